import { Temporal } from 'temporal-polyfill';
import { resolveWallTime } from './wall-time.ts';

/** A time of the week at which an account may publish. */
export interface SlotOfWeek {
  /** Monday is 1. */
  readonly weekday: number;
  /** Minutes since midnight, on the wall. */
  readonly minutes: number;
}

/** A slot on a day. */
export interface SlotTime {
  readonly at: number;
  /** `YYYY-MM-DDTHH:MM`, as the owner set it. */
  readonly local: string;
}

/** An account's slots as times to come. */
export interface SlotCalendar {
  /** The first slot after `at` (ms), or undefined when there is none within three years. */
  after(at: number): SlotTime | undefined;
  /** The slot that begins at `at` (ms). */
  at(at: number): SlotTime | undefined;
}

/** How far ahead slots are looked for (days). */
const farthest = 3 * 366;

/** The slots of a week in `zone` from `from` (ms) on. They keep their wall time; in a gap or overlap the rule of `resolveWallTime` holds. */
export function slotCalendar(slots: readonly SlotOfWeek[], zone: string, from: number): SlotCalendar {
  const days = slotTimes(slots, zone, from);
  const known: SlotTime[] = [];
  let ended = slots.length === 0;

  /** Reads on until a time after `at` is known. */
  function readPast(at: number): void {
    while (!ended && (known.at(-1)?.at ?? Number.NEGATIVE_INFINITY) <= at) {
      const next = days.next();
      if (next.done === true) ended = true;
      else known.push(next.value);
    }
  }

  return {
    after(at) {
      readPast(at);
      return known[firstAfter(known, at)];
    },
    at(at) {
      readPast(at);
      const found = known[firstAfter(known, at - 1)];
      return found?.at === at ? found : undefined;
    },
  };
}

/** Index of the first time after `at` in a list that is in order. */
function firstAfter(times: readonly SlotTime[], at: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Slots after `from` in the order in which they come; two that a clock change lets fall together are one. */
function* slotTimes(slots: readonly SlotOfWeek[], zone: string, from: number): Generator<SlotTime> {
  let last = from;
  let waiting: SlotTime[] = [];
  // A clock change may have moved one of the day before past `from`.
  let day = Temporal.Instant.fromEpochMilliseconds(from)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .subtract({ days: 1 });
  for (let count = 0; count < farthest; count += 1) {
    const of = slots.filter(({ weekday }) => weekday === day.dayOfWeek);
    waiting.push(...of.flatMap(({ minutes }) => timeOn(day, minutes, zone) ?? []));
    day = day.add({ days: 1 });
    if (waiting.length === 0) continue;
    waiting.sort((first, second) => first.at - second.at);
    // What a gap moved past midnight waits for the slots of the day that it fell into.
    const midnight = resolveWallTime({ local: `${day.toString()}T00:00`, zone })?.at ?? last;
    const ready = waiting.filter(({ at }) => at < midnight);
    waiting = waiting.filter(({ at }) => at >= midnight);
    for (const time of ready) {
      if (time.at <= last) continue;
      last = time.at;
      yield time;
    }
  }
}

function timeOn(day: Temporal.PlainDate, minutes: number, zone: string): SlotTime | undefined {
  const two = (value: number): string => String(value).padStart(2, '0');
  const local = `${day.toString()}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  const found = resolveWallTime({ local, zone });
  return found === undefined ? undefined : { at: found.at, local };
}
