import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { awayAt, onTimeWithin, whenLate } from '../../../main/engine/domain/missed-time.ts';
import { type Away, lateMinutes } from '../../../shared/model/missed.ts';

const minute = 60_000;
const minutes = fc.integer({ min: lateMinutes.least, max: lateMinutes.most });

describe('a publication that could not go out at its time', () => {
  test('goes while it is on time, whatever its owner wants', () => {
    const rule = fc.oneof(
      fc.constant({ kind: 'ask' } as const),
      fc.constant({ kind: 'next-slot' } as const),
      minutes.map((late) => ({ kind: 'late', minutes: late }) as const),
    );
    fc.assert(
      fc.property(fc.integer({ min: -minute, max: onTimeWithin }), rule, (late, wanted) => {
        expect(whenLate(late, wanted)).toBe('go');
      }),
    );
  });

  test('goes exactly as late as its owner lets it, and never without asking after that', () => {
    fc.assert(
      fc.property(
        minutes,
        fc.integer({ min: onTimeWithin + 1, max: 3 * 24 * 60 * minute }),
        (limit, late) => {
          const decision = whenLate(late, { kind: 'late', minutes: limit });
          expect(decision).toBe(late <= limit * minute ? 'go' : 'ask');
          expect(whenLate(late, { kind: 'ask' })).toBe('ask');
          expect(whenLate(late, { kind: 'next-slot' })).toBe('next-slot');
        },
      ),
    );
  });
});

describe('the time during which nothing could go out', () => {
  const asleep: Away = { reason: 'asleep', from: 100, to: 200 };
  const paused: Away = { reason: 'paused', from: 50, to: 400 };
  const off: Away = { reason: 'off', from: 400, to: 500 };

  test('holds its beginning, not its end', () => {
    expect(awayAt(99, [asleep])).toBeUndefined();
    expect(awayAt(100, [asleep])).toBe(asleep);
    expect(awayAt(200, [asleep])).toBeUndefined();
  });

  test('is the longest where several hold it', () => {
    expect(awayAt(150, [asleep, paused, off])).toBe(paused);
    expect(awayAt(450, [asleep, paused, off])).toBe(off);
  });
});
