import type { Clock } from '../main/engine/clock.ts';
import type { PracticeClock } from '../main/practice/kit/clock.ts';

/** One time for the engine and the practice networks: the machine's until it is driven forward. */
export interface SharedTime extends Clock, PracticeClock {}

/** Creates a time that starts now. */
export function createSharedTime(): SharedTime {
  let offset = 0;
  const waits = new Set<{ readonly until: number; readonly done: () => void }>();
  const now = (): number => Date.now() + offset;
  return {
    now,
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        const done = (): void => {
          clearTimeout(timer);
          waits.delete(entry);
          signal?.removeEventListener('abort', done);
          resolve();
        };
        const entry = { until: now() + milliseconds, done };
        const timer = setTimeout(done, milliseconds);
        // A wait that nobody drives to its end must not keep a finished test alive.
        timer.unref();
        waits.add(entry);
        signal?.addEventListener('abort', done, { once: true });
      }),
    advance(milliseconds) {
      offset += milliseconds;
      for (const entry of [...waits].filter(({ until }) => until <= now())) entry.done();
    },
  };
}
