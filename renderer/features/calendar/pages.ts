import { type CalendarLayout, pageStep } from './grid-keys.ts';
import { type Range, rangeOf } from './time/buckets.ts';
import { type Day, monthWeeks, type WeekStart, weekOf } from './time/days.ts';

/** The weeks that the page with `day` shows. */
export function pageWeeks(
  day: Day,
  layout: CalendarLayout,
  weekStart: WeekStart,
): readonly (readonly Day[])[] {
  return layout === 'month' ? monthWeeks(day, weekStart) : [weekOf(day, weekStart)];
}

/** The instants of the page with `day`. */
export function pageRange(day: Day, layout: CalendarLayout, weekStart: WeekStart, zone: string): Range {
  return rangeOf(pageWeeks(day, layout, weekStart).flat(), zone);
}

/** The instants of the pages before and after it. */
export function neighbourRanges(
  day: Day,
  layout: CalendarLayout,
  weekStart: WeekStart,
  zone: string,
): readonly Range[] {
  return ([1, -1] as const).map((step) => pageRange(pageStep(day, layout, step), layout, weekStart, zone));
}
