import type { PublicationState } from '../../../../shared/model/publication.ts';
import { z } from '../../../../shared/zod.ts';
import type { Engine } from '../../engine.ts';

/** What a publisher says of itself: how it is, and nothing of what it publishes or for whom. Times are ISO 8601 in UTC. */
export const publisherStatus = z.object({
  runningSince: z.string(),
  paused: z.boolean(),
  /** Publications at work right now. */
  atWork: z.number(),
  /** Publications that wait for their time, here or at their network. */
  waiting: z.number(),
  next: z.string().nullable(),
  /** Publications that were sent, and whose network is still to say what became of them. */
  toBeConfirmed: z.number(),
  lastPublished: z.string().nullable(),
  /** Publications that wait for their owner, who decides in Kaizup. */
  needsOwner: z.number(),
  /** Accounts that wait for their owner to sign in again. */
  signedOut: z.number(),
  offlineSince: z.string().nullable(),
  networksInTrouble: z.array(
    z.object({ network: z.string(), server: z.string().nullable(), since: z.string() }),
  ),
  /** Why the disk takes nothing, else null: nothing goes out meanwhile. */
  disk: z.string().nullable(),
});
export type PublisherStatus = Readonly<z.infer<typeof publisherStatus>>;

const waiting = ['scheduled', 'handed-over'] as const satisfies readonly PublicationState[];

const iso = (at: number): string => new Date(at).toISOString();

/** The status of an engine that runs since `startedAt` (ms). */
export function statusOf({ app, publications, store }: Engine, startedAt: number): PublisherStatus {
  const { paused, needsOwner, offlineSince, troubles, diskRefusal, accounts } = app.state();
  const { next, working } = app.tray();
  const last = store.first(
    store.sql
      .selectFrom('publication')
      .select('published_at')
      .where('state', '=', 'published')
      .where('published_at', 'is not', null)
      .orderBy('published_at', 'desc')
      .limit(1),
  );
  return {
    runningSince: iso(startedAt),
    paused,
    atWork: working,
    waiting: publications.countIn(waiting),
    next: next === null ? null : iso(next.at),
    toBeConfirmed: publications.countIn(['committing', 'verifying']),
    lastPublished: last === undefined || last.published_at === null ? null : iso(last.published_at),
    needsOwner,
    signedOut: accounts.signedOut,
    offlineSince: offlineSince === null ? null : iso(offlineSince),
    networksInTrouble: troubles.map(({ network, server, since }) => ({ network, server, since: iso(since) })),
    disk: diskRefusal?.cause ?? null,
  };
}

/** The status for a person: a line a fact, what is well in one line. */
export function linesOf(status: PublisherStatus): readonly string[] {
  const {
    waiting: planned,
    next,
    toBeConfirmed,
    needsOwner,
    signedOut,
    offlineSince,
    networksInTrouble,
    disk,
  } = status;
  return [
    `${status.paused ? 'Paused' : 'Publishing'}, running since ${status.runningSince}`,
    `At work: ${status.atWork}. Waiting for their time: ${planned}${next === null ? '' : `, the next at ${next}`}`,
    ...(toBeConfirmed > 0 ? [`Sent, and still to be confirmed by their network: ${toBeConfirmed}`] : []),
    `Last published: ${status.lastPublished ?? 'nothing yet'}`,
    ...(needsOwner > 0 ? [`Waiting for their owner, in Kaizup: ${needsOwner}`] : []),
    ...(signedOut > 0 ? [`Accounts to be signed in again, in Kaizup: ${signedOut}`] : []),
    ...(offlineSince === null ? [] : [`No connection since ${offlineSince}`]),
    ...networksInTrouble.map(
      ({ network, server, since }) =>
        `${network}${server === null ? '' : ` (${server})`} does not answer since ${since}`,
    ),
    ...(disk === null ? [] : [`The disk takes nothing (${disk}): nothing goes out until it does`]),
  ];
}
