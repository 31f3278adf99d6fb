import { addDays, addMonths, type Day, startOfWeek, type WeekStart } from './time/days.ts';

export type CalendarLayout = 'month' | 'week';

/** Where the grid's focus is: a day, and in the week view the half hour (minutes since midnight) too. */
export interface GridFocus {
  readonly day: Day;
  readonly minutes: number;
}

export const slotMinutes = 30;
const lastSlot = 24 * 60 - slotMinutes;

/** What `key` makes of the focus; undefined for a key that moves nothing. `T` goes to today. */
export function nextFocus(
  { day, minutes }: GridFocus,
  key: string,
  layout: CalendarLayout,
  weekStart: WeekStart,
  today: Day,
): GridFocus | undefined {
  const slot = Math.floor(minutes / slotMinutes) * slotMinutes;
  const toDay = (next: Day): GridFocus => ({ day: next, minutes: slot });
  const toSlot = (next: number): GridFocus => ({ day, minutes: Math.min(lastSlot, Math.max(0, next)) });
  switch (key) {
    case 'ArrowLeft':
      return toDay(addDays(day, -1));
    case 'ArrowRight':
      return toDay(addDays(day, 1));
    case 'ArrowUp':
      return layout === 'month' ? toDay(addDays(day, -7)) : toSlot(slot - slotMinutes);
    case 'ArrowDown':
      return layout === 'month' ? toDay(addDays(day, 7)) : toSlot(slot + slotMinutes);
    case 'Home':
      return toDay(startOfWeek(day, weekStart));
    case 'End':
      return toDay(addDays(startOfWeek(day, weekStart), 6));
    case 'PageUp':
      return toDay(pageStep(day, layout, -1));
    case 'PageDown':
      return toDay(pageStep(day, layout, 1));
    case 't':
    case 'T':
      return toDay(today);
    default:
      return undefined;
  }
}

/** The day that one page back or on shows: the same day of the next month, or of the next week. */
export function pageStep(day: Day, layout: CalendarLayout, count: -1 | 1): Day {
  return layout === 'month' ? addMonths(day, count) : addDays(day, 7 * count);
}
