import { Temporal } from 'temporal-polyfill';
import type { Day } from '../calendar/time/days.ts';

/** The weekday of a day as ISO 8601 counts it: Monday is 1. */
export const weekdayOf = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek;

/** A day that is such a weekday, for what formats days. */
export const someDay = (weekday: number): Day => `2026-01-${String(4 + weekday).padStart(2, '0')}`;

/** Which one of its weekday a day is in its month: the first to the fourth, and whether it is the last. */
export function placeInMonth(day: Day): { readonly nth: 1 | 2 | 3 | 4 | null; readonly isLast: boolean } {
  const date = Temporal.PlainDate.from(day);
  const nth = ([1, 2, 3, 4] as const).find((place) => place === Math.ceil(date.day / 7)) ?? null;
  return { nth, isLast: date.day + 7 > date.daysInMonth };
}
