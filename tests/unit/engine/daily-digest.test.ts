import { describe, expect, test } from 'vitest';
import { digestDue, localDay } from '../../../main/engine/domain/daily-digest.ts';
import { localTime } from '../../../main/engine/domain/zone-clock.ts';

const brussels = 'Europe/Brussels';
const hour = 3_600_000;

/** The local times at which the digest is told in [from, to), looking every `step` (ms). */
function toldBetween(
  from: string,
  to: string,
  minutes: number,
  zone: string,
  step = 30 * 60_000,
): readonly string[] {
  const times: string[] = [];
  let told: string | null = null;
  for (let now = Date.parse(from); now < Date.parse(to); now += step) {
    if (!digestDue({ minutes, since: Date.parse(from), told }, now, zone)) continue;
    told = localDay(now, zone).day;
    times.push(localTime(now, zone));
  }
  return times;
}

describe('the time of the digest', () => {
  test('comes once a day, also on days with 23 and 25 hours', () => {
    expect(toldBetween('2026-03-27T12:00Z', '2026-03-31T00:00Z', 480, brussels)).toEqual([
      '2026-03-28T08:00',
      '2026-03-29T08:00',
      '2026-03-30T08:00',
    ]);
    expect(toldBetween('2026-10-23T12:00Z', '2026-10-27T00:00Z', 480, brussels)).toEqual([
      '2026-10-24T08:00',
      '2026-10-25T08:00',
      '2026-10-26T08:00',
    ]);
  });

  test('in the gap of a clock change comes past it, and in an overlap at the first of two', () => {
    expect(toldBetween('2026-03-28T12:00Z', '2026-03-29T12:00Z', 150, brussels)).toEqual([
      '2026-03-29T03:30',
    ]);
    expect(toldBetween('2026-10-24T12:00Z', '2026-10-25T12:00Z', 150, brussels)).toEqual([
      '2026-10-25T02:30',
    ]);
  });

  test('at midnight where midnight does not exist comes at the first hour of the day', () => {
    expect(toldBetween('2026-04-24T12:00Z', '2026-04-25T06:00Z', 0, 'Africa/Cairo')).toEqual([
      '2026-04-25T00:00',
    ]);
    expect(toldBetween('2026-04-23T12:00Z', '2026-04-24T06:00Z', 0, 'Africa/Cairo')).toEqual([
      '2026-04-24T01:00',
    ]);
  });

  test('that is past when it is chosen comes on the next day', () => {
    const since = Date.parse('2026-11-24T11:00Z');
    const state = { minutes: 480, since, told: null };
    expect(digestDue(state, since + hour, brussels)).toBe(false);
    expect(digestDue(state, since + 21 * hour, brussels)).toBe(true);
    expect(digestDue({ ...state, minutes: null }, since + 21 * hour, brussels)).toBe(false);
  });

  test('is not lost on a clock that ran ahead when it was chosen', () => {
    const now = Date.parse('2026-11-24T11:00Z');
    expect(digestDue({ minutes: 480, since: now + 9_000 * hour, told: null }, now, brussels)).toBe(true);
  });

  test('does not come again for who travels west', () => {
    const now = Date.parse('2026-11-24T09:00Z');
    const state = { minutes: 480, since: 0, told: localDay(now, 'Pacific/Auckland').day };
    expect(digestDue(state, now + 9 * hour, 'America/Los_Angeles')).toBe(false);
    expect(digestDue(state, now + 33 * hour, 'America/Los_Angeles')).toBe(true);
  });
});

test('a day begins and ends at midnight of its zone, however long it is', () => {
  const long = localDay(Date.parse('2026-10-25T12:00Z'), brussels);
  expect(long).toEqual({
    day: '2026-10-25',
    yesterday: Date.parse('2026-10-23T22:00Z'),
    from: Date.parse('2026-10-24T22:00Z'),
    to: Date.parse('2026-10-25T23:00Z'),
  });
});
