import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countBefore,
  nextOccurrences,
  occurrencesBetween,
} from '../../../../main/engine/domain/occurrences.ts';
import { recurrenceOf, ruleText } from '../../../../main/engine/domain/recurrence-rule.ts';
import type { Recurrence } from '../../../../shared/model/recurrence.ts';

const never = { kind: 'never' } as const;
const weekday = fc.integer({ min: 1, max: 7 });
const monthDay = fc.oneof(
  fc.record({ kind: fc.constant('date' as const), date: fc.integer({ min: 1, max: 31 }) }),
  fc.constant({ kind: 'last' as const }),
  fc.record({
    kind: fc.constant('weekday' as const),
    nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, -1 as const),
    weekday,
  }),
);
const anyRecurrence: fc.Arbitrary<Recurrence> = fc.record({
  every: fc.oneof(
    fc.constant({ unit: 'day' as const }),
    fc.uniqueArray(weekday, { minLength: 1, maxLength: 7 }).map((weekdays) => ({
      unit: 'week' as const,
      weekdays: weekdays.toSorted((one, other) => one - other),
    })),
    monthDay.map((on) => ({ unit: 'month' as const, on })),
    fc.constant({ unit: 'year' as const }),
  ),
  interval: fc.integer({ min: 1, max: 99 }),
  end: fc.oneof(
    fc.constant(never),
    fc.record({ kind: fc.constant('count' as const), count: fc.integer({ min: 1, max: 999 }) }),
    fc
      .integer({ min: Date.UTC(2026, 0, 1) / 86_400_000, max: Date.UTC(2036, 0, 1) / 86_400_000 })
      .map((days) => ({
        kind: 'until' as const,
        day: new Date(days * 86_400_000).toISOString().slice(0, 10),
      })),
  ),
});
const anyStart = fc
  .integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 })
  .map((minutes) => new Date(minutes * 60_000).toISOString().slice(0, 16));

const rule = (recurrence: Omit<Recurrence, 'interval' | 'end'> & Partial<Recurrence>): string =>
  ruleText({ interval: 1, end: never, ...recurrence });

describe('a rule', () => {
  test('is written as RFC 5545 has it', () => {
    expect(rule({ every: { unit: 'week', weekdays: [4, 1] }, interval: 2 })).toBe(
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH',
    );
    expect(rule({ every: { unit: 'month', on: { kind: 'weekday', nth: -1, weekday: 5 } } })).toBe(
      'FREQ=MONTHLY;BYDAY=-1FR',
    );
    expect(rule({ every: { unit: 'day' }, end: { kind: 'until', day: '2026-12-31' } })).toBe(
      'FREQ=DAILY;UNTIL=20261231T235959',
    );
  });

  test('comes back as the owner chose it', () => {
    fc.assert(
      fc.property(anyRecurrence, (recurrence) => {
        expect(recurrenceOf(ruleText(recurrence))).toEqual(recurrence);
      }),
    );
  });

  test('that Kaizup does not offer is not guessed at', () => {
    for (const foreign of ['FREQ=HOURLY', 'FREQ=MONTHLY;BYDAY=FR', 'FREQ=WEEKLY;BYDAY=XX', 'nothing']) {
      expect(recurrenceOf(foreign)).toBeUndefined();
    }
  });
});

describe('occurrences', () => {
  test('fall where a calendar has them', () => {
    const of = (text: string, start: string): readonly string[] =>
      nextOccurrences({ start, rule: text }, start, 4);
    expect(of('FREQ=MONTHLY;BYDAY=-1FR', '2026-11-01T18:00')).toEqual([
      '2026-11-27T18:00',
      '2026-12-25T18:00',
      '2027-01-29T18:00',
      '2027-02-26T18:00',
    ]);
    // A month without a 31st is left out, not moved.
    expect(of('FREQ=MONTHLY;BYMONTHDAY=31', '2026-10-01T09:00').map((local) => local.slice(5, 7))).toEqual([
      '10',
      '12',
      '01',
      '03',
    ]);
    expect(of('FREQ=MONTHLY;BYMONTHDAY=-1', '2027-01-15T09:00').map((local) => local.slice(5, 10))).toEqual([
      '01-31',
      '02-28',
      '03-31',
      '04-30',
    ]);
    expect(of('FREQ=YEARLY', '2028-02-29T09:00')[1]).toBe('2032-02-29T09:00');
    expect(of('FREQ=DAILY;UNTIL=20261126T235959', '2026-11-25T23:59')).toEqual([
      '2026-11-25T23:59',
      '2026-11-26T23:59',
    ]);
  });

  test('of a rule that never falls on a day are none', () => {
    const rule = 'FREQ=MONTHLY;INTERVAL=72;BYMONTHDAY=29';
    expect(nextOccurrences({ start: '2025-02-01T00:00', rule }, '2025-02-01T00:00', 12)).toEqual([]);
    expect(
      occurrencesBetween({ start: '2025-02-01T00:00', rule }, '2025-02-01T00:00', '2125-02-01T00:00'),
    ).toEqual([]);
  });

  test('are found in a series that has run for decades', () => {
    const rhythm = { start: '1990-01-01T08:00', rule: 'FREQ=DAILY' };
    expect(nextOccurrences(rhythm, '2030-05-01T00:00', 1)).toEqual(['2030-05-01T08:00']);
    expect(countBefore({ ...rhythm, rule: 'FREQ=DAILY;COUNT=999' }, '2030-05-01T00:00')).toBe(999);
  });

  test('keep their time of day, rise, and are no more than the rule allows', () => {
    fc.assert(
      fc.property(anyRecurrence, anyStart, (recurrence, start) => {
        const found = nextOccurrences({ start, rule: ruleText(recurrence) }, start, 12);
        expect(found.every((local) => local.slice(10) === start.slice(10))).toBe(true);
        expect(found).toEqual([...new Set(found)].toSorted());
        expect((found[0] ?? start) >= start).toBe(true);
        const { end } = recurrence;
        if (end.kind === 'count') expect(found.length).toBeLessThanOrEqual(end.count);
        if (end.kind === 'until') expect(found.every((local) => local.slice(0, 10) <= end.day)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('are the same asked for at once or in pieces', () => {
    fc.assert(
      fc.property(anyRecurrence, anyStart, fc.integer({ min: 1, max: 11 }), (recurrence, start, at) => {
        const rhythm = { start, rule: ruleText(recurrence) };
        const found = nextOccurrences(rhythm, start, 12);
        const middle = found[at];
        const last = found.at(-1);
        if (middle === undefined || last === undefined) return;
        expect(occurrencesBetween(rhythm, start, last)).toEqual(found);
        expect(countBefore(rhythm, middle)).toBe(at);
        expect(nextOccurrences(rhythm, middle, found.length - at)).toEqual(found.slice(at));
      }),
      { numRuns: 1000 },
    );
  });
});
