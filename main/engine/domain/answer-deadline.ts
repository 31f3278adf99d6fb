import { Temporal } from 'temporal-polyfill';

/** Which reminder of a deadline is due: a week before, on the day, once it is over. */
export type DeadlineReminder = 'week' | 'day' | 'overdue';

/** Whether `reminder` comes after `given`; each is given once. */
export function comesAfter(reminder: DeadlineReminder, given: DeadlineReminder | null): boolean {
  const order: readonly (DeadlineReminder | null)[] = [null, 'week', 'day', 'overdue'];
  return order.indexOf(reminder) > order.indexOf(given);
}

/**
 * The last day for an answer to a request that was sent on `sentOn`: the same day of the next month, or that month's last where it is
 * shorter (GDPR Art. 12(3); Regulation (EEC, Euratom) 1182/71 Art. 3(2)(c)). Two months more when the controller said so within the first.
 */
export function answerDueOn(sentOn: string, extendedOn: string | null): string {
  const sent = Temporal.PlainDate.from(sentOn);
  const first = sent.add({ months: 1 }, { overflow: 'constrain' });
  if (extendedOn === null || Temporal.PlainDate.compare(extendedOn, first) > 0) return first.toString();
  // Counted from the sending and not from the shortened day: 31 January + 3 months is 30 April, not the 28th.
  return sent.add({ months: 3 }, { overflow: 'constrain' }).toString();
}

/** The day that `now` is in a zone. */
export function dayIn(zone: string, now: number): string {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** Whether the calendar knows a zone. */
export function isZone(zone: string): boolean {
  try {
    dayIn(zone, 0);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Whole days of the calendar until `dueOn`; negative once it is over. The last day counts to its end. */
export function daysUntil(dueOn: string, zone: string, now: number): number {
  return Temporal.PlainDate.from(dayIn(zone, now)).until(dueOn, { largestUnit: 'day' }).days;
}

/** What is to be reminded of with so many days left; null: nothing yet. */
export function reminderAt(daysLeft: number): DeadlineReminder | null {
  if (daysLeft < 0) return 'overdue';
  if (daysLeft === 0) return 'day';
  return daysLeft <= 7 ? 'week' : null;
}
