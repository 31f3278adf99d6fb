import { useLingui } from '@lingui/react/macro';
import { Lightbulb } from 'lucide-react';
import type { WallTime } from '../../../../shared/model/post.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { MenuButton } from '../../../ui/Menu.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { TimeField } from '../../../ui/TimeField.tsx';
import { calendarFormat } from '../../calendar/format.ts';
import { splitWallTime, wallTime } from '../../calendar/time/zone.ts';
import { type SuggestedTime, suggestTimes } from './suggest-times.ts';
import { isRepeat, kindOf, timeOf, type When, type WhenKind } from './when.ts';

interface WhenFieldProps {
  readonly when: When;
  readonly zone: string;
  readonly now: number;
  /** The ways to choose that make sense here. */
  readonly kinds: readonly WhenKind[];
  /** Whether the post is of a series: then a time is for it alone, and repeating for what follows as well. */
  readonly inSeries: boolean;
  readonly onKind: (kind: WhenKind) => void;
  readonly onChange: (when: When) => void;
}

/** When the post goes: at a date and time on the wall clock of the business, in the next free slot, again and again, or now. */
export function WhenField({ when, zone, now, kinds, inSeries, onKind, onChange }: WhenFieldProps) {
  const { t, i18n } = useLingui();
  const format = calendarFormat(i18n.locale, zone);
  const time = timeOf(when);
  const kindWords: Readonly<Record<WhenKind, string>> = {
    time: inSeries ? t`Only this post` : t`At a time`,
    queue: t`Queue`,
    repeat: inSeries ? t`This and all following` : t`Repeat`,
    now: t`Now`,
  };
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
  const setTime = (at: WallTime): void => onChange(isRepeat(when) ? { ...when, start: at } : at);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <SegmentedControl<WhenKind>
        label={t`When the post goes out`}
        value={kindOf(when)}
        onChange={onKind}
        options={kinds.map((value) => ({ value, label: kindWords[value] }))}
      />
      {time !== null && (
        <>
          <DayAndTime when={time} onChange={setTime} />
          <MenuButton
            label={t`Suggested times`}
            icon={<Lightbulb size={17} aria-hidden="true" />}
            items={suggestTimes(now, zone).map(({ day, at, instant }) => ({
              id: at.local,
              label: `${dayWords(day)}, ${format.time(instant)}`,
              onAction: () => setTime(at),
            }))}
          />
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
