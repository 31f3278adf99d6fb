import { Temporal } from 'temporal-polyfill';
import type { Settings } from '../../../../shared/model/settings.ts';

/** A calendar day without a zone, `YYYY-MM-DD`; days sort as strings. */
export type Day = string;
export type WeekStart = Settings['weekStart'];

/** `day` plus `count` days, which may be negative. */
export function addDays(day: Day, count: number): Day {
  return Temporal.PlainDate.from(day).add({ days: count }).toString();
}

/** `day` plus `count` months; the 31st lands on a shorter month's last day. */
export function addMonths(day: Day, count: number): Day {
  return Temporal.PlainDate.from(day).add({ months: count }).toString();
}

/** Days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

/** First day of the week that holds `day`. */
export function startOfWeek(day: Day, weekStart: WeekStart): Day {
  const { dayOfWeek } = Temporal.PlainDate.from(day);
  return addDays(day, -(weekStart === 'monday' ? dayOfWeek - 1 : dayOfWeek % 7));
}

/** The seven days of the week that holds `day`. */
export function weekOf(day: Day, weekStart: WeekStart): readonly Day[] {
  const first = startOfWeek(day, weekStart);
  return Array.from({ length: 7 }, (_, index) => addDays(first, index));
}

/** The weeks that a month's page shows: whole weeks from the one with the 1st to the one with the last day. */
export function monthWeeks(day: Day, weekStart: WeekStart): readonly (readonly Day[])[] {
  const date = Temporal.PlainDate.from(day);
  const last = date.with({ day: date.daysInMonth }).toString();
  const weeks: (readonly Day[])[] = [];
  for (
    let first = startOfWeek(date.with({ day: 1 }).toString(), weekStart);
    first <= last;
    first = addDays(first, 7)
  ) {
    weeks.push(weekOf(first, weekStart));
  }
  return weeks;
}

/** Whether two days are in the same month of the same year. */
export function sameMonth(first: Day, second: Day): boolean {
  return first.slice(0, 7) === second.slice(0, 7);
}
