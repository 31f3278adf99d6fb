import { setupI18n } from '@lingui/core';
import { describe, expect, test } from 'vitest';
import type { Recurrence } from '../../../../shared/model/recurrence.ts';
import { recurrenceWords } from '../../../../renderer/features/series/recurrence-words.ts';
import { placeInMonth, someDay, weekdayOf } from '../../../../renderer/features/series/weekdays.ts';
import { messages as english } from '../../../../shared/i18n/locales/en.po';
import { messages as french } from '../../../../shared/i18n/locales/fr.po';

const i18n = (locale: 'en' | 'fr') => setupI18n({ locale, messages: { en: english, fr: french } });
const words = (locale: 'en' | 'fr', recurrence: Partial<Recurrence> & Pick<Recurrence, 'every'>): string =>
  recurrenceWords(i18n(locale), { interval: 1, end: { kind: 'never' }, ...recurrence });

describe('how a post repeats', () => {
  test('is said in one line', () => {
    expect(words('en', { every: { unit: 'week', weekdays: [1, 4] }, interval: 2 })).toBe(
      'Every 2 weeks on Monday and Thursday',
    );
    expect(words('en', { every: { unit: 'day' }, end: { kind: 'count', count: 3 } })).toBe(
      'Every day, 3 times',
    );
    expect(words('en', { every: { unit: 'month', on: { kind: 'weekday', nth: -1, weekday: 5 } } })).toBe(
      'Every month on the last Friday',
    );
    expect(words('en', { every: { unit: 'year' }, end: { kind: 'until', day: '2026-12-24' } })).toBe(
      'Every year, until Thu 24 Dec',
    );
  });

  test('is said in French, too', () => {
    expect(words('fr', { every: { unit: 'month', on: { kind: 'weekday', nth: 2, weekday: 2 } } })).toBe(
      'Chaque mois, le deuxième mardi',
    );
    expect(words('fr', { every: { unit: 'week', weekdays: [5] } })).toBe('Chaque semaine : vendredi');
  });
});

test('weekdays are those of the calendar', () => {
  for (let weekday = 1; weekday <= 7; weekday += 1) expect(weekdayOf(someDay(weekday))).toBe(weekday);
  expect(placeInMonth('2026-11-24')).toEqual({ nth: 4, isLast: true });
  expect(placeInMonth('2026-11-30')).toEqual({ nth: null, isLast: true });
  expect(placeInMonth('2026-12-24')).toEqual({ nth: 4, isLast: false });
});
