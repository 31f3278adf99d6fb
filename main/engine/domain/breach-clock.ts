/** How long the authority may wait (GDPR Art. 33(1)), in ms. */
export const noticeTime = 72 * 3_600_000;

/** Hours left at which the owner is reminded; 0: the time is over. */
export const clockReminders = [48, 24, 6, 0] as const;

/** When the 72 hours are over. */
export const clockEnds = (knownAt: number): number => knownAt + noticeTime;

/**
 * The reminder that is due at `now`, of several the most pressing; null when none is, or it was given (`given`: the fewest hours reminded
 * of so far).
 */
export function clockReminderAt(knownAt: number, now: number, given: number | null): number | null {
  const left = (clockEnds(knownAt) - now) / 3_600_000;
  const due = clockReminders.filter((hours) => left <= hours).at(-1);
  return due === undefined || (given !== null && due >= given) ? null : due;
}
