import { useLingui } from '@lingui/react/macro';
import { navigate } from '../../app/router.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { useCalendarState } from './calendar-state.ts';
import type { CalendarLayout } from './grid-keys.ts';

/** The ways to look at what is planned: by month, by week, or as a queue. */
export function CalendarPlaces({ here }: { readonly here: CalendarLayout | 'queue' }) {
  const { t } = useLingui();
  const setLayout = useCalendarState((state) => state.setLayout);
  return (
    <SegmentedControl<CalendarLayout | 'queue'>
      label={t`Month, week or queue`}
      value={here}
      onChange={(next) => {
        if (next !== 'queue') setLayout(next);
        navigate(next === 'queue' ? '/queue' : '/calendar');
      }}
      options={[
        { value: 'month', label: t`Month` },
        { value: 'week', label: t`Week` },
        { value: 'queue', label: t`Queue` },
      ]}
    />
  );
}
