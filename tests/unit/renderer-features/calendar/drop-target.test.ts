import { describe, expect, it } from 'vitest';
import { dropTarget, targetTone } from '../../../../renderer/features/calendar/drop-target.ts';
import { instant, samplePost, zone } from './sample-posts.ts';

const now = instant('2026-11-24T10:10');
const post = samplePost('post', '2026-11-25T09:30');
const setting = { zone, now, posts: [post, samplePost('other', '2026-11-27T09:40')] };
const over = (day: string, minutes: number | null = null) => dropTarget(post, { day, minutes }, setting);

describe('letting a post go over a day', () => {
  it('moves it there at its own hour', () => {
    expect(over('2026-11-26')).toMatchObject({
      outcome: 'move',
      to: { local: '2026-11-26T09:30', zone },
      verdict: { kind: 'free' },
    });
  });

  it('warns of a post on the same account close by, and still moves', () => {
    const target = over('2026-11-27');
    expect(target).toMatchObject({ outcome: 'move', verdict: { kind: 'clash', with: { id: 'other' } } });
    expect(targetTone(target)).toBe('clash');
  });

  it('does nothing on its own day', () => expect(over('2026-11-25').outcome).toBe('stay'));

  it('refuses a day that is over, and today when the hour has passed', () => {
    expect(over('2026-11-23')).toMatchObject({ outcome: 'refuse', reason: 'past' });
    expect(over('2026-11-24')).toMatchObject({ outcome: 'refuse', reason: 'past' });
  });

  it('says so where the clocks jump over its hour', () => {
    const night = samplePost('night', '2027-03-27T02:30');
    expect(dropTarget(night, { day: '2027-03-28', minutes: null }, setting)).toMatchObject({
      outcome: 'move',
      note: 'moved-past-gap',
      to: { local: '2027-03-28T02:30' },
    });
  });
});

describe('letting a post go over a half hour', () => {
  it('moves it to that half hour', () => {
    expect(over('2026-11-26', 14 * 60 + 30)).toMatchObject({
      outcome: 'move',
      to: { local: '2026-11-26T14:30' },
    });
  });

  it('refuses half hours of today that have passed', () => {
    expect(over('2026-11-24', 10 * 60)).toMatchObject({ outcome: 'refuse', reason: 'past' });
    expect(over('2026-11-24', 10 * 60 + 30).outcome).toBe('move');
  });
});

describe('letting a draft go over a day', () => {
  const draft = samplePost('draft', null);
  it('takes a slot that all of its accounts have free, before a time that is merely free', () => {
    const free = new Map([
      [
        '2026-11-25',
        [
          { minutes: 555, accountIds: ['another'] },
          { minutes: 1050, accountIds: ['a', 'another'] },
        ],
      ],
    ]);
    const place = { day: '2026-11-25', minutes: null };
    expect(dropTarget(draft, place, { ...setting, free })).toMatchObject({
      to: { local: '2026-11-25T17:30' },
    });
    const elsewhere = new Map([['2026-11-25', [{ minutes: 555, accountIds: ['another'] }]]]);
    expect(dropTarget(draft, place, { ...setting, free: elsewhere })).toMatchObject({
      to: { local: '2026-11-25T09:00' },
    });
  });

  it('takes the first free half hour from nine', () => {
    const taken = { ...setting, posts: [...setting.posts, samplePost('early', '2026-11-25T09:00')] };
    const day = dropTarget(draft, { day: '2026-11-25', minutes: null }, taken);
    expect(day).toMatchObject({ outcome: 'move', to: { local: '2026-11-25T10:00' } });
  });

  it('is refused on a day that is over', () => {
    expect(dropTarget(draft, { day: '2026-11-20', minutes: null }, setting)).toMatchObject({
      reason: 'past',
    });
  });
});

describe('letting go of what is out already', () => {
  it('is refused anywhere', () => {
    const out = samplePost('out', '2026-11-25T09:30', ['a'], 'published');
    expect(dropTarget(out, { day: '2026-11-26', minutes: null }, setting)).toMatchObject({ reason: 'fixed' });
  });
});
