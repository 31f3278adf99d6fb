import { describe, expect, it } from 'vitest';
import { suggestTimes } from '../../../../renderer/features/calendar/suggestions.ts';
import { instant, samplePost, zone } from './sample-posts.ts';

const now = instant('2026-11-24T10:10');
const post = samplePost('post', '2026-11-25T09:30');
const locals = (chosen: string, at = now) =>
  suggestTimes(post, { local: chosen, zone }, [post, samplePost('other', '2026-11-24T10:30')], at, zone).map(
    ({ kind, to }) => [kind, to.local],
  );

describe('suggested times', () => {
  it('are the next free half hour, tomorrow and next week at the chosen hour', () => {
    expect(locals('2026-11-27T14:15')).toEqual([
      ['next-free', '2026-11-24T11:00'],
      ['tomorrow', '2026-11-25T14:15'],
      ['next-week', '2026-12-04T14:15'],
    ]);
  });

  it('leave out what is chosen already', () => {
    expect(locals('2026-11-25T09:30').map(([kind]) => kind)).toEqual(['next-free', 'next-week']);
  });

  it('look to tomorrow when today has no half hour left', () => {
    expect(locals('2026-11-27T14:15', instant('2026-11-24T23:40'))[0]).toEqual([
      'next-free',
      '2026-11-25T09:00',
    ]);
  });
});
