import { Trans, useLingui } from '@lingui/react/macro';
import { previewLength } from '../../../shared/model/recurrence.ts';
import type { OccurrenceTime } from '../../../shared/contract/planning.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { calendarFormat } from '../calendar/format.ts';

interface NextTimesProps {
  readonly zone: string;
  readonly occurrences: readonly OccurrenceTime[] | null;
}

/** The first ten times of a series, and which of them the clocks move. */
export function NextTimes({ zone, occurrences }: NextTimesProps) {
  const { t, i18n } = useLingui();
  const format = calendarFormat(i18n.locale, zone);
  const moved = occurrences?.filter(({ note }) => note !== 'exact') ?? [];
  return (
    <section aria-label={t`Next times`} className="flex flex-col gap-1.5">
      <h3 className="text-data font-medium text-ink-1">
        <Trans>Next times</Trans>
      </h3>
      <ol className="grid grid-flow-col grid-rows-5 gap-x-5 gap-y-0.5 text-data text-ink-1 tabular-nums">
        {occurrences === null
          ? Array.from({ length: previewLength }, (_, index) => (
              <li key={String(index)}>
                <Skeleton className="h-[18px] w-28" />
              </li>
            ))
          : occurrences.map(({ local, at, note }) => (
              <li key={local} className={note === 'exact' ? '' : 'text-warning-ink'}>
                {format.moment(at)}
                {note !== 'exact' && '*'}
              </li>
            ))}
      </ol>
      {moved.some(({ note }) => note === 'moved-past-gap') && (
        <p className="text-xs text-warning-ink">
          <Trans>
            * The clocks go forward that night and skip this time, so it goes out that much later.
          </Trans>
        </p>
      )}
      {moved.some(({ note }) => note === 'first-of-two') && (
        <p className="text-xs text-warning-ink">
          <Trans>
            * The clocks go back that night, so this time comes twice. It goes out the first time.
          </Trans>
        </p>
      )}
      {occurrences?.length === previewLength && (
        <p className="text-xs text-ink-2">
          <Trans>and so on. Posts appear in the calendar sixty days ahead.</Trans>
        </p>
      )}
    </section>
  );
}
