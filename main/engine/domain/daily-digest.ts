import type { DigestTime } from '../../../shared/model/daily-digest.ts';
import { resolveWallTime } from './wall-time.ts';
import { daysLater, localTime } from './zone-clock.ts';

/** A day on the wall of a zone: its name (`YYYY-MM-DD`), and where it, the day before and the day after begin (ms). */
export interface LocalDay {
  readonly day: string;
  readonly yesterday: number;
  readonly from: number;
  readonly to: number;
}

/** What is known of the digests so far. */
export interface DigestState {
  readonly minutes: DigestTime;
  /** Since when it is told at that time (ms): a time of day that was past by then is told on the next day. */
  readonly since: number;
  /** The day that was told last. */
  readonly told: string | null;
}

/** When `clock` (`HH:MM`) comes on the day that is `days` after `day`; past the gap, or the first of two, where clocks change. */
function instantOf(day: string, days: number, clock: string, zone: string): number {
  const found = resolveWallTime({ local: daysLater(`${day}T${clock}`, days), zone });
  if (found === undefined) throw new RangeError(`${day} at ${clock} is no time in ${zone}`);
  return found.at;
}

/** The day that `now` (ms) is in. */
export function localDay(now: number, zone: string): LocalDay {
  const day = localTime(now, zone).slice(0, 10);
  const start = (days: number): number => instantOf(day, days, '00:00', zone);
  return { day, yesterday: start(-1), from: start(0), to: start(1) };
}

/** Whether the digest of the day that `now` (ms) is in is due: its time has come, and it was not told. */
export function digestDue({ minutes, since, told }: DigestState, now: number, zone: string): boolean {
  if (minutes === null) return false;
  const day = localTime(now, zone).slice(0, 10);
  // Who travels west, or has a zone further west, may meet a day again that was told, or the one before it.
  if (told === day || told === daysLater(`${day}T00:00`, 1).slice(0, 10)) return false;
  const two = (value: number): string => String(value).padStart(2, '0');
  const at = instantOf(day, 0, `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`, zone);
  // A clock that was ahead when the time was chosen must not silence the digest.
  return at <= now && (at >= since || since > now);
}
