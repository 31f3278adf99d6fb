import type { Outlook, TakenAlong } from '../../../../shared/contract/leaving.ts';
import type { NetworkId } from '../../../../shared/model/network.ts';
import { contentTypeOf } from '../../../../shared/model/content-type.ts';
import type { PublicationState } from '../../../../shared/model/publication.ts';
import type { Clock } from '../../clock.ts';
import type { Guard } from '../../domain/errand.ts';
import { decideHandOver } from '../../domain/hand-over.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { Events } from '../../events.ts';
import type { Network } from '../../networks/network.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import type { Posts } from '../../store/repositories/posts.ts';
import type { PublicationRow, Publications } from '../../store/repositories/publications.ts';
import type { Renditions } from '../media/renditions.ts';
import type { PostDesk } from '../posts/post-desk.ts';
import { withHandOver } from '../../domain/part-of-draft.ts';
import { freeze } from './frozen-content.ts';
import type { PublishingPlace } from './publishing-place.ts';
import type { Scheduler } from './scheduler.ts';

export interface LeavingParts {
  readonly accounts: Accounts;
  readonly posts: Posts;
  readonly publications: Publications;
  readonly networks: Readonly<Record<NetworkId, Network>>;
  readonly renditions: Renditions;
  readonly postDesk: Pick<PostDesk, 'save'>;
  readonly scheduler: Scheduler;
  readonly place: Pick<PublishingPlace, 'other'>;
  readonly clock: Clock;
  readonly events: Events;
  readonly isOnHold: Guard;
}

/** What is due soon when the owner wants to quit, and what networks can hold of it meanwhile. */
export interface LeavingDesk {
  /** What would miss its time within `withinMs` from now. */
  outlook(withinMs: number): Outlook;
  /** Has networks hold what they can of that; ends when all of it is settled, at the latest after `deadlineMs`. */
  takeAlong(withinMs: number, deadlineMs: number): Promise<TakenAlong>;
}

/** More than one owner plans for a day. */
const mostPublications = 1000;

const underWay: readonly PublicationState[] = ['scheduled', 'preparing', 'committing', 'verifying'];

/** Creates the desk of an engine. */
export function createLeavingDesk(parts: LeavingParts): LeavingDesk {
  const { accounts, posts, publications, networks, renditions, postDesk, scheduler, place } = parts;
  const { clock, events } = parts;

  /** What goes out by itself within that time: not while it is paused or another's, nor what is held or waits for the owner. */
  function dueWithin(withinMs: number): readonly PublicationRow[] {
    if (scheduler.paused || place.other !== null) return [];
    return publications
      .dueBy(['scheduled', 'preparing'], clock.now() + withinMs, mostPublications)
      .filter(({ account_id: accountId }) => !parts.isOnHold({ purpose: 'publishing', accountId }));
  }

  function canBeHeld(row: PublicationRow): boolean {
    const account = accounts.get(row.account_id);
    const post = posts.get(row.post_id);
    if (row.state !== 'scheduled' || account?.status !== 'connected' || post === undefined) return false;
    const content = freeze(posts.draft(post), row.account_id);
    const { handOver } = networks[account.network as NetworkId];
    if (content === undefined || handOver === undefined) return false;
    const kinds = renditions.kindsOf(content.media.map(({ assetId }) => assetId));
    const window = handOver.window(contentTypeOf({ options: content.options, kinds }));
    return decideHandOver(window, row.due_at, clock.now()).kind === 'hand-over';
  }

  /** Gives the networks the posts of `rows`, at once; what changed meanwhile stays as it is. */
  function begin(rows: readonly PublicationRow[]): void {
    for (const [postId, ofPost] of Map.groupBy(rows, ({ post_id }) => post_id)) {
      const post = posts.get(postId);
      if (post === undefined) continue;
      const wanted = new Set(ofPost.map(({ account_id }) => account_id));
      try {
        postDesk.save(postId, withHandOver(posts.draft(post), wanted));
      } catch (error) {
        if (!(error instanceof ExpectedError)) throw error;
        continue;
      }
      for (const { id } of ofPost) publications.patch(id, { next_at: clock.now() });
    }
    scheduler.scan();
  }

  const isUnderWay = ({ id }: PublicationRow, since: number): boolean => {
    const row = publications.get(id);
    if (row === undefined || !underWay.some((state) => state === row.state)) return false;
    // One that failed for now waits for its next try: it stays here.
    return row.state !== 'scheduled' || (row.next_at !== null && row.next_at <= since);
  };

  return {
    outlook(withinMs) {
      const rows = dueWithin(withinMs);
      const first = rows[0];
      return {
        posts: new Set(rows.map(({ post_id }) => post_id)).size,
        first: first === undefined ? null : Math.max(first.due_at, clock.now()),
        publications: rows.length,
        holdable: rows.filter(canBeHeld).length,
      };
    },
    async takeAlong(withinMs, deadlineMs) {
      const rows = dueWithin(withinMs);
      const wanted = rows.filter(canBeHeld);
      const deadline = AbortSignal.timeout(deadlineMs);
      const changes = events.changes.listen(deadline);
      const since = clock.now();
      begin(wanted);
      const pending = (): boolean => wanted.some((row) => isUnderWay(row, since));
      if (pending()) for await (const _ of changes) if (!pending()) break;
      const held = wanted.filter(({ id }) => publications.get(id)?.state === 'handed-over').length;
      return { held, left: rows.length - held };
    },
  };
}
