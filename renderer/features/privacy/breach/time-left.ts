import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';

/** Gives what is left until a time, in hours, and in minutes within the last one. */
export function useTimeLeft(): (dueAt: number, now: number) => string {
  const { t } = useLingui();
  return (dueAt, now) => {
    const minutes = Math.ceil((dueAt - now) / 60_000);
    if (minutes <= 0) {
      const late = Math.floor((now - dueAt) / 3_600_000);
      return late === 0 ? t`Just over` : t`${plural(late, { one: '# hour over', other: '# hours over' })}`;
    }
    if (minutes < 60) return t`${plural(minutes, { one: '# minute left', other: '# minutes left' })}`;
    const hours = Math.floor(minutes / 60);
    return t`${plural(hours, { one: '# hour left', other: '# hours left' })}`;
  };
}
