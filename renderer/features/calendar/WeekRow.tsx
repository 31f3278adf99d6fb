import { useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import { useCalendar } from './calendar-context.ts';
import { CalendarPost } from './CalendarPost.tsx';
import { useCarry } from './carry.ts';
import { DayPopover } from './DayPopover.tsx';
import { targetTone } from './drop-target.ts';
import { slotMinutes } from './grid-keys.ts';
import { FreeMark } from './FreeMark.tsx';
import type { Lane } from './layout.ts';
import type { Day } from './time/days.ts';
import { cardHeight, slotHeight, weekColumns } from './week-metrics.ts';

interface Timed {
  readonly post: PostCard;
  readonly minutes: number;
}

/** What begins in a half hour of a day. */
export interface SlotContent {
  readonly cards: Lane<Timed>[];
  readonly crowds: { readonly minutes: number; readonly lanes: number; readonly items: readonly Timed[] }[];
}

interface WeekRowProps {
  readonly minutes: number;
  readonly days: readonly Day[];
  readonly content: ReadonlyMap<Day, SlotContent>;
  /** Days whose clock jumps over this half hour, in one string so that the row need not be drawn again. */
  readonly missing: string;
  /** The day of the focused cell, when it is in this row. */
  readonly focusDay: Day | null;
  readonly today: Day;
  /** Whether this half hour has begun today. */
  readonly begun: boolean;
}

/** Half an hour of the week, across its days. */
export const WeekRow = memo(function WeekRow({
  minutes,
  days,
  content,
  missing,
  focusDay,
  today,
  begun,
}: WeekRowProps) {
  const { format } = useCalendar();
  return (
    <div role="row" className={`grid ${weekColumns}`} style={{ height: slotHeight }}>
      {minutes % 60 === 0 && minutes > 0 ? (
        <div role="rowheader" className="-mt-2 select-none pr-2 text-right text-xs text-ink-3 tabular-nums">
          {format.clock(minutes)}
        </div>
      ) : (
        <div role="presentation" />
      )}
      {days.map((day) => (
        <Slot
          key={day}
          day={day}
          minutes={minutes}
          content={content.get(day)}
          isMissing={missing.includes(day)}
          isFocus={day === focusDay}
          isOver={day < today || (day === today && begun)}
        />
      ))}
    </div>
  );
});

function Slot(props: {
  readonly day: Day;
  readonly minutes: number;
  readonly content: SlotContent | undefined;
  readonly isMissing: boolean;
  readonly isFocus: boolean;
  readonly isOver: boolean;
}) {
  const { day, minutes, content, isMissing, isFocus, isOver } = props;
  const { t } = useLingui();
  const { format, free } = useCalendar();
  const over = useCarry(({ carried }) =>
    carried?.target?.day === day && carried.target.minutes === minutes
      ? targetTone(carried.target)
      : undefined,
  );
  const count = content === undefined ? 0 : content.cards.length + content.crowds.length;
  const moment = `${format.longDay(day)}, ${format.clock(minutes)}`;
  const freeHere = (free.get(day) ?? []).filter(
    (slot) => slot.minutes >= minutes && slot.minutes < minutes + slotMinutes,
  );

  const isNamedInside = count > 0 || freeHere.length > 0;

  return (
    <div
      role="gridcell"
      data-day={day}
      data-minutes={minutes}
      data-over={over}
      tabIndex={isFocus ? 0 : -1}
      aria-label={isNamedInside ? undefined : slotName()}
      data-free={isOver || isMissing ? undefined : ''}
      className={`calendar-cell relative min-w-0 border-line border-l ${minutes % 60 === 0 ? 'border-t' : ''} ${
        isOver ? 'bg-surface-0' : 'cursor-pointer bg-surface-1 hover:bg-surface-2'
      } ${isMissing ? 'calendar-missing' : ''}`}
    >
      {freeHere.map((slot) => (
        <FreeMark key={slot.minutes} day={day} slot={slot} rowMinutes={minutes} />
      ))}
      {isNamedInside && <span className="sr-only">{slotName()}</span>}
      {content?.cards.map(({ item, lane, lanes }) => (
        <div
          key={item.post.id}
          className="absolute z-[5] px-0.5"
          style={{
            ...across(lane, lanes),
            top: ((item.minutes - minutes) / slotMinutes) * slotHeight + 1,
            height: cardHeight,
          }}
        >
          <CalendarPost post={item.post} size="full" />
        </div>
      ))}
      {content?.crowds.map((crowd) => (
        <div
          key={crowd.minutes}
          className="absolute z-[5] px-0.5"
          style={{
            ...across(crowd.lanes - 1, crowd.lanes),
            top: ((crowd.minutes - minutes) / slotMinutes) * slotHeight + 1,
          }}
        >
          <DayPopover day={day} posts={crowd.items.map(({ post }) => post)}>
            +{format.count(crowd.items.length)}
          </DayPopover>
        </div>
      ))}
    </div>
  );

  function slotName(): string {
    if (isMissing) return t`${moment}: the clocks go forward, this half hour does not exist`;
    if (count === 0 && freeHere.length > 0) return t`${moment}, a free slot`;
    if (count === 0) return t`${moment}, free`;
    return count === 1 ? t`${moment}, 1 post` : t`${moment}, ${count} posts`;
  }
}

function across(lane: number, lanes: number): { readonly left: string; readonly width: string } {
  return { left: `${(lane / lanes) * 100}%`, width: `${100 / lanes}%` };
}
