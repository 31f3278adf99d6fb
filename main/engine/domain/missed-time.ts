import type { Away, MissedRule } from '../../../shared/model/missed.ts';

/** What begins within this of its time is on time (ms): the schedule is read at least every 30 s, and a network takes a moment. */
export const onTimeWithin = 2 * 60_000;

/** What to do with a publication that could not go out at its time. */
export type LateDecision = 'go' | 'ask' | 'next-slot';

/** Decides by how late it is (ms) and what its owner wants. */
export function whenLate(late: number, rule: MissedRule): LateDecision {
  if (late <= onTimeWithin) return 'go';
  switch (rule.kind) {
    case 'late':
      return late <= rule.minutes * 60_000 ? 'go' : 'ask';
    case 'ask':
    case 'next-slot':
      return rule.kind;
  }
}

/** The time during which nothing could go out that `at` (ms) fell into; the longest where several did, and another's before all. */
export function awayAt(at: number, periods: readonly Away[]): Away | undefined {
  const length = ({ from, to }: Away): number => to - (from ?? at);
  const elsewhere = periods.find(({ reason, to }) => reason === 'elsewhere' && at <= to);
  if (elsewhere !== undefined) return elsewhere;
  const around = periods.filter(({ from, to }) => (from ?? at) <= at && at < to);
  return around.reduce<Away | undefined>(
    (longest, period) => (longest === undefined || length(period) > length(longest) ? period : longest),
    undefined,
  );
}
