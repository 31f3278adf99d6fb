import { useLingui } from '@lingui/react/macro';
import { formatLocale } from '../../../app/format-locale.ts';

/** A day of the calendar (`2027-01-31`) as the reader's place writes it. */
export function useDay(): (day: string) => string {
  const { i18n } = useLingui();
  const format = new Intl.DateTimeFormat(formatLocale(i18n.locale), { dateStyle: 'long', timeZone: 'UTC' });
  return (day) => format.format(Date.parse(`${day}T00:00:00Z`));
}
