import * as z from 'zod';
import { type Away, away, type AwayReason } from '../../../../shared/model/missed.ts';
import type { Clock } from '../../clock.ts';
import { awayAt, onTimeWithin } from '../../domain/missed-time.ts';
import type { Facts } from '../../store/repositories/facts.ts';
import type { Store } from '../../store/store.ts';

export interface AwayWatchParts {
  readonly store: Store;
  readonly facts: Facts;
  readonly clock: Clock;
  /** The earliest time that is still planned (ms), for a profile that was never watched before. */
  earliestTime(): number | undefined;
}

/** Knows when nothing could go out, and why: so that a time that passed meanwhile is judged, and its owner told the reason. */
export interface AwayWatch {
  /** At every look at the schedule: what passed unseen since the last one was sleep, or (at the first) a computer that was off. */
  look(): void;
  /** A time without publishing ends now that began at `from` (ms). */
  ended(reason: AwayReason, from: number): void;
  /** The time without publishing that `at` (ms) fell into. */
  at(at: number): Away | undefined;
  /** Another place has published from this profile until now: the first look counts all that is due already to that time. */
  elsewhere(): void;
  /** The engine ends here: the time from now on was not spent publishing, and why. */
  leave(reason: 'off' | 'locked'): void;
}

/** Periods kept: what was due in an older one was judged long ago. */
const keptPeriods = 16;

/** How often the time is written down that a crash or a power cut is counted from (ms). */
const writtenEvery = 5 * 60_000;

const periodList = z.array(away).catch([]);

/** Keeps the watch in the facts of an engine, so that a crash right after waking does not forget the sleep. */
export function createAwayWatch({ store, facts, clock, earliestTime }: AwayWatchParts): AwayWatch {
  let seen: number | undefined;
  let written = Number.NEGATIVE_INFINITY;

  const periods = (): readonly Away[] => periodList.parse(JSON.parse(facts.get('away') ?? '[]'));

  function add(period: Away): void {
    facts.set('away', JSON.stringify([...periods(), period].slice(-keptPeriods)));
  }

  function write(now: number): void {
    facts.set('last-seen', String(now));
    written = now;
  }

  /** What the last run of the engine left: when it was last awake, and whether the owner locked it, or was elsewhere. */
  function lastRun(now: number): Away {
    const leftAs = facts.get('left-as');
    if (leftAs === 'elsewhere') return { reason: leftAs, from: null, to: now };
    const from = facts.get('last-seen');
    const reason = leftAs === 'locked' ? 'locked' : 'off';
    return { reason, from: from === undefined ? (earliestTime() ?? now) : Number(from), to: now };
  }

  return {
    look() {
      const now = clock.now();
      const since: Away = seen === undefined ? lastRun(now) : { reason: 'asleep', from: seen, to: now };
      const first = seen === undefined;
      seen = now;
      const passed = now - (since.from ?? now);
      if (passed <= onTimeWithin && !first && now - written < writtenEvery && now >= written) return;
      store.transaction(() => {
        if (passed > onTimeWithin || since.reason === 'elsewhere') add(since);
        if (first) facts.set('left-as', 'off');
        write(now);
      });
    },
    ended(reason, from) {
      const now = clock.now();
      if (now - from > onTimeWithin) add({ reason, from, to: now });
    },
    at: (at) => awayAt(at, periods()),
    elsewhere: () => facts.set('left-as', 'elsewhere'),
    leave(reason) {
      store.transaction(() => {
        facts.set('left-as', reason);
        // What the watch never saw begin is not its to end.
        if (seen !== undefined) write(clock.now());
      });
    },
  };
}
