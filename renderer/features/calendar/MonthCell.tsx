import { Plural, useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { memo } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { useCalendar } from './calendar-context.ts';
import { CalendarPost } from './CalendarPost.tsx';
import { useCarry } from './carry.ts';
import { DayPopover } from './DayPopover.tsx';
import { targetTone } from './drop-target.ts';
import { type CellMetrics, planCell } from './layout.ts';
import type { Day } from './time/days.ts';

/** Heights in px as the classes below and the card's have them; a compact calendar has lines instead of cards. */
const metrics: Readonly<Record<Settings['density'], CellMetrics>> = {
  comfortable: { header: 30, full: 60, small: 36, gap: 3, padding: 4 },
  compact: { header: 30, full: 24, small: 24, gap: 3, padding: 4 },
};

/** Height in px of the line with a day's free slots. */
const freeLine = 18;

interface MonthCellProps {
  readonly day: Day;
  readonly posts: readonly PostCard[];
  /** Height of the row in px. */
  readonly height: number;
  readonly inMonth: boolean;
  readonly when: 'past' | 'today' | 'ahead';
  readonly isFocus: boolean;
}

/** A day of the month: its number, as many posts as fit, and the rest behind "+N more". */
export const MonthCell = memo(function MonthCell({
  day,
  posts,
  height,
  inMonth,
  when,
  isFocus,
}: MonthCellProps) {
  const { t } = useLingui();
  const { format, density, createAt, free } = useCalendar();
  const over = useCarry(({ carried }) =>
    carried?.target?.day === day ? targetTone(carried.target) : undefined,
  );
  const { size, shown, hidden } = planCell(posts.length, height, metrics[density]);
  const count = posts.length;
  const slots = when === 'past' ? [] : (free.get(day) ?? []);
  const each = density === 'compact' ? metrics.compact.full : metrics[density][size];
  const used = metrics[density].header + shown * (each + metrics[density].gap) + metrics[density].padding;
  const hasRoom = slots.length > 0 && hidden === 0 && used + freeLine <= height;
  const dayName = format.longDay(day);
  const number = Number(day.slice(8));

  return (
    <div
      role="gridcell"
      data-day={day}
      data-over={over}
      tabIndex={isFocus ? 0 : -1}
      aria-current={when === 'today' ? 'date' : undefined}
      data-free={when !== 'past' && count === 0 ? '' : undefined}
      className={`calendar-cell group/cell relative flex min-h-0 min-w-0 flex-col gap-[3px] overflow-hidden border-line border-r px-1 pb-[3px] last:border-r-0 ${
        when === 'past' || !inMonth ? 'bg-surface-0' : 'bg-surface-1'
      } ${when !== 'past' && count === 0 ? 'cursor-pointer' : ''}`}
    >
      <span className="sr-only">{cellName()}</span>
      <div className="@container/head pointer-events-none flex h-[27px] shrink-0 items-center gap-1">
        <span
          aria-hidden="true"
          className={`tabular-nums flex h-6 min-w-6 items-center justify-center rounded-full px-1.5 text-xs whitespace-nowrap ${
            when === 'today'
              ? 'bg-accent font-semibold text-on-accent'
              : `font-medium ${inMonth && when !== 'past' ? 'text-ink-1' : 'text-ink-3'}`
          }`}
        >
          {number === 1 ? `${number} ${format.shortMonth(day)}` : number}
        </span>
        {hidden > 0 && (
          <DayPopover day={day} posts={posts}>
            <span className="@max-[112px]/head:hidden">
              <Plural value={hidden} one="+# more" other="+# more" />
            </span>
            <span className="@min-[112px]/head:hidden">+{format.count(hidden)}</span>
          </DayPopover>
        )}
        <span className="flex-1" />
        {when !== 'past' && (
          <button
            type="button"
            tabIndex={-1}
            aria-label={t`New post on ${dayName}`}
            onClick={() => createAt(day, null)}
            className="pointer-events-auto flex size-6 items-center justify-center rounded-md text-ink-2 opacity-0 hover:bg-surface-2 hover:text-ink-1 group-hover/cell:opacity-100 group-focus/cell:opacity-100"
          >
            <Plus size={16} aria-hidden="true" />
          </button>
        )}
      </div>
      {posts.slice(0, shown).map((post) => (
        <CalendarPost key={post.id} post={post} size={density === 'compact' ? 'line' : size} />
      ))}
      {hasRoom && (
        <span
          aria-hidden="true"
          className="pointer-events-none mt-auto truncate px-1.5 text-xs leading-4 text-ink-3 tabular-nums"
        >
          {slots.map(({ minutes }) => format.clock(minutes)).join(' · ')}
        </span>
      )}
    </div>
  );

  function cellName(): string {
    const times = slots.map(({ minutes }) => format.clock(minutes)).join(', ');
    if (count === 0 && times !== '') return t`${dayName}, no posts, free slots at ${times}`;
    if (count === 0) return t`${dayName}, no posts`;
    return count === 1 ? t`${dayName}, 1 post` : t`${dayName}, ${count} posts`;
  }
});
