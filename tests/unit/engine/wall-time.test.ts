import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { resolveWallTime } from '../../../main/engine/domain/wall-time.ts';

const resolve = (local: string, zone: string) => {
  const found = resolveWallTime({ local, zone });
  return found === undefined ? undefined : [new Date(found.at).toISOString(), found.note];
};

describe('a wall-clock time', () => {
  test('means the instant at which the clocks of its zone show it', () => {
    expect(resolve('2026-11-24T09:30', 'Europe/Brussels')).toEqual(['2026-11-24T08:30:00.000Z', 'exact']);
    expect(resolve('2026-07-01T09:30', 'Europe/Brussels')).toEqual(['2026-07-01T07:30:00.000Z', 'exact']);
  });

  test('in the hour that clocks skip moves forward by the gap', () => {
    expect(resolve('2027-03-28T02:30', 'Europe/Brussels')).toEqual([
      '2027-03-28T01:30:00.000Z',
      'moved-past-gap',
    ]);
  });

  test('in the hour that clocks repeat is the first of the two', () => {
    expect(resolve('2026-10-25T02:30', 'Europe/Brussels')).toEqual([
      '2026-10-25T00:30:00.000Z',
      'first-of-two',
    ]);
  });

  test('that is in no calendar or in no zone is refused', () => {
    expect(resolve('2026-02-30T10:00', 'Europe/Brussels')).toBeUndefined();
    expect(resolve('2026-11-24T25:00', 'Europe/Brussels')).toBeUndefined();
    expect(resolve('2026-11-24T10:00', 'Europe/Atlantis')).toBeUndefined();
  });

  test('comes back as it was written in every zone, but in a gap', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2036, 11, 31) / 60_000 }),
        (zone, minutes) => {
          const local = new Date(minutes * 60_000).toISOString().slice(0, 16);
          const found = resolveWallTime({ local, zone });
          if (found === undefined) throw new Error(`${local} in ${zone} was refused`);
          const shown = Temporal.Instant.fromEpochMilliseconds(found.at)
            .toZonedDateTimeISO(zone)
            .toPlainDateTime();
          const same = shown.toString({ smallestUnit: 'minute' }) === local;
          expect(same || found.note === 'moved-past-gap').toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
