import type { Clock } from '../../../main/engine/clock.ts';

/** A machine's two clocks, driven from outside: waits run on the monotonic one, as timers do; `now` is what the owner's clock shows. */
export interface EngineClock extends Clock {
  /** Drives the monotonic clock to `moved` ms after the machine's, and the owner's to `ahead` ms after that. */
  set(moved: number, ahead: number): void;
}

/** Creates the clock; `waitsUntil` is told of the next moment that something waits for, whenever it may have changed. */
export function createEngineClock(waitsUntil: (at: number | null) => void): EngineClock {
  let moved = 0;
  let ahead = 0;
  let telling = false;
  let timer: NodeJS.Timeout | undefined;
  const waits = new Set<{ readonly until: number; readonly done: () => void }>();
  const monotonic = (): number => Date.now() + moved;

  function endDue(): void {
    for (const entry of [...waits].filter(({ until }) => until <= monotonic())) entry.done();
    arm();
  }

  /** One timer for the next wait, set and told of once for all that changes in one turn. */
  function arm(): void {
    if (telling) return;
    telling = true;
    setImmediate(() => {
      telling = false;
      const next = waits.size === 0 ? null : Math.min(...[...waits].map(({ until }) => until));
      clearTimeout(timer);
      if (next !== null) timer = setTimeout(endDue, Math.max(0, next - monotonic()));
      waitsUntil(next);
    });
  }

  return {
    now: () => monotonic() + ahead,
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) return resolve();
        const done = (): void => {
          waits.delete(entry);
          signal?.removeEventListener('abort', done);
          arm();
          resolve();
        };
        const entry = { until: monotonic() + milliseconds, done };
        waits.add(entry);
        signal?.addEventListener('abort', done, { once: true });
        arm();
      }),
    set(nextMoved, nextAhead) {
      moved = nextMoved;
      ahead = nextAhead;
      endDue();
    },
  };
}
