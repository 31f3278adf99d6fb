/** Attempts in a row that failed, and when the last one was made (ms). */
export interface FailedAttempts {
  readonly failures: number;
  readonly lastAt: number;
}

/** From this failure on somebody has to wait, and the owner is told. */
export const freeAttempts = 5;
const firstWait = 30_000;
const longestWait = 3_600_000;

/** How long (ms) after so many failures in a row no attempt is taken: 30 s after the fifth, then twice as long each time, an hour at most. */
export function waitAfter(failures: number): number {
  if (failures < freeAttempts) return 0;
  return Math.min(longestWait, firstWait * 2 ** Math.min(30, failures - freeAttempts));
}

/** Until when attempts are refused at `now`, or null. A clock that was set back does not make the wait longer than it is. */
export function waitsUntil({ failures, lastAt }: FailedAttempts, now: number): number | null {
  const wait = waitAfter(failures);
  const until = Math.min(lastAt, now) + wait;
  return until > now ? until : null;
}
