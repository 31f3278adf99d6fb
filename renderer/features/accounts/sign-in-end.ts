const day = 24 * 3_600_000;

/** From this many days on the owner is asked to sign in again. */
const soonDays = 7;

/** Whole days until a sign-in ends; never below zero. */
export function daysUntil(at: number, now: number): number {
  return Math.max(0, Math.floor((at - now) / day));
}

/** Whether a sign-in ends so soon that the owner should know. */
export function endsSoon(at: number | null, now: number): boolean {
  return at !== null && daysUntil(at, now) < soonDays;
}
