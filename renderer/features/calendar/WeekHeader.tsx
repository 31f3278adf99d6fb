import { useCalendar } from './calendar-context.ts';
import type { Day } from './time/days.ts';
import { weekColumns } from './week-metrics.ts';

/** The days of the week view, which stay in sight while its hours scroll. */
export function WeekHeader({ days }: { readonly days: readonly Day[] }) {
  const { format, today } = useCalendar();
  return (
    <div role="row" className={`sticky top-0 z-20 grid border-line border-b bg-surface-1 ${weekColumns}`}>
      <div role="presentation" />
      {days.map((day) => (
        <div
          key={day}
          role="columnheader"
          aria-label={format.longDay(day)}
          aria-current={day === today ? 'date' : undefined}
          className="flex items-center gap-1.5 border-line border-l px-2 py-1.5"
        >
          <span className={`text-xs font-medium ${day < today ? 'text-ink-3' : 'text-ink-2'}`}>
            {format.weekday(day)}
          </span>
          <span
            className={`tabular-nums flex h-6 min-w-6 items-center justify-center rounded-full px-1.5 text-sm font-semibold ${
              day === today ? 'bg-accent text-on-accent' : day < today ? 'text-ink-3' : 'text-ink-1'
            }`}
          >
            {Number(day.slice(8))}
          </span>
        </div>
      ))}
    </div>
  );
}
