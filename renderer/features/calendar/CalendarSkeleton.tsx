import { Trans } from '@lingui/react/macro';
import { Skeleton } from '../../ui/Skeleton.tsx';
import type { CalendarLayout } from './grid-keys.ts';

/** Cells that have a card while the page is being read; spread so that it looks like a month and not like a table. */
const filled = new Set([1, 4, 8, 9, 13, 16, 18, 22, 25, 26, 31, 33]);

/** The grid at its real size while its posts are on the way. */
export function CalendarSkeleton({
  weeks,
  layout,
}: {
  readonly weeks: number;
  readonly layout: CalendarLayout;
}) {
  const rows = layout === 'month' ? weeks : 1;
  return (
    <div role="status" className="calendar-skeleton flex min-h-0 flex-1 flex-col">
      <span className="sr-only">
        <Trans>Reading the calendar</Trans>
      </span>
      <div className="h-[29px] shrink-0 border-line border-b" />
      <div
        className="grid min-h-0 flex-1 grid-cols-7"
        style={{ gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))` }}
      >
        {Array.from({ length: rows * 7 }, (_, index) => (
          <div key={index} className="border-line border-r border-b p-1">
            <Skeleton className="mb-2 h-5 w-6 rounded-full" />
            {filled.has(index) && <Skeleton className="h-[60px] w-full rounded-lg" />}
          </div>
        ))}
      </div>
    </div>
  );
}
