import { type RefObject, useLayoutEffect } from 'react';
import { useCalendarState } from './calendar-state.ts';
import { type CalendarLayout, slotMinutes } from './grid-keys.ts';

/** Puts the keyboard where the calendar's state asks for it, as soon as the grid shows it. */
export function useGridFocus(grid: RefObject<HTMLElement | null>, layout: CalendarLayout): void {
  const { focusOn, requestFocus, focus } = useCalendarState();

  useLayoutEffect(() => {
    if (focusOn === null || grid.current === null) return;
    const slot = Math.floor(focus.minutes / slotMinutes) * slotMinutes;
    const cell = `[data-day="${focus.day}"]${layout === 'month' ? '' : `[data-minutes="${slot}"]`}`;
    const post = focusOn === 'cell' ? null : `[data-item="${CSS.escape(focusOn.postId)}"]`;
    const wanted =
      (post === null ? null : grid.current.querySelector<HTMLElement>(post)) ??
      grid.current.querySelector<HTMLElement>(cell);
    if (wanted === null) return;
    requestFocus(null);
    wanted.focus({ preventScroll: true });
    wanted.scrollIntoView({ block: 'nearest' });
  });
}
