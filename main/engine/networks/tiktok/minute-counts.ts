import type { Clock } from '../../clock.ts';
import type { ActingAccount, Line } from '../network.ts';

/** Calls that the network takes from one token in any minute (contract T8). */
export const perMinute = { 'creator-info': 20, 'video-init': 6, 'inbox-init': 6, status: 30 } as const;
export type CountedCall = keyof typeof perMinute;

const minute = 60_000;

/** When the calls of the last minute were made, by engine (its clock) and account; they need not outlive it. */
const counts = new WeakMap<Clock, Map<string, readonly number[]>>();

type Counting = Pick<Line, 'clock' | 'budgets' | 'baseOf'>;

/** Counts a call and notes the budget: the network tells nothing of it until it is used up. */
export function countCall(line: Counting, account: Pick<ActingAccount, 'remoteId'>, call: CountedCall): void {
  const now = line.clock.now();
  const calls = counts.get(line.clock) ?? new Map<string, readonly number[]>();
  counts.set(line.clock, calls);
  // The same creator may be known for real and in practice.
  const key = `${line.baseOf('open.tiktokapis.com')} ${account.remoteId} ${call}`;
  const recent = [...(calls.get(key) ?? []).filter((time) => time > now - minute && time <= now), now];
  calls.set(key, recent);
  const [oldest = now] = recent;
  line.budgets.note(account, {
    scope: 'account',
    name: call,
    usedShare: recent.length / perMinute[call],
    resetsAt: oldest + minute,
  });
}

/** The network refused a call because of its count: nothing more until a minute has passed. */
export function noteUsedUp(
  line: Counting,
  account: Pick<ActingAccount, 'remoteId'>,
  call: CountedCall,
): void {
  line.budgets.note(account, {
    scope: 'account',
    name: call,
    usedShare: 1,
    resetsAt: line.clock.now() + minute,
  });
}
