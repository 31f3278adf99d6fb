import { useLayoutEffect, useMemo, useRef } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import { useCalendar } from './calendar-context.ts';
import { useCalendarState } from './calendar-state.ts';
import { slotMinutes } from './grid-keys.ts';
import { planDay } from './layout.ts';
import { byDay } from './time/buckets.ts';
import type { Day } from './time/days.ts';
import { missingSlots, wallClock } from './time/zone.ts';
import { useGridFocus } from './use-grid-focus.ts';
import { useGridClick, useGridFollow, useGridKeys } from './use-grid-keys.ts';
import type { KeyboardCarry } from './use-keyboard-carry.ts';
import { WeekHeader } from './WeekHeader.tsx';
import { NowLine } from './NowLine.tsx';
import { type SlotContent, WeekRow } from './WeekRow.tsx';
import { cardMinutes, slotHeight } from './week-metrics.ts';

const slots = Array.from({ length: (24 * 60) / slotMinutes }, (_, index) => index * slotMinutes);
/** What a week opens on when nothing in it is earlier. */
const opensAt = 7 * 60;

/** The week: a column a day, a row a half hour, posts at their minute. */
export function WeekGrid({
  days,
  posts,
  carry,
  label,
}: {
  readonly days: readonly Day[];
  readonly posts: readonly PostCard[];
  readonly carry: KeyboardCarry;
  readonly label: string;
}) {
  const { zone, today, now } = useCalendar();
  const focus = useCalendarState((state) => state.focus);
  const grid = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const onKeyDown = useGridKeys(carry);
  const onClick = useGridClick();
  const onFocus = useGridFollow();
  useGridFocus(grid, 'week');

  const content = useMemo(() => contentBySlot(posts, days, zone), [posts, days, zone]);
  const missing = useMemo(() => new Map(days.map((day) => [day, missingSlots(day, zone)])), [days, zone]);
  const focusSlot = Math.floor(focus.minutes / slotMinutes) * slotMinutes;
  const nowMinutes = wallClock(now, zone).minutes;
  const firstDay = days[0] ?? '';

  // Opens each week at the working day, once; after that the owner scrolls.
  useLayoutEffect(() => {
    if (firstDay === '' || scroller.current === null) return;
    scroller.current.scrollTop = (opensAt / slotMinutes) * slotHeight - 12;
  }, [firstDay]);

  return (
    <div
      ref={grid}
      role="grid"
      aria-label={label}
      onClick={onClick}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div ref={scroller} data-calendar-scroller="" className="relative min-h-0 flex-1 overflow-y-auto">
        <WeekHeader days={days} />
        <div className="relative">
          {slots.map((minutes) => (
            <WeekRow
              key={minutes}
              minutes={minutes}
              days={days}
              content={content.get(minutes) ?? emptyRow}
              missing={days.filter((day) => missing.get(day)?.includes(minutes)).join(' ')}
              focusDay={minutes === focusSlot ? focus.day : null}
              today={today}
              begun={minutes <= nowMinutes}
            />
          ))}
          {days.includes(today) && <NowLine minutes={nowMinutes} column={days.indexOf(today)} />}
        </div>
      </div>
    </div>
  );
}

const emptyRow: ReadonlyMap<Day, SlotContent> = new Map();

/** What each half hour of each day holds, by the rows of the grid. */
function contentBySlot(
  posts: readonly PostCard[],
  days: readonly Day[],
  zone: string,
): ReadonlyMap<number, ReadonlyMap<Day, SlotContent>> {
  const rows = new Map<number, Map<Day, SlotContent>>();
  const slotOf = (day: Day, minutes: number): SlotContent => {
    const slot = Math.floor(minutes / slotMinutes) * slotMinutes;
    const row = rows.get(slot) ?? new Map<Day, SlotContent>();
    rows.set(slot, row);
    const content = row.get(day) ?? { cards: [], crowds: [] };
    row.set(day, content);
    return content;
  };
  for (const [day, bucket] of byDay(posts, days, zone)) {
    const timed = bucket.map((post) => ({ post, minutes: wallClock(post.at ?? 0, zone).minutes }));
    const { cards, crowds } = planDay(timed, cardMinutes, 2);
    for (const card of cards) slotOf(day, card.item.minutes).cards.push(card);
    for (const crowd of crowds) slotOf(day, crowd.minutes).crowds.push(crowd);
  }
  return rows;
}
