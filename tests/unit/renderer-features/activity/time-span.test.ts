import { expect, test } from 'vitest';
import { timeSpan } from '../../../../renderer/features/activity/time-span.ts';

const zone = 'Europe/Brussels';
/** The day after the clocks went back. */
const now = Date.parse('2026-10-26T10:00Z');

test('today and the last days begin at midnight of the business, also over a change of its clocks', () => {
  expect(timeSpan({ kind: 'any' }, zone, now)).toEqual({});
  expect(timeSpan({ kind: 'last', days: 1 }, zone, now)).toEqual({ from: Date.parse('2026-10-25T23:00Z') });
  expect(timeSpan({ kind: 'last', days: 7 }, zone, now)).toEqual({ from: Date.parse('2026-10-19T22:00Z') });
});

test('days of the owner’s choice are whole, the last one too', () => {
  expect(timeSpan({ kind: 'days', first: '2026-10-25', last: '2026-10-25' }, zone, now)).toEqual({
    from: Date.parse('2026-10-24T22:00Z'),
    to: Date.parse('2026-10-25T23:00Z'),
  });
});
