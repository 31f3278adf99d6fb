import { expect, test } from 'vitest';
import { asClock, secondsLeft } from '../../../../renderer/features/lock/wait-left.ts';

test('the last part of a second counts as one, and a time that is over as none', () => {
  expect(secondsLeft(10_001, 10_000)).toBe(1);
  expect(secondsLeft(40_000, 10_000)).toBe(30);
  expect(secondsLeft(10_000, 10_000)).toBe(0);
  expect(secondsLeft(9_000, 10_000)).toBe(0);
  expect(secondsLeft(null, 10_000)).toBe(0);
});

test('seconds read as a clock', () => {
  expect([0, 7, 60, 750, 3599, 3600].map(asClock)).toEqual([
    '0:00',
    '0:07',
    '1:00',
    '12:30',
    '59:59',
    '1:00:00',
  ]);
});
