import type { I18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import type { MonthDay, Recurrence } from '../../../shared/model/recurrence.ts';
import { calendarFormat } from '../calendar/format.ts';
import { someDay } from './weekdays.ts';

/** How a post repeats, in one line: `Every 2 weeks on Monday and Thursday, until Thu 24 Dec`. */
export function recurrenceWords(i18n: I18n, { every, interval, end }: Recurrence): string {
  const rhythm = rhythmWords(i18n, every, interval);
  switch (end.kind) {
    case 'never':
      return rhythm;
    case 'count':
      return t(i18n)`${rhythm}, ${plural(end.count, { one: '# time', other: '# times' })}`;
    case 'until': {
      const day = calendarFormat(i18n.locale, 'UTC').shortDay(end.day);
      return t(i18n)`${rhythm}, until ${day}`;
    }
  }
}

function rhythmWords(i18n: I18n, every: Recurrence['every'], interval: number): string {
  switch (every.unit) {
    case 'day':
      return t(i18n)`${plural(interval, { one: 'Every day', other: 'Every # days' })}`;
    case 'week': {
      const names = every.weekdays.map((weekday) => weekdayName(i18n, weekday));
      const days = new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(names);
      return t(
        i18n,
      )`${plural(interval, { one: `Every week on ${days}`, other: `Every # weeks on ${days}` })}`;
    }
    case 'month': {
      const on = monthDayWords(i18n, every.on);
      return t(i18n)`${plural(interval, { one: `Every month ${on}`, other: `Every # months ${on}` })}`;
    }
    case 'year':
      return t(i18n)`${plural(interval, { one: 'Every year', other: 'Every # years' })}`;
  }
}

/** `on the last Friday`: the day of a month, as part of a sentence. */
export function monthDayWords(i18n: I18n, on: MonthDay): string {
  switch (on.kind) {
    case 'date':
      return t(i18n)`on day ${on.date}`;
    case 'last':
      return t(i18n)`on its last day`;
    case 'weekday': {
      const day = weekdayName(i18n, on.weekday);
      switch (on.nth) {
        case 1:
          return t(i18n)`on the first ${day}`;
        case 2:
          return t(i18n)`on the second ${day}`;
        case 3:
          return t(i18n)`on the third ${day}`;
        case 4:
          return t(i18n)`on the fourth ${day}`;
        case -1:
          return t(i18n)`on the last ${day}`;
      }
    }
  }
}

const weekdayName = (i18n: I18n, weekday: number): string =>
  calendarFormat(i18n.locale, 'UTC').longWeekday(someDay(weekday));
