import { Trans, useLingui } from '@lingui/react/macro';
import type { SeriesEnd } from '../../../shared/model/recurrence.ts';
import { DateField } from '../../ui/DateField.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { addMonths, type Day } from '../calendar/time/days.ts';

interface EndOfSeriesProps {
  /** The first day of the series. */
  readonly day: Day;
  readonly end: SeriesEnd;
  readonly onChange: (end: SeriesEnd) => void;
}

/** When a series ends: not at all, after so many times, or on a day. */
export function EndOfSeries({ day, end, onChange }: EndOfSeriesProps) {
  const { t } = useLingui();
  const choose = (kind: SeriesEnd['kind']): void => {
    switch (kind) {
      case 'never':
        onChange({ kind });
        break;
      case 'count':
        onChange({ kind, count: 10 });
        break;
      case 'until':
        onChange({ kind, day: addMonths(day, 3) });
        break;
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="text-data font-medium text-ink-1">
        <Trans>Ends</Trans>
      </span>
      <Select<SeriesEnd['kind']>
        label={t`When it ends`}
        hideLabel
        value={end.kind}
        onChange={choose}
        options={[
          { value: 'never', label: t`never` },
          { value: 'count', label: t`after a number of times` },
          { value: 'until', label: t`on a day` },
        ]}
        className="w-56"
      />
      {end.kind === 'count' && (
        <NumberField
          label={t`How many times`}
          hideLabel
          value={end.count}
          min={1}
          max={999}
          onChange={(count) => onChange({ kind: 'count', count })}
        />
      )}
      {end.kind === 'until' && (
        <DateField
          label={t`Last day`}
          hideLabel
          value={end.day}
          min={day}
          onChange={(last) => onChange({ kind: 'until', day: last })}
        />
      )}
    </div>
  );
}
