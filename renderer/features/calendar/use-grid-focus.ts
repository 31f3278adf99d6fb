import { type RefObject, useLayoutEffect } from 'react';
import { useCalendarState } from './calendar-state.ts';
import { type CalendarLayout, slotMinutes } from './grid-keys.ts';

/**
 * Puts the keyboard where the calendar's state asks for it, as soon as the grid shows it. A post that is not drawn yet (its move is
 * on the way) or stands behind "+N more" leaves the keyboard on its cell; it goes on to the post if that appears while it is there.
 */
export function useGridFocus(grid: RefObject<HTMLElement | null>, layout: CalendarLayout): void {
  const { focusOn, requestFocus, focus } = useCalendarState();

  useLayoutEffect(() => {
    if (focusOn === null || grid.current === null) return;
    const find = (selector: string): HTMLElement | null =>
      grid.current?.querySelector<HTMLElement>(selector) ?? null;
    const slot = Math.floor(focus.minutes / slotMinutes) * slotMinutes;
    const cell = find(`[data-day="${focus.day}"]${layout === 'month' ? '' : `[data-minutes="${slot}"]`}`);
    const post =
      focusOn === 'cell'
        ? null
        : cell?.querySelector<HTMLElement>(`[data-item="${CSS.escape(focusOn.postId)}"]`);
    const wanted = post ?? cell;
    if (focusOn === 'cell' ? cell !== null : post) requestFocus(null);
    if (wanted === null || wanted === document.activeElement) return;
    wanted.focus({ preventScroll: true });
    wanted.scrollIntoView({ block: 'nearest' });
  });
}
