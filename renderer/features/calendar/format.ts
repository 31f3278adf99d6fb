import type { Day } from './time/days.ts';

/** Days and times in the owner's language; formatters are kept, for making one costs more than a month of cards. */
export interface CalendarFormat {
  /** `9:30` */
  readonly time: (at: number) => string;
  /** `9:30` of minutes since midnight. */
  readonly clock: (minutes: number) => string;
  /** `Tue 24 Nov, 9:30` */
  readonly moment: (at: number) => string;
  /** `Tuesday 24 November` */
  readonly longDay: (day: Day) => string;
  /** `Tue 24 Nov` */
  readonly shortDay: (day: Day) => string;
  /** `Tue` */
  readonly weekday: (day: Day) => string;
  /** `Tuesday` */
  readonly longWeekday: (day: Day) => string;
  /** `Nov` */
  readonly shortMonth: (day: Day) => string;
  /** `November 2026` */
  readonly monthTitle: (day: Day) => string;
  /** `23–29 November 2026` */
  readonly weekTitle: (first: Day, last: Day) => string;
  /** `1,204` */
  readonly count: (value: number) => string;
}

const kept = new Map<string, CalendarFormat>();

/** The formats for a language and a zone. */
export function calendarFormat(locale: string, zone: string): CalendarFormat {
  const key = `${locale} ${zone}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = makeFormat(locale === 'en' ? 'en-GB' : locale, zone);
  kept.set(key, made);
  return made;
}

function makeFormat(tag: string, zone: string): CalendarFormat {
  const inZone = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone: zone });
  const plain = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
  const noon = (day: Day): Date => new Date(`${day}T12:00:00Z`);
  const ofDay = (options: Intl.DateTimeFormatOptions) => {
    const format = plain(options);
    return (day: Day): string => format.format(noon(day));
  };
  const time = inZone({ hour: 'numeric', minute: '2-digit' });
  const clock = plain({ hour: 'numeric', minute: '2-digit' });
  const date = inZone({ weekday: 'short', day: 'numeric', month: 'short' });
  const shortDay = ofDay({ weekday: 'short', day: 'numeric', month: 'short' });
  const week = plain({ day: 'numeric', month: 'long', year: 'numeric' });
  const numbers = new Intl.NumberFormat(tag);
  const trim = (text: string): string => text.replace(/^0(?=\d)/u, '');
  return {
    time: (at) => trim(time.format(at)),
    clock: (minutes) => trim(clock.format(minutes * 60_000)),
    moment: (at) => `${date.format(at).replace(',', '')}, ${trim(time.format(at))}`,
    longDay: ofDay({ weekday: 'long', day: 'numeric', month: 'long' }),
    shortDay: (day) => shortDay(day).replace(',', ''),
    weekday: ofDay({ weekday: 'short' }),
    longWeekday: ofDay({ weekday: 'long' }),
    shortMonth: ofDay({ month: 'short' }),
    monthTitle: ofDay({ month: 'long', year: 'numeric' }),
    weekTitle: (first, last) => week.formatRange(noon(first), noon(last)),
    count: (value) => numbers.format(value),
  };
}
