import { describe, expect, it } from 'vitest';
import { calendarFormat } from '../../../../renderer/features/calendar/format.ts';
import { instant, zone } from './sample-posts.ts';

const english = calendarFormat('en', zone);
const french = calendarFormat('fr', zone);
const at = instant('2026-11-24T09:30');

describe('days and times', () => {
  it('are written as the language does, in the given zone', () => {
    expect(english.time(at)).toBe('9:30');
    expect(english.moment(at)).toBe('Tue 24 Nov, 9:30');
    expect(english.longDay('2026-11-24')).toBe('Tuesday 24 November');
    expect(english.monthTitle('2026-11-24')).toBe('November 2026');
    expect(english.weekTitle('2026-11-30', '2026-12-06')).toContain('30 November');
    expect(french.longDay('2026-11-24')).toBe('mardi 24 novembre');
    expect(french.time(at)).toBe('9:30');
  });

  it('say midnight as 0:00', () => {
    expect(english.clock(0)).toBe('0:00');
    expect(english.time(instant('2026-11-24T00:05'))).toBe('0:05');
  });

  it('keep a formatter', () => expect(calendarFormat('en', zone)).toBe(english));
});
