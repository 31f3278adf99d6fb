import { type FocusEvent, type KeyboardEvent, type MouseEvent, useCallback } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import { useCalendar } from './calendar-context.ts';
import { useCalendarState } from './calendar-state.ts';
import { useCarry } from './carry.ts';
import { nextFocus, slotMinutes } from './grid-keys.ts';
import { sameMonth } from './time/days.ts';
import type { KeyboardCarry } from './use-keyboard-carry.ts';

/**
 * Keys of the grid. Cells carry `data-day` (and `data-minutes`), what is focusable inside them `data-item`, which is the post's id
 * where it is a post.
 */
export function useGridKeys(carry: KeyboardCarry): (event: KeyboardEvent) => void {
  const { layout, weekStart, today, posts, createAt, chooseTime, copy, pickUp } = useCalendar();
  const focus = useCalendarState((state) => state.focus);
  const setFocus = useCalendarState((state) => state.setFocus);
  const requestFocus = useCalendarState((state) => state.requestFocus);

  return useCallback(
    (event: KeyboardEvent) => {
      if (!(event.target instanceof HTMLElement) || event.altKey) return;
      // Whoever presses a key has moved on from where the keyboard was to go.
      if (useCalendarState.getState().focusOn !== null) requestFocus(null);
      const taken = (): void => {
        event.preventDefault();
        event.stopPropagation();
      };
      const command = event.ctrlKey || event.metaKey;
      const carried = useCarry.getState().carried;
      if (carried?.by === 'keyboard' && carry.onKey(event.key, command)) return taken();

      const cell = event.target.closest<HTMLElement>('[data-day]');
      if (cell === null) return;
      const item = event.target.closest<HTMLElement>('[data-item]');
      const post = posts.find(({ id }) => id === item?.dataset['item']);

      if (carried === null && post !== undefined && onPost(event.key, command, post)) return taken();
      if (command) return;
      if (item !== null && stepInside(event.key, cell, item)) return taken();
      if (item === null && carried === null && onCell(event.key, cell)) return taken();

      const next = nextFocus(focus, event.key, layout, weekStart, today);
      if (next === undefined) return;
      taken();
      setFocus(next);
      requestFocus('cell');
      if (carried?.by === 'keyboard') carry.hover(next);

      function onPost(key: string, withCommand: boolean, on: PostCard): boolean {
        if (key === ' ' || (withCommand && key.toLowerCase() === 'x')) pickUp(on);
        else if (!withCommand && key.toLowerCase() === 'm') chooseTime(on);
        else if (!withCommand && key.toLowerCase() === 'd') copy(on);
        else return false;
        return true;
      }

      function onCell(key: string, from: HTMLElement): boolean {
        const { day, minutes } = from.dataset;
        if (day === undefined) return false;
        const [first] = itemsOf(from);
        if ((key === 'Enter' || key === 'F2') && first !== undefined) first.focus();
        else if (key === 'Enter' || key.toLowerCase() === 'n')
          createAt(day, minutes === undefined ? null : Number(minutes));
        else return false;
        return true;
      }
    },
    [
      carry,
      posts,
      focus,
      layout,
      weekStart,
      today,
      pickUp,
      chooseTime,
      copy,
      createAt,
      setFocus,
      requestFocus,
    ],
  );
}

/** A click on an empty place of the grid (`data-free`) begins a post for it. */
export function useGridClick(): (event: MouseEvent) => void {
  const { createAt } = useCalendar();
  return useCallback(
    ({ target }: MouseEvent) => {
      if (!(target instanceof HTMLElement)) return;
      const { day, minutes, free } = target.dataset;
      if (day !== undefined && free !== undefined)
        createAt(day, minutes === undefined ? null : Number(minutes));
    },
    [createAt],
  );
}

/** The grid's one tab stop follows what is focused by mouse, but does not turn the page under the pointer. */
export function useGridFollow(): (event: FocusEvent) => void {
  const { layout } = useCalendar();
  return useCallback(
    ({ target }: FocusEvent) => {
      const { day, minutes } = target.closest<HTMLElement>('[data-day]')?.dataset ?? {};
      const { focus, setFocus } = useCalendarState.getState();
      if (day === undefined || (layout === 'month' && !sameMonth(day, focus.day))) return;
      const next = { day, minutes: minutes === undefined ? focus.minutes : Number(minutes) };
      const isSameSlot = Math.floor(focus.minutes / slotMinutes) * slotMinutes === next.minutes;
      if (day !== focus.day || (minutes !== undefined && !isSameSlot)) setFocus(next);
    },
    [layout],
  );
}

/** Up and Down walk through what a cell holds; Escape, and Up from the first, go back to the cell. */
function stepInside(key: string, cell: HTMLElement, item: HTMLElement): boolean {
  if (key === 'Escape') {
    cell.focus();
    return true;
  }
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return false;
  const items = itemsOf(cell);
  const next = items[items.indexOf(item) + (key === 'ArrowDown' ? 1 : -1)];
  if (next !== undefined) next.focus();
  else if (key === 'ArrowUp') cell.focus();
  else return false;
  return true;
}

/** What a cell holds, in the order of the keys: its posts, then "+N more". */
function itemsOf(cell: HTMLElement): readonly HTMLElement[] {
  const items = [...cell.querySelectorAll<HTMLElement>('[data-item]')];
  const isMore = (item: HTMLElement): boolean => item.dataset['item']?.startsWith('more-') === true;
  return [...items.filter((item) => !isMore(item)), ...items.filter(isMore)];
}
