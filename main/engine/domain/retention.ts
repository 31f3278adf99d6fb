import type { KeptFor } from '../../../shared/privacy/retention-rules.ts';

const day = 86_400_000;

/** Before which moment (ms) what a rule concerns goes, at `now`; `ownMonths` are those that the owner set for logs. */
export function cutoffOf(keptFor: KeptFor, now: number, ownMonths: number): number {
  switch (keptFor.unit) {
    case 'days':
      return now - keptFor.count * day;
    case 'months':
      return monthsBefore(now, keptFor.count);
    case 'years':
      return monthsBefore(now, keptFor.count * 12);
    case 'owner':
      return monthsBefore(now, ownMonths);
  }
}

/** The same day of an earlier calendar month, in UTC; where that month is shorter, its last day. */
export function monthsBefore(now: number, months: number): number {
  const date = new Date(now);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return date.getTime();
}
