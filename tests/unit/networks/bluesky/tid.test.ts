import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordKey } from '../../../../main/engine/networks/bluesky/tid.ts';

/** What the network's lexicon calls a TID. */
const form = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/;
const times = fc.integer({ min: 0, max: Date.parse('2200-01-01') });

describe('record keys', () => {
  test('have the form that the network asks for', () => {
    fc.assert(
      fc.property(times, (now) => {
        expect(recordKey(now)).toMatch(form);
      }),
    );
  });

  test('sort by time', () => {
    fc.assert(
      fc.property(times, times, fc.nat(1023), fc.nat(1023), (first, second, one, other) => {
        fc.pre(first < second);
        expect(recordKey(first, one) < recordKey(second, other)).toBe(true);
      }),
    );
  });

  test('of one millisecond differ by their clock', () => {
    expect(recordKey(1, 1)).not.toBe(recordKey(1, 2));
  });

  test('agree with a key whose time is known', () => {
    expect(recordKey(0, 0)).toBe('2222222222222');
    expect(recordKey(Date.parse('2026-11-24T11:00:00Z'), 0)).toBe(
      reference(Date.parse('2026-11-24T11:00:00Z')),
    );
  });
});

/** The same number written by the runtime in base 32, with the network's digits. */
function reference(now: number): string {
  const digits = '234567abcdefghijklmnopqrstuvwxyz';
  return ((BigInt(now) * 1000n) << 10n)
    .toString(32)
    .padStart(13, '0')
    .replace(/./g, (digit) => digits.charAt(Number.parseInt(digit, 32)));
}
