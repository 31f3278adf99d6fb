import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import { useCalendar } from './calendar-context.ts';
import { useCalendarState } from './calendar-state.ts';
import { MonthCell } from './MonthCell.tsx';
import { byDay } from './time/buckets.ts';
import { type Day, sameMonth } from './time/days.ts';
import { useGridFocus } from './use-grid-focus.ts';
import { useGridClick, useGridFollow, useGridKeys } from './use-grid-keys.ts';
import type { KeyboardCarry } from './use-keyboard-carry.ts';

/** Room for two small cards: below this a week's row does not shrink, the month scrolls instead. */
const lowestRow = 112;

/** The month: a row a week, a cell a day, posts inside them. */
export function MonthGrid({
  weeks,
  posts,
  carry,
  label,
}: {
  readonly weeks: readonly (readonly Day[])[];
  readonly posts: readonly PostCard[];
  readonly carry: KeyboardCarry;
  readonly label: string;
}) {
  const { zone, today, format } = useCalendar();
  const focus = useCalendarState((state) => state.focus);
  const grid = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight(body, weeks.length);
  const buckets = useMemo(() => byDay(posts, weeks.flat(), zone), [posts, weeks, zone]);
  const onKeyDown = useGridKeys(carry);
  const onClick = useGridClick();
  const onFocus = useGridFollow();
  useGridFocus(grid, 'month');

  return (
    <div
      ref={grid}
      role="grid"
      aria-label={label}
      onClick={onClick}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      data-calendar-scroller=""
      className="flex min-h-0 flex-1 flex-col overflow-y-auto"
    >
      <div
        role="row"
        className="sticky top-0 z-20 grid shrink-0 grid-cols-7 border-line border-b bg-surface-1"
      >
        {(weeks[0] ?? []).map((day) => (
          <div
            key={day}
            role="columnheader"
            aria-label={format.longWeekday(day)}
            className="truncate px-3 py-1.5 text-xs font-medium text-ink-2"
          >
            {format.weekday(day)}
          </div>
        ))}
      </div>
      <div
        ref={body}
        role="rowgroup"
        className="grid flex-1"
        style={{ gridTemplateRows: `repeat(${weeks.length}, minmax(${lowestRow}px, 1fr))` }}
      >
        {weeks.map((week) => (
          <div
            key={week[0]}
            role="row"
            className="grid min-h-0 grid-cols-7 border-line border-b last:border-b-0"
          >
            {week.map((day) => (
              <MonthCell
                key={day}
                day={day}
                posts={buckets.get(day) ?? none}
                height={rowHeight}
                inMonth={sameMonth(day, focus.day)}
                when={day === today ? 'today' : day < today ? 'past' : 'ahead'}
                isFocus={day === focus.day}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

const none: readonly PostCard[] = [];

/** Height in px that a week's row has, kept up to date. */
function useRowHeight(body: { readonly current: HTMLElement | null }, rows: number): number {
  const [height, setHeight] = useState(lowestRow);
  useLayoutEffect(() => {
    const element = body.current;
    if (element === null) return undefined;
    const measure = (): void => setHeight(Math.max(lowestRow, Math.floor(element.clientHeight / rows)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [body, rows]);
  return height;
}
