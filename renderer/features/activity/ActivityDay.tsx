import { Trans, useLingui } from '@lingui/react/macro';
import { calendarFormat } from '../calendar/format.ts';
import { nearDay } from '../compose/when/moment-words.ts';
import type { ActivityRow } from './group-by-day.ts';

interface ActivityDayProps {
  readonly row: Extract<ActivityRow, { kind: 'day' }>;
  readonly zone: string;
  readonly now: number;
}

/** The heading of a day in the list. */
export function ActivityDay({ row, zone, now }: ActivityDayProps) {
  const { i18n } = useLingui();
  const near = nearDay(zone, row.at, now);
  const date = calendarFormat(i18n.locale, zone).longDay(row.day);
  return (
    <h2 className="flex h-11 items-end pb-1.5 text-data font-medium text-ink-2 first-letter:uppercase">
      {near === 'today' ? (
        <Trans>Today, {date}</Trans>
      ) : near === 'yesterday' ? (
        <Trans>Yesterday, {date}</Trans>
      ) : (
        date
      )}
    </h2>
  );
}
