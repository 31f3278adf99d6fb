const day = 86_400_000;

/** Of how many days left an owner is warned, the last warning first. */
export const warningDays = [1, 7, 14] as const;

/** Whole days until a sign-in ends, 0 on its last day and after; times in ms. */
export function daysLeft(endsAt: number, now: number): number {
  return Math.max(0, Math.floor((endsAt - now) / day));
}

/**
 * The warning that is due: the smallest number of days in `warningDays` that what is left has come down to, unless that or a
 * later one was given already. A sign-in that lasts no longer than a warning's days is not warned of that at its very start.
 */
export function warningDue(
  endsAt: number,
  now: number,
  warned: number | null,
  signedInAt: number,
): number | null {
  const left = (endsAt - now) / day;
  const whole = (endsAt - signedInAt) / day;
  const step = warningDays.find((days) => left <= days && whole >= days + 1);
  if (step === undefined) return null;
  return warned === null || step < warned ? step : null;
}
