import { Temporal } from 'temporal-polyfill';

/** A clock change of a zone: when, and the offsets before and after (ms). */
export interface Transition {
  readonly zone: string;
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Every zone that this runtime knows. */
export const zones = Intl.supportedValuesOf('timeZone');

const formats = new Map<string, Intl.DateTimeFormat>();

/** Offset of a zone at an instant (ms), read from the formatted wall clock: another way than that of the code under test. */
export function offsetAt(zone: string, at: number): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  formats.set(zone, format);
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day: date = 1, hour: hours = 0, minute: minutes = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, date, hours, minutes, second) - at;
}

/** All clock changes of all zones from 2024 to 2036. */
export function allTransitions(): readonly Transition[] {
  const end = Date.UTC(2037, 0, 1);
  return zones.flatMap((zone) => {
    const found: Transition[] = [];
    let next = Temporal.Instant.fromEpochMilliseconds(Date.UTC(2024, 0, 1))
      .toZonedDateTimeISO(zone)
      .getTimeZoneTransition('next');
    while (next !== null && next.epochMilliseconds < end) {
      const at = next.epochMilliseconds;
      found.push({ zone, at, before: offsetAt(zone, at - 1000), after: offsetAt(zone, at) });
      next = next.getTimeZoneTransition('next');
    }
    return found;
  });
}

/** A wall-clock reading, held as if it were UTC (ms), as the code writes it: `YYYY-MM-DDTHH:MM`. */
export const written = (wall: number): string => new Date(wall).toISOString().slice(0, 16);

/** What a clock in `zone` shows at an instant (ms). */
export const shown = (zone: string, at: number): string => written(at + offsetAt(zone, at));
