import { Trans, useLingui } from '@lingui/react/macro';
import type { WallTime } from '../../../../shared/model/post.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { TimeField } from '../../../ui/TimeField.tsx';
import { calendarFormat } from '../../calendar/format.ts';
import { splitWallTime, wallTime } from '../../calendar/time/zone.ts';
import { firstTime, type SuggestedTime, suggestTimes } from './suggest-times.ts';

interface WhenFieldProps {
  readonly when: WallTime | 'now';
  readonly zone: string;
  readonly now: number;
  readonly onChange: (when: WallTime | 'now') => void;
}

/** When the post goes: now, or at a date and time on the wall clock of this computer's zone. */
export function WhenField({ when, zone, now, onChange }: WhenFieldProps) {
  const { t, i18n } = useLingui();
  const format = calendarFormat(i18n.locale, zone);
  const dayWords = (day: SuggestedTime['day']): string => {
    switch (day) {
      case 'today':
        return t`Today`;
      case 'tomorrow':
        return t`Tomorrow`;
      case 'next-monday':
        return t`Monday`;
    }
  };
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <SegmentedControl<'now' | 'later'>
        label={t`When the post goes out`}
        value={when === 'now' ? 'now' : 'later'}
        onChange={(choice) => {
          if (choice === 'now') onChange('now');
          else if (when === 'now') onChange(firstTime(now, zone));
        }}
        options={[
          { value: 'later', label: t`At a time` },
          { value: 'now', label: t`Now` },
        ]}
      />
      {when !== 'now' && (
        <>
          <DayAndTime when={when} onChange={onChange} />
          <Menu
            label={t`Suggested times`}
            items={suggestTimes(now, zone).map(({ day, at, instant }) => ({
              id: at.local,
              label: `${dayWords(day)}, ${format.time(instant)}`,
              onAction: () => onChange(at),
            }))}
          >
            <Trans>Suggestions</Trans>
          </Menu>
        </>
      )}
    </div>
  );
}

interface DayAndTimeProps {
  readonly when: WallTime;
  readonly onChange: (when: WallTime) => void;
}

function DayAndTime({ when, onChange }: DayAndTimeProps) {
  const { t } = useLingui();
  const { day, minutes } = splitWallTime(when);
  return (
    <>
      <DateField
        label={t`Date`}
        hideLabel
        value={day}
        onChange={(next: string) => onChange(wallTime({ day: next, minutes }, when.zone))}
      />
      <TimeField
        label={t`Time`}
        hideLabel
        value={minutes}
        onChange={(next: number) => onChange(wallTime({ day, minutes: next }, when.zone))}
      />
    </>
  );
}
