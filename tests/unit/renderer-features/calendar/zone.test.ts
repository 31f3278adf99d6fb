import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byDay, rangeOf } from '../../../../renderer/features/calendar/time/buckets.ts';
import { monthWeeks, weekOf } from '../../../../renderer/features/calendar/time/days.ts';
import {
  instantOf,
  missingSlots,
  splitWallTime,
  startOfDay,
  wallClock,
  wallTime,
} from '../../../../renderer/features/calendar/time/zone.ts';

const zones = [
  'Europe/Brussels',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/Santiago',
  'UTC',
];
const hour = 3_600_000;

describe('wall clocks', () => {
  it('shows an instant as the zone does, in winter and in summer', () => {
    expect(wallClock(Date.UTC(2026, 10, 24, 8, 30), 'Europe/Brussels')).toEqual({
      day: '2026-11-24',
      minutes: 570,
    });
    expect(wallClock(Date.UTC(2026, 6, 1, 22, 15), 'Europe/Brussels')).toEqual({
      day: '2026-07-02',
      minutes: 15,
    });
  });

  it('moves a time in a gap forward and takes the first of two', () => {
    const zone = 'Europe/Brussels';
    expect(instantOf({ local: '2027-03-28T02:30', zone })).toEqual({
      at: Date.UTC(2027, 2, 28, 1, 30),
      note: 'moved-past-gap',
    });
    expect(instantOf({ local: '2027-10-31T02:30', zone })).toEqual({
      at: Date.UTC(2027, 9, 31, 0, 30),
      note: 'first-of-two',
    });
    expect(instantOf({ local: '2026-11-24T09:00', zone }).note).toBe('exact');
  });

  it('returns to the same wall time wherever the clock did not jump', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) }),
        fc.constantFrom(...zones),
        (at, zone) => {
          const wall = wallTime(wallClock(at, zone), zone);
          const back = instantOf(wall);
          expect(back.note).not.toBe('moved-past-gap');
          expect(wallTime(wallClock(back.at, zone), zone)).toEqual(wall);
          expect(splitWallTime(wall)).toEqual(wallClock(at, zone));
        },
      ),
    );
  });

  it('names the half hours that a clock jumps over', () => {
    expect(missingSlots('2027-03-28', 'Europe/Brussels')).toEqual([120, 150]);
    expect(missingSlots('2027-10-31', 'Europe/Brussels')).toEqual([]);
    expect(missingSlots('2026-11-24', 'Europe/Brussels')).toEqual([]);
    expect(missingSlots('2026-10-04', 'Australia/Lord_Howe')).toEqual([120]);
    expect(missingSlots('2026-09-06', 'America/Santiago')).toEqual([0, 30]);
  });

  it('begins a day at one o’clock where midnight does not exist', () => {
    expect(wallClock(startOfDay('2026-09-06', 'America/Santiago'), 'America/Santiago')).toEqual({
      day: '2026-09-06',
      minutes: 60,
    });
  });
});

describe('the range of a page', () => {
  it('is an hour shorter or longer in the week of a clock change', () => {
    const length = (day: string): number => {
      const { from, to } = rangeOf(weekOf(day, 'monday'), 'Europe/Brussels');
      return (to - from) / hour;
    };
    expect(length('2027-03-28')).toBe(167);
    expect(length('2027-10-31')).toBe(169);
    expect(length('2026-11-24')).toBe(168);
  });

  it('is empty without days', () => expect(rangeOf([], 'UTC')).toEqual({ from: 0, to: 0 }));
});

describe('posts by day', () => {
  it('puts every post on the day that its wall clock shows, in order, and leaves out the rest', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom('2026-03-15', '2026-09-10', '2026-10-20', '2026-11-24', '2027-04-02'),
        fc.array(fc.integer({ min: -40 * 24, max: 40 * 24 * 1 }), { maxLength: 60 }),
        (zone, day, offsets) => {
          const days = monthWeeks(day, 'monday').flat();
          const items = offsets.map((offset) => ({ at: startOfDay(day, zone) + offset * hour + 1234 }));
          const buckets = byDay(items, days, zone);
          const inside = items.filter(({ at }) => days.includes(wallClock(at, zone).day));
          expect([...buckets.values()].flat()).toHaveLength(inside.length);
          for (const [key, bucket] of buckets) {
            expect(bucket.every(({ at }) => wallClock(at, zone).day === key)).toBe(true);
            expect(bucket.map(({ at }) => at)).toEqual(bucket.map(({ at }) => at).toSorted((a, b) => a - b));
          }
        },
      ),
    );
  });

  it('leaves out drafts, which have no time', () => {
    expect(byDay([{ at: null }], ['2026-11-24'], 'UTC').size).toBe(0);
  });
});
