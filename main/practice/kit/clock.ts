/** The practice networks' own time: real time plus an offset that tests and the owner can drive. */
export interface PracticeClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Moves practice time forward by `milliseconds` (never back: real networks' clocks do not run backwards). */
  advance(milliseconds: number): void;
}

/** A clock that follows the machine's until it is driven. */
export function createPracticeClock(): PracticeClock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    advance(milliseconds) {
      if (!Number.isFinite(milliseconds) || milliseconds < 0)
        throw new RangeError('Practice time only moves forward');
      offset += milliseconds;
    },
  };
}
