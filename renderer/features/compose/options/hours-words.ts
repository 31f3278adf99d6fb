import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';

/** How long a poll runs, in hours below a day and in days from there. */
export function useHoursWords(): (hours: number) => string {
  const { t } = useLingui();
  return (hours) => {
    const days = hours / 24;
    return hours < 24
      ? t`${plural(hours, { one: '# hour', other: '# hours' })}`
      : t`${plural(days, { one: '# day', other: '# days' })}`;
  };
}
