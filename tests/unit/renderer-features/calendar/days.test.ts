import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  monthWeeks,
  sameMonth,
  startOfWeek,
  weekOf,
} from '../../../../renderer/features/calendar/time/days.ts';

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const weekStart = fc.constantFrom('monday', 'sunday');

describe('the month grid', () => {
  it('shows November 2026 from Monday in six weeks and from Sunday in five', () => {
    expect(monthWeeks('2026-11-24', 'monday').map((week) => week[0])).toEqual([
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
      '2026-11-30',
    ]);
    expect(monthWeeks('2026-11-24', 'sunday').map((week) => week[0])).toEqual([
      '2026-11-01',
      '2026-11-08',
      '2026-11-15',
      '2026-11-22',
      '2026-11-29',
    ]);
  });

  it('holds every day of the month once, in whole weeks without a hole', () => {
    fc.assert(
      fc.property(day, weekStart, (any, start) => {
        const weeks = monthWeeks(any, start);
        const days = weeks.flat();
        expect(weeks.every((week) => week.length === 7)).toBe(true);
        expect(weeks.length).toBeGreaterThanOrEqual(4);
        expect(weeks.length).toBeLessThanOrEqual(6);
        days.slice(1).forEach((next, index) => expect(next).toBe(addDays(days[index] ?? '', 1)));
        expect(days).toContain(any);
        expect(weeks.every((week) => week.some((each) => sameMonth(each, any)))).toBe(true);
      }),
    );
  });
});

describe('weeks and steps', () => {
  it('begins a week on the chosen day', () => {
    expect(startOfWeek('2026-11-22', 'monday')).toBe('2026-11-16');
    expect(startOfWeek('2026-11-22', 'sunday')).toBe('2026-11-22');
    fc.assert(
      fc.property(day, weekStart, (any, start) => {
        expect(weekOf(any, start)).toContain(any);
      }),
    );
  });

  it('keeps the last day when a month is shorter', () => {
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2026-11-30', -9)).toBe('2026-02-28');
  });

  it('counts days both ways', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -800, max: 800 }), (any, count) => {
        expect(daysBetween(any, addDays(any, count))).toBe(count);
      }),
    );
  });
});
