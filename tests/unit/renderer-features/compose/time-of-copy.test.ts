import { describe, expect, test } from 'vitest';
import { timeOfCopy } from '../../../../renderer/features/compose/when/time-of-copy.ts';

const zone = 'Europe/Brussels';
const now = Date.parse('2026-12-30T12:00:00Z');

describe('the time that a copy is offered', () => {
  test('is the same time a day later, over the end of a month and of a year', () => {
    expect(timeOfCopy({ local: '2026-12-31T09:30', zone }, zone, now)).toBe('2027-01-01T09:30');
  });

  test('is none for a draft, for what is over a day later, too, and for a post with a zone of its own', () => {
    expect(timeOfCopy(null, zone, now)).toBeNull();
    expect(timeOfCopy({ local: '2026-12-29T09:30', zone }, zone, now)).toBeNull();
    expect(timeOfCopy({ local: '2026-12-31T09:30', zone: 'Asia/Tokyo' }, zone, now)).toBeNull();
  });
});
