import type { WallTime } from '../../../../shared/model/post.ts';
import type { Recurrence } from '../../../../shared/model/recurrence.ts';
import { splitWallTime } from '../../calendar/time/zone.ts';
import { weekdayOf } from '../../series/weekdays.ts';

/** From when a post repeats, and how. */
export interface Repeat {
  readonly start: WallTime;
  readonly recurrence: Recurrence;
}

/** When a post goes out, as the owner chose it in the bar: at once, in the next free slots, at a time, or again and again. */
export type When = 'now' | 'queue' | WallTime | Repeat;

/** The ways to choose. */
export type WhenKind = 'now' | 'queue' | 'time' | 'repeat';

export const isRepeat = (when: When): when is Repeat => typeof when === 'object' && 'recurrence' in when;

/** A time of its own. */
export const isTime = (when: When): when is WallTime => typeof when === 'object' && 'local' in when;

/** Which way a choice is. */
export function kindOf(when: When): WhenKind {
  if (typeof when === 'string') return when;
  return isRepeat(when) ? 'repeat' : 'time';
}

/** The time that a choice names, if it does. */
export function timeOf(when: When): WallTime | null {
  if (typeof when === 'string') return null;
  return isRepeat(when) ? when.start : when;
}

/** The same clock reading in another zone. */
export const inZone = (when: WallTime | Repeat, zone: string): WallTime | Repeat =>
  isRepeat(when) ? { ...when, start: { ...when.start, zone } } : { ...when, zone };

/** Every week on the weekday of its start, without an end: where an owner begins. */
export function usualRepeat(start: WallTime): Repeat {
  const { day } = splitWallTime(start);
  return {
    start,
    recurrence: { every: { unit: 'week', weekdays: [weekdayOf(day)] }, interval: 1, end: { kind: 'never' } },
  };
}
