import { describe, expect, it } from 'vitest';
import { placeCard, rangeOfKey } from '../../../../renderer/features/calendar/range-cache.ts';
import { instant, samplePost } from './sample-posts.ts';

const november = { from: instant('2026-11-01T00:00'), to: instant('2026-12-01T00:00') };
const posts = [samplePost('first', '2026-11-10T09:00'), samplePost('second', '2026-11-20T09:00')];
const ids = (cards: readonly { readonly id: string }[]): readonly string[] => cards.map(({ id }) => id);

describe('a stored page after a move', () => {
  it('keeps the order of time', () => {
    expect(ids(placeCard(posts, november, samplePost('first', '2026-11-25T09:00')))).toEqual([
      'second',
      'first',
    ]);
  });

  it('loses what left it and gains what came', () => {
    expect(ids(placeCard(posts, november, samplePost('first', '2026-12-01T00:00')))).toEqual(['second']);
    expect(ids(placeCard(posts, november, samplePost('new', '2026-11-01T00:00')))).toEqual([
      'new',
      'first',
      'second',
    ]);
    expect(ids(placeCard(posts, november, samplePost('second', null)))).toEqual(['first']);
  });
});

describe('the range of a query key', () => {
  it('is found where the key keeps its input', () => {
    expect(rangeOfKey([['posts', 'range'], { input: november, type: 'query' }])).toEqual(november);
  });

  it('is missing from other keys', () => {
    expect(rangeOfKey([['posts', 'get'], { input: { postId: 'x' } }])).toBeUndefined();
    expect(rangeOfKey([['posts', 'range']])).toBeUndefined();
    expect(rangeOfKey([null, { input: null }, { input: { from: 'x', to: 1 } }])).toBeUndefined();
  });
});
