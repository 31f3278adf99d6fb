import { slotMinutes } from './grid-keys.ts';
import { slotHeight } from './week-metrics.ts';

/** The line at this minute across today's column. */
export function NowLine({ minutes, column }: { readonly minutes: number; readonly column: number }) {
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute z-10 h-0.5 bg-danger"
      style={{
        top: (minutes / slotMinutes) * slotHeight - 1,
        left: `calc(56px + (100% - 56px) / 7 * ${column})`,
        width: 'calc((100% - 56px) / 7)',
      }}
    >
      <span className="-left-1 -top-[3px] absolute size-2 rounded-full bg-danger" />
    </div>
  );
}
