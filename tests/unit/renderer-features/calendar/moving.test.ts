import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../renderer/features/calendar/time/days.ts';
import {
  accountsOf,
  freeSlot,
  isMovable,
  judge,
  onDay,
} from '../../../../renderer/features/calendar/time/moving.ts';
import { instantOf, wallClock } from '../../../../renderer/features/calendar/time/zone.ts';
import type { PublicationState } from '../../../../shared/model/publication.ts';
import { publicationState } from '../../../../shared/model/publication.ts';

const zone = 'Europe/Brussels';
const instant = (local: string, where = zone): number => instantOf({ local, zone: where }).at;
const timed = (local: string, where = zone) => ({
  at: instant(local, where),
  wallTime: { local, zone: where },
});
const now = instant('2026-11-24T10:10');

function post(
  id: string,
  local: string | null,
  accounts: readonly string[],
  state: PublicationState = 'scheduled',
) {
  return {
    id,
    at: local === null ? null : instant(local),
    accountIds: [...accounts],
    publications: accounts.map((accountId) => ({
      id: `${id}-${accountId}`,
      accountId,
      network: 'bluesky' as const,
      mode: 'practice' as const,
      accountName: accountId,
      mayBeOut: false,
      failure: null,
      state,
    })),
  };
}

describe('a post moved to another day', () => {
  it('keeps its hour across a clock change', () => {
    expect(onDay(timed('2027-03-27T09:30'), '2027-03-29', zone)).toEqual({ local: '2027-03-29T09:30', zone });
    expect(onDay(timed('2027-10-30T09:30'), '2027-11-01', zone)).toEqual({ local: '2027-11-01T09:30', zone });
  });

  it('keeps what was meant when an earlier move met a gap', () => {
    expect(onDay(timed('2027-03-28T02:30'), '2027-03-29', zone).local).toBe('2027-03-29T02:30');
  });

  it('keeps the zone that it was planned in, counting days as the calendar shows them', () => {
    const planned = timed('2026-12-01T21:00', 'America/New_York');
    expect(wallClock(planned.at, zone).day).toBe('2026-12-02');
    expect(onDay(planned, '2026-12-04', zone)).toEqual({
      local: '2026-12-03T21:00',
      zone: 'America/New_York',
    });
  });

  it('uses the shown hour where only the instant is known', () => {
    expect(onDay({ at: instant('2026-12-01T08:45'), wallTime: null }, '2026-12-05', zone).local).toBe(
      '2026-12-05T08:45',
    );
  });

  it('always lands on the day it was dropped on, at the same minute', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 0, max: 800 }),
        (minutes, from, to) => {
          const local = `${addDays('2026-01-01', from)}T${new Date(minutes * 60_000).toISOString().slice(11, 16)}`;
          const target = addDays('2026-01-01', to);
          const moved = onDay(timed(local), target, zone);
          expect(moved.local.slice(0, 10)).toBe(target);
          expect(moved.local.slice(11)).toBe(local.slice(11));
          expect(wallClock(instantOf(moved).at, zone).day).toBe(target);
        },
      ),
    );
  });
});

describe('the verdict on a time', () => {
  const moved = post('moved', null, ['ig', 'fb']);

  it('refuses the past and this very moment', () => {
    expect(judge(now, moved, [], now)).toEqual({ kind: 'past' });
    expect(judge(now + 1, moved, [], now)).toEqual({ kind: 'free' });
  });

  it('names the post that is within half an hour on a common account', () => {
    const near = post('near', '2026-11-25T09:20', ['ig']);
    expect(judge(instant('2026-11-25T09:00'), moved, [near], now)).toEqual({ kind: 'clash', with: near });
    expect(judge(instant('2026-11-25T09:50'), moved, [near], now)).toEqual({ kind: 'free' });
  });

  it('lets posts of other accounts, cancelled publications and the post itself be', () => {
    const at = instant('2026-11-25T09:00');
    expect(judge(at, moved, [post('other', '2026-11-25T09:00', ['li'])], now).kind).toBe('free');
    expect(judge(at, moved, [post('gone', '2026-11-25T09:00', ['ig'], 'cancelled')], now).kind).toBe('free');
    expect(judge(at, moved, [post('moved', '2026-11-25T09:00', ['ig'])], now).kind).toBe('free');
  });

  it('reads a draft’s accounts from its variants', () => {
    expect(accountsOf({ accountIds: ['ig'], publications: [] })).toEqual(['ig']);
  });
});

describe('the next free slot', () => {
  const draft = post('draft', null, ['ig']);

  it('is 9:00 on an empty day', () => {
    expect(freeSlot('2026-11-26', draft, [], now, zone)).toEqual({ local: '2026-11-26T09:00', zone });
  });

  it('passes what is taken', () => {
    const taken = [post('a', '2026-11-26T09:00', ['ig']), post('b', '2026-11-26T09:40', ['ig'])];
    expect(freeSlot('2026-11-26', draft, taken, now, zone)?.local).toBe('2026-11-26T10:30');
  });

  it('is after now today, and none on a day that is over', () => {
    expect(freeSlot('2026-11-24', draft, [], now, zone)?.local).toBe('2026-11-24T10:30');
    expect(freeSlot('2026-11-23', draft, [], now, zone)).toBeUndefined();
  });
});

describe('what may be moved', () => {
  it('is a post of which nothing is on its way or out', () => {
    const movable = publicationState.options.filter((state) => isMovable(post('p', null, ['ig'], state)));
    expect(movable).toEqual(['scheduled', 'held', 'handed-over', 'failed', 'missed', 'cancelled']);
    expect(isMovable(post('draft', null, []))).toBe(true);
  });

  it('is not a post of which one publication is out', () => {
    const part = post('part', null, ['ig', 'fb']);
    const [first, ...rest] = part.publications;
    if (first === undefined) throw new Error('The sample has publications');
    expect(isMovable({ publications: [{ ...first, state: 'published' }, ...rest] })).toBe(false);
  });
});
