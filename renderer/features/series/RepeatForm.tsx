import { Trans, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { repeatRefusals } from '../../../shared/limits/neighbours.ts';
import { networkNames } from '../../../shared/i18n/network-names.ts';
import type { OccurrenceTime } from '../../../shared/contract/planning.ts';
import type { NetworkId } from '../../../shared/model/network.ts';
import type { MonthDay, Recurrence } from '../../../shared/model/recurrence.ts';
import { useSettings } from '../../app/settings.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { calendarFormat } from '../calendar/format.ts';
import { splitWallTime } from '../calendar/time/zone.ts';
import type { Repeat } from '../compose/when/when.ts';
import { weekOrder } from '../slots/slot-sets.ts';
import { EndOfSeries } from './EndOfSeries.tsx';
import { NextTimes } from './NextTimes.tsx';
import { monthDayWords } from './recurrence-words.ts';
import { placeInMonth, someDay, weekdayOf } from './weekdays.ts';

interface RepeatFormProps {
  readonly repeat: Repeat;
  /** The first times; null while they are being reckoned. */
  readonly occurrences: readonly OccurrenceTime[] | null;
  readonly networks: readonly NetworkId[];
  readonly onChange: (repeat: Repeat) => void;
}

type Unit = Recurrence['every']['unit'];

/** How a post repeats, with its first ten times beside. */
export function RepeatForm({ repeat, occurrences, networks, onChange }: RepeatFormProps) {
  const { t } = useLingui();
  const { start, recurrence } = repeat;
  const { every, interval } = recurrence;
  const { day } = splitWallTime(start);
  const change = (some: Partial<Recurrence>): void =>
    onChange({ ...repeat, recurrence: { ...recurrence, ...some } });
  const setUnit = (unit: Unit): void => {
    switch (unit) {
      case 'day':
      case 'year':
        change({ every: { unit } });
        break;
      case 'week':
        change({ every: { unit, weekdays: [weekdayOf(day)] } });
        break;
      case 'month':
        change({ every: { unit, on: { kind: 'date', date: Number(day.slice(8)) } } });
        break;
    }
  };
  const refusing = networks.filter((network) => repeatRefusals[network]?.kind === 'after-the-same');
  const names = refusing.map((network) => networkNames[network]).join(', ');

  return (
    <div className="grid gap-x-8 gap-y-3 min-[1180px]:grid-cols-[minmax(0,1.5fr)_minmax(290px,0.7fr)]">
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-data font-medium text-ink-1">
            <Trans context="before a number of weeks">Every</Trans>
          </span>
          <NumberField
            label={t`Every how many`}
            hideLabel
            value={interval}
            min={1}
            max={99}
            onChange={(next) => change({ interval: next })}
          />
          <Select<Unit>
            label={t`Unit`}
            hideLabel
            value={every.unit}
            onChange={setUnit}
            options={[
              { value: 'day', label: plural(interval, { one: 'day', other: 'days' }) },
              { value: 'week', label: plural(interval, { one: 'week', other: 'weeks' }) },
              { value: 'month', label: plural(interval, { one: 'month', other: 'months' }) },
              { value: 'year', label: plural(interval, { one: 'year', other: 'years' }) },
            ]}
            className="w-28"
          />
          {every.unit === 'week' && (
            <Weekdays
              chosen={every.weekdays}
              onChange={(weekdays) => change({ every: { unit: 'week', weekdays: [...weekdays] } })}
            />
          )}
          {every.unit === 'month' && (
            <DayOfMonth
              day={day}
              value={every.on}
              onChange={(on) => change({ every: { unit: 'month', on } })}
            />
          )}
        </div>
        <EndOfSeries day={day} end={recurrence.end} onChange={(end) => change({ end })} />
        {names !== '' && (
          <p className="max-w-[60ch] text-data text-ink-2">
            <Trans>
              {names} takes the same words only with another post in between. Without one, a repetition there
              is refused, and you are told.
            </Trans>
          </p>
        )}
      </div>
      <NextTimes zone={start.zone} occurrences={occurrences} />
    </div>
  );
}

interface WeekdaysProps {
  readonly chosen: readonly number[];
  readonly onChange: (weekdays: readonly number[]) => void;
}

function Weekdays({ chosen, onChange }: WeekdaysProps) {
  const { t, i18n } = useLingui();
  const { weekStart } = useSettings();
  const format = calendarFormat(i18n.locale, 'UTC');
  return (
    <ToggleButtonGroup
      aria-label={t`On which days`}
      selectionMode="multiple"
      disallowEmptySelection
      selectedKeys={chosen.map(String)}
      onSelectionChange={(keys) => onChange([...keys].map(Number).toSorted((one, other) => one - other))}
      className="flex gap-1"
    >
      {weekOrder(weekStart).map((weekday) => (
        <ToggleButton
          key={weekday}
          id={String(weekday)}
          className="inline-flex h-9 min-w-9 items-center justify-center rounded-lg px-1.5 text-data font-medium text-ink-2 ring-1 ring-line-strong/55 ring-inset transition-colors first-letter:uppercase hover:text-ink-1 selected:bg-accent selected:text-on-accent selected:ring-accent focus-visible:outline-2 focus-visible:outline-accent focus-visible:outline-offset-2"
        >
          <span aria-hidden="true">{format.weekday(someDay(weekday)).slice(0, 2)}</span>
          <span className="sr-only">{format.longWeekday(someDay(weekday))}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

interface DayOfMonthProps {
  readonly day: string;
  readonly value: MonthDay;
  readonly onChange: (on: MonthDay) => void;
}

/** The days of a month that the start suggests: its date, its place among its weekdays, and the end of the month. */
function DayOfMonth({ day, value, onChange }: DayOfMonthProps) {
  const { t, i18n } = useLingui();
  const weekday = weekdayOf(day);
  const { nth, isLast } = placeInMonth(day);
  const keyOf = (on: MonthDay): string => JSON.stringify(on);
  const offered: readonly MonthDay[] = [
    { kind: 'date', date: Number(day.slice(8)) },
    ...(nth === null ? [] : [{ kind: 'weekday', nth, weekday } as const]),
    ...(isLast ? [{ kind: 'weekday', nth: -1, weekday } as const] : []),
    { kind: 'last' },
  ];
  const all = offered.some((on) => keyOf(on) === keyOf(value)) ? offered : [value, ...offered];
  return (
    <Select<string>
      label={t`On which day of the month`}
      hideLabel
      value={keyOf(value)}
      onChange={(key) => {
        const on = all.find((each) => keyOf(each) === key);
        if (on !== undefined) onChange(on);
      }}
      options={all.map((on) => ({ value: keyOf(on), label: monthDayWords(i18n, on) }))}
      className="w-56"
    />
  );
}
