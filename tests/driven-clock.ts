import type { Clock } from '../main/engine/clock.ts';

/** A clock that only moves when it is told to; waits end when the time they wait for has come. */
export interface DrivenClock extends Clock {
  /** Moves time forward and lets everything that waited for it run. */
  advance(milliseconds: number): Promise<void>;
  set(now: number): void;
}

/** Creates a clock that stands at `start` (ms). */
export function createDrivenClock(start: number): DrivenClock {
  let now = start;
  const waits = new Set<{ readonly until: number; readonly done: () => void }>();
  return {
    now: () => now,
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        const entry = {
          until: now + milliseconds,
          done: () => {
            waits.delete(entry);
            resolve();
          },
        };
        waits.add(entry);
        if (signal?.aborted === true) entry.done();
        signal?.addEventListener('abort', entry.done, { once: true });
      }),
    async advance(milliseconds) {
      now += milliseconds;
      for (const entry of [...waits].filter(({ until }) => until <= now)) entry.done();
      await new Promise((resolve) => setImmediate(resolve));
    },
    set: (time) => {
      now = time;
    },
  };
}
