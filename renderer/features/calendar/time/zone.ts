import { Temporal } from 'temporal-polyfill';
import type { WallTime } from '../../../../shared/model/post.ts';
import type { Day } from './days.ts';

/** An instant as a wall clock shows it: the day and the minutes since midnight (0–1439). */
export interface WallClock {
  readonly day: Day;
  readonly minutes: number;
}

/** How a wall-clock time met the zone's clock changes; the words are the contract's (`posts.schedule`). */
export type ClockNote = 'exact' | 'moved-past-gap' | 'first-of-two';

/** The zone of this computer. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** What a wall clock in `zone` shows at an instant (ms since the epoch). */
export function wallClock(at: number, zone: string): WallClock {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return { day: zoned.toPlainDate().toString(), minutes: zoned.hour * 60 + zoned.minute };
}

/** `minutes` of `day` as a wall time of the contract. */
export function wallTime({ day, minutes }: WallClock, zone: string): WallTime {
  const two = (value: number): string => String(value).padStart(2, '0');
  return { local: `${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`, zone };
}

/** Day and minutes of a wall time, as written. */
export function splitWallTime({ local }: WallTime): WallClock {
  const time = Temporal.PlainDateTime.from(local);
  return { day: time.toPlainDate().toString(), minutes: time.hour * 60 + time.minute };
}

/**
 * The instant of a wall time, by the engine's rule: in the gap of a clock change it moves forward by the gap,
 * of two equal times the first counts.
 */
export function instantOf({ local, zone }: WallTime): { readonly at: number; readonly note: ClockNote } {
  const plain = Temporal.PlainDateTime.from(local);
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds)
    return { at: earlier.epochMilliseconds, note: 'exact' };
  return earlier.toPlainDateTime().equals(plain)
    ? { at: earlier.epochMilliseconds, note: 'first-of-two' }
    : { at: later.epochMilliseconds, note: 'moved-past-gap' };
}

/** The instant at which `day` begins in `zone`, which is not midnight where the clocks change at midnight. */
export function startOfDay(day: Day, zone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).startOfDay().epochMilliseconds;
}

/** Half-hour slots (minutes since midnight) of `day` that no clock in `zone` shows because it jumps over them. */
export function missingSlots(day: Day, zone: string): readonly number[] {
  const nextDay = Temporal.PlainDate.from(day).add({ days: 1 }).toString();
  if (startOfDay(nextDay, zone) - startOfDay(day, zone) >= 24 * 3_600_000) return [];
  return Array.from({ length: 48 }, (_, index) => index * 30).filter(
    (minutes) => instantOf(wallTime({ day, minutes }, zone)).note === 'moved-past-gap',
  );
}
