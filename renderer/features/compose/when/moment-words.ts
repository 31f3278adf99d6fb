import { calendarFormat } from '../../calendar/format.ts';
import { wallClock } from '../../calendar/time/zone.ts';
import { addDays } from '../../calendar/time/days.ts';

/** `Tue 24 Nov, 9:30`, with the year when it is not this one. */
export function momentWords(locale: string, zone: string, at: number, now: number): string {
  const format = calendarFormat(locale, zone);
  const year = wallClock(at, zone).day.slice(0, 4);
  const words = format.moment(at);
  return year === wallClock(now, zone).day.slice(0, 4) ? words : `${words} (${year})`;
}

/** Which day an instant is on, as people say it; null when it is neither today nor next to it. */
export function nearDay(zone: string, at: number, now: number): 'yesterday' | 'today' | 'tomorrow' | null {
  const today = wallClock(now, zone).day;
  const { day } = wallClock(at, zone);
  if (day === today) return 'today';
  if (day === addDays(today, 1)) return 'tomorrow';
  return day === addDays(today, -1) ? 'yesterday' : null;
}

/** The zone as its people call it, e.g. `Brussels time`; the IANA name where the system knows no other. */
export function zoneWords(locale: string, zone: string, at: number): string {
  const part = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  return part?.value ?? zone;
}
