import type { Clock } from '../../../main/engine/clock.ts';
import type { PracticeClock } from '../../../main/practice/kit/clock.ts';

/** Time that runs `factor` times as fast as the machine's since `start` (ms): minutes of patience pass in seconds. */
export interface FastTime {
  readonly start: number;
  readonly factor: number;
}

const fastNow = ({ start, factor }: FastTime): number => Math.round(start + (Date.now() - start) * factor);

/** The engine's clock in fast time. */
export const fastClock = (time: FastTime): Clock => ({
  now: () => fastNow(time),
  wait: (milliseconds, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds / time.factor);
      signal?.addEventListener(
        'abort',
        () => {
          clearTimeout(timer);
          resolve();
        },
        { once: true },
      );
    }),
});

/** The practice networks' clock in fast time. */
export function fastPracticeClock(time: FastTime): PracticeClock {
  let offset = 0;
  return {
    now: () => fastNow(time) + offset,
    advance(milliseconds) {
      offset += milliseconds;
    },
  };
}
