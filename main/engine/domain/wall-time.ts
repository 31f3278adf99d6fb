import { Temporal } from 'temporal-polyfill';
import type { WallTime } from '../../../shared/model/post.ts';

/** How a wall-clock time met the zone's clock changes. */
export type WallTimeNote = 'exact' | 'moved-past-gap' | 'first-of-two';

/** Grows when the rule below changes: times that were resolved by an older one are resolved anew. */
export const wallTimeRule = 1;

/** The instant of a wall-clock time. */
export interface ResolvedWallTime {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly note: WallTimeNote;
}

/**
 * The instant that a wall-clock time means in its zone, or undefined for a time or zone that does not exist in the calendar.
 * In the gap of a clock change the time moves forward by the gap (2:30 becomes 3:30); of two equal times the first counts.
 */
export function resolveWallTime({ local, zone }: WallTime): ResolvedWallTime | undefined {
  try {
    const plain = Temporal.PlainDateTime.from(local, { overflow: 'reject' });
    const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
    const later = plain.toZonedDateTime(zone, { disambiguation: 'later' });
    if (earlier.epochMilliseconds === later.epochMilliseconds) {
      return { at: earlier.epochMilliseconds, note: 'exact' };
    }
    return earlier.toPlainDateTime().equals(plain)
      ? { at: earlier.epochMilliseconds, note: 'first-of-two' }
      : { at: later.epochMilliseconds, note: 'moved-past-gap' };
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}
