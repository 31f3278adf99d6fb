import { describe, expect, test } from 'vitest';
import { type PlanInput, planPost } from '../../../../renderer/features/compose/when/plan-post.ts';
import { usualRepeat } from '../../../../renderer/features/compose/when/when.ts';
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

  test('queues into the slots that the engine found, or says whose are missing', () => {
    const part = { accountIds: ['a'], at, wallTime: { local: '2026-11-25T09:30', zone } };
    expect(planPost({ ...ready, when: 'queue', queue: { parts: [part], without: null } })).toEqual({
      plan: { kind: 'queue', count: 4, parts: [part] },
      obstacles: [],
    });
    const lacking = planPost({ ...ready, when: 'queue', queue: { parts: [], without: 'Maison Levain' } });
    expect(lacking.obstacles).toEqual([{ kind: 'no-slot', name: 'Maison Levain' }]);
    // While the engine is being asked nothing is in the way, and nothing is promised.
    expect(planPost({ ...ready, when: 'queue', queue: null }).obstacles).toEqual([]);
  });

  test('repeats from its first time on, which must be ahead', () => {
    const first = { local: '2026-11-25T09:30', at, note: 'exact' } as const;
    const when = usualRepeat({ local: '2026-11-25T09:30', zone });
    expect(when.recurrence.every).toEqual({ unit: 'week', weekdays: [3] });
    expect(planPost({ ...ready, when, occurrences: [first] })).toEqual({
      plan: { kind: 'repeat', count: 4, first, following: false },
      obstacles: [],
    });
    expect(planPost({ ...ready, when, occurrences: [] }).obstacles).toEqual([{ kind: 'no-occurrence' }]);
    const past = { ...first, at: tuesday - 1 };
    expect(planPost({ ...ready, when, occurrences: [past] }).obstacles).toEqual([{ kind: 'time-past' }]);
    const inSeries = planPost({ ...ready, when, occurrences: [first], inSeries: true });
    expect(inSeries.plan).toMatchObject({ kind: 'repeat', following: true });
  });

  test('stops at words that a network would refuse', () => {
    expect(planPost({ ...ready, refusedBy: 'facebook' }).obstacles).toEqual([
      { kind: 'words-refused', network: 'facebook' },
    ]);
  });
});
