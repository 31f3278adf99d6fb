import type { ChangeOutcome, HandOver } from '../after-publishing.ts';
import type { NetworkReply } from '../../http/network-calls.ts';
import type { ActingAccount, Line } from '../network.ts';
import { unansweredFailure } from '../replies.ts';
import { type ApiCall, sendFor } from './api.ts';
import { failureOf } from './error-table.ts';

/** How far ahead a time must lie (contract §2, "Publish"). */
const leastAhead = 5 * 60_000;
/** Servers name no furthest time. */
const mostAhead = 5 * 365 * 24 * 3_600_000;

/** What servers hold for its time; every type of content can be. */
export const handOver: HandOver = {
  window: () => ({ leastMs: leastAhead, mostMs: mostAhead }),
  move: (line, account, remoteId, at) =>
    change(line, account, {
      method: 'PUT',
      path: `/api/v1/scheduled_statuses/${remoteId}`,
      body: { kind: 'json', value: { scheduled_at: new Date(at).toISOString() } },
    }),
  cancel: (line, account, remoteId) =>
    change(line, account, { method: 'DELETE', path: `/api/v1/scheduled_statuses/${remoteId}` }),
};

/** A change that may be asked for again: what is gone counts as such. */
export async function change(line: Line, account: ActingAccount, call: ApiCall): Promise<ChangeOutcome> {
  return changeOutcome(line, await sendFor(line, account, call));
}

/** What a change came to. */
export function changeOutcome(line: Line, reply: NetworkReply): ChangeOutcome {
  if (reply.kind === 'not-sent') return { kind: 'rejected', failure: unansweredFailure(reply) };
  if (reply.kind === 'lost') return { kind: 'unknown', failure: unansweredFailure(reply) };
  if (reply.status === 200) return { kind: 'done' };
  if (reply.status === 404) return { kind: 'gone' };
  const failure = failureOf(reply, line.clock.now());
  return reply.status >= 500 ? { kind: 'unknown', failure } : { kind: 'rejected', failure };
}
