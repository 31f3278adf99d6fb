import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answerDueOn,
  comesAfter,
  dayIn,
  daysUntil,
  reminderAt,
} from '../../../main/engine/domain/answer-deadline.ts';

const day = fc
  .date({ min: new Date('2018-05-25'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const parts = (text: string): [number, number, number] =>
  text.split('-').map(Number) as [number, number, number];
/** Days of a month, by another way than the code's. */
const lengthOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

describe('the deadline for an answer', () => {
  test('D15 is the same day of the next month, or its last day where there is no such day', () => {
    fc.assert(
      fc.property(day, (sentOn) => {
        const [year, month, date] = parts(sentOn);
        const [dueYear, dueMonth, dueDate] = parts(answerDueOn(sentOn, null));
        expect(dueYear * 12 + dueMonth).toBe(year * 12 + month + 1);
        expect(dueDate).toBe(Math.min(date, lengthOf(dueYear, dueMonth)));
      }),
    );
    expect(answerDueOn('2027-01-31', null)).toBe('2027-02-28');
    expect(answerDueOn('2028-01-31', null)).toBe('2028-02-29');
    expect(answerDueOn('2026-12-15', null)).toBe('2027-01-15');
  });

  test('D15 is two months later when the controller says so within the first, counted from the sending', () => {
    fc.assert(
      fc.property(day, (sentOn) => {
        const first = answerDueOn(sentOn, null);
        const [year, month, date] = parts(sentOn);
        const [dueYear, dueMonth, dueDate] = parts(answerDueOn(sentOn, first));
        expect(dueYear * 12 + dueMonth).toBe(year * 12 + month + 3);
        expect(dueDate).toBe(Math.min(date, lengthOf(dueYear, dueMonth)));
      }),
    );
    expect(answerDueOn('2027-01-31', '2027-02-20')).toBe('2027-04-30');
    expect(answerDueOn('2027-01-31', '2027-03-01')).toBe('2027-02-28');
  });

  test('D15 runs to the end of its day in the owner’s zone', () => {
    const noon = Date.parse('2026-11-24T11:00:00Z');
    expect(dayIn('Pacific/Auckland', noon)).toBe('2026-11-25');
    expect(daysUntil('2026-11-24', 'Pacific/Auckland', noon)).toBe(-1);
    expect(daysUntil('2026-11-24', 'America/Los_Angeles', noon)).toBe(0);
    // The clocks change in between: days are counted, not hours.
    expect(daysUntil('2026-10-31', 'Europe/Paris', Date.parse('2026-10-24T21:59:00Z'))).toBe(7);
  });

  test('D15 is reminded of a week before, on the day and once it is over, each later than the one before', () => {
    expect([8, 7, 1, 0, -1].map(reminderAt)).toEqual([null, 'week', 'week', 'day', 'overdue']);
    expect(comesAfter('week', null)).toBe(true);
    expect(comesAfter('week', 'week')).toBe(false);
    expect(comesAfter('overdue', 'week')).toBe(true);
    expect(comesAfter('week', 'day')).toBe(false);
  });
});
