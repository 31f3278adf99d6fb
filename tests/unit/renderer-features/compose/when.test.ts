import { describe, expect, test } from 'vitest';
import { type PlanInput, planPost } from '../../../../renderer/features/compose/when/plan-post.ts';
import { firstTime, suggestTimes } from '../../../../renderer/features/compose/when/suggest-times.ts';

const zone = 'Europe/Brussels';
/** Tuesday 24 November 2026, 10:30 in Brussels. */
const tuesday = Date.UTC(2026, 10, 24, 9, 30);

describe('times worth one press', () => {
  test('the rest of today, tomorrow and Monday, earliest first', () => {
    expect(suggestTimes(tuesday, zone).map(({ day, at }) => [day, at.local])).toEqual([
      ['today', '2026-11-24T12:00'],
      ['tomorrow', '2026-11-25T09:00'],
      ['tomorrow', '2026-11-25T18:00'],
      ['next-monday', '2026-11-30T09:00'],
    ]);
  });

  test('late in the evening today is not offered', () => {
    const late = Date.UTC(2026, 10, 24, 17, 50);
    expect(suggestTimes(late, zone).map(({ day }) => day)).toEqual(['tomorrow', 'tomorrow', 'next-monday']);
  });

  test('on a Sunday tomorrow is Monday and is offered once', () => {
    const sunday = Date.UTC(2026, 10, 29, 9, 0);
    const locals = suggestTimes(sunday, zone).map(({ at }) => at.local);
    expect(locals).toEqual(['2026-11-29T12:00', '2026-11-30T09:00', '2026-11-30T18:00']);
  });

  test('every offered time lies ahead, at any moment of a year with clock changes', () => {
    for (let hour = 0; hour < 365 * 24; hour += 5) {
      const now = Date.UTC(2026, 0, 1) + hour * 3_600_000;
      for (const { instant } of suggestTimes(now, zone)) expect(instant).toBeGreaterThan(now);
    }
  });

  test('the fields start tomorrow at nine', () => {
    expect(firstTime(tuesday, zone)).toEqual({ local: '2026-11-25T09:00', zone });
  });
});

describe('what the button will do', () => {
  const ready: PlanInput = {
    now: tuesday,
    when: { local: '2026-11-25T09:30', zone },
    accounts: 4,
    empty: false,
    withTrouble: [],
    importing: false,
    scheduledAt: null,
  };
  const at = Date.UTC(2026, 10, 25, 8, 30);

  test('schedules at the time of the wall clock', () => {
    expect(planPost(ready)).toEqual({
      plan: { kind: 'schedule', count: 4, at, note: 'exact' },
      obstacles: [],
    });
  });

  test('publishes now', () => {
    expect(planPost({ ...ready, when: 'now' })).toEqual({
      plan: { kind: 'publish-now', count: 4 },
      obstacles: [],
    });
  });

  test('updates a scheduled post at its time, and moves it at another', () => {
    expect(planPost({ ...ready, scheduledAt: at }).plan.kind).toBe('update');
    expect(planPost({ ...ready, scheduledAt: at - 60_000 }).plan.kind).toBe('move');
  });

  test('says what is in its way, the first thing to do first', () => {
    const { obstacles } = planPost({
      ...ready,
      empty: true,
      accounts: 0,
      when: { local: '2026-11-24T10:30', zone },
    });
    expect(obstacles.map(({ kind }) => kind)).toEqual(['empty', 'no-account', 'time-past']);
    expect(planPost({ ...ready, withTrouble: ['bluesky', 'tiktok'] }).obstacles).toEqual([
      { kind: 'checks', accounts: 2, first: 'bluesky' },
    ]);
    expect(planPost({ ...ready, when: null }).obstacles).toEqual([{ kind: 'no-time' }]);
    expect(planPost({ ...ready, importing: true }).obstacles).toEqual([{ kind: 'media-importing' }]);
  });

  test('tells when the clocks of the zone change under the chosen time', () => {
    const gap = planPost({ ...ready, when: { local: '2027-03-28T02:30', zone } }).plan;
    expect(gap).toMatchObject({ note: 'moved-past-gap', at: Date.UTC(2027, 2, 28, 1, 30) });
    const twice = planPost({ ...ready, when: { local: '2027-10-31T02:30', zone } }).plan;
    expect(twice).toMatchObject({ note: 'first-of-two', at: Date.UTC(2027, 9, 31, 0, 30) });
  });
});
