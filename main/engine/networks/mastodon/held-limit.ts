import type { Failure } from '../../../../shared/model/failure.ts';
import type { Outcome } from '../../../../shared/outcome.ts';
import type { PublishJob } from '../network.ts';
import { callFor } from './api.ts';
import { type ScheduledStatus, scheduledStatuses } from './parse.ts';

/** What servers hold at most for an account (`ScheduledStatus` of Mastodon 4): in all, and for a day in UTC. */
const mostInAll = 300;
const mostADay = 25;

const day = 24 * 3_600_000;

const dayOf = (at: number): number => Math.floor(at / day);

/** Whether the server refuses to hold another status for `at` (ms) because it holds as many as it takes. */
export async function holdsNoMore(job: PublishJob, at: number): Promise<boolean> {
  const held = new Map<string, number>();
  let before: string | null = null;
  do {
    const page = await heldBefore(job, before);
    if (!page.ok) return false;
    const known = held.size;
    for (const { id, scheduled_at: heldFor } of page.value) held.set(id, heldFor);
    // A page that brings nothing new is the last one, whatever the server makes of the question.
    before = held.size === known ? null : (page.value.at(-1)?.id ?? null);
  } while (before !== null && held.size < mostInAll);
  const sameDay = [...held.values()].filter((other) => dayOf(other) === dayOf(at));
  return held.size >= mostInAll || sameDay.length >= mostADay;
}

/** Newest first, from those made before the one with the id `before`. */
function heldBefore(
  job: PublishJob,
  before: string | null,
): Promise<Outcome<readonly ScheduledStatus[], Failure>> {
  return callFor(
    job,
    job.account,
    {
      method: 'GET',
      path: '/api/v1/scheduled_statuses',
      query: [['limit', '40'], ...(before === null ? [] : [['max_id', before] as const])],
      exchange: { signal: job.signal },
    },
    scheduledStatuses,
  );
}
