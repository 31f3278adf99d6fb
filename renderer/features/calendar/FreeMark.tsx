import { useCalendar } from './calendar-context.ts';
import type { FreeSlot } from './free-slots.ts';
import { slotMinutes } from './grid-keys.ts';
import type { Day } from './time/days.ts';
import { slotHeight } from './week-metrics.ts';

interface FreeMarkProps {
  readonly day: Day;
  readonly slot: FreeSlot;
  /** Minutes at which the row begins. */
  readonly rowMinutes: number;
}

/** A free slot in the week, faint: a press begins a post for it, and a post that is let go on it takes its time. The cell says it aloud. */
export function FreeMark({ day, slot, rowMinutes }: FreeMarkProps) {
  const { format } = useCalendar();
  const { minutes } = slot;
  return (
    <div
      aria-hidden="true"
      data-day={day}
      data-minutes={minutes}
      data-free=""
      className="calendar-slot absolute inset-x-0.5 z-[4] flex h-6 cursor-pointer items-center rounded-md border border-line-strong/50 border-dashed px-1.5 text-xs text-ink-3 tabular-nums hover:border-accent hover:text-ink-1"
      style={{ top: ((minutes - rowMinutes) / slotMinutes) * slotHeight + 3 }}
    >
      {format.clock(minutes)}
    </div>
  );
}
