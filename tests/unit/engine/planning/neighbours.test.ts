import { describe, expect, test } from 'vitest';
import { judgeNeighbours, sameWords } from '../../../../main/engine/domain/neighbours.ts';
import type { NetworkId } from '../../../../shared/model/network.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const at = Date.parse('2026-11-24T09:00:00Z');
const neighbour = (postId: string, distance: number, text = 'Other words') => ({
  postId,
  at: at + distance,
  text,
});
const kinds = (network: NetworkId, ...around: readonly ReturnType<typeof neighbour>[]): readonly string[] =>
  judgeNeighbours(network, { text: 'Fresh bread', at }, around).map(
    ({ kind, postId }) => `${kind} ${postId}`,
  );

describe('what is close', () => {
  test('is told of within half an hour, the nearest first', () => {
    expect(kinds('bluesky', neighbour('far', -31 * minute))).toEqual([]);
    expect(kinds('bluesky', neighbour('edge', 30 * minute))).toEqual([]);
    expect(kinds('bluesky', neighbour('b', 29 * minute), neighbour('a', -10 * minute))).toEqual(['close a']);
  });
});

describe('the same words', () => {
  test('are told of within thirty days, however they are spaced or written', () => {
    expect(kinds('bluesky', neighbour('a', -29 * day, '  FRESH\n bread '))).toEqual(['same-words a']);
    expect(kinds('mastodon', neighbour('a', 31 * day, 'Fresh bread'))).toEqual([]);
    expect(kinds('instagram', neighbour('a', day, 'Fresh bread!'))).toEqual([]);
    expect(sameWords('ＦＵＬＬ  width')).toBe('full width');
  });

  test('that are no words are never a repetition', () => {
    expect(judgeNeighbours('facebook', { text: ' ', at }, [neighbour('a', day, '')])).toEqual([]);
  });

  test('are refused by Facebook right after each other, and not with another post in between', () => {
    expect(kinds('facebook', neighbour('a', -40 * day, 'Fresh bread'))).toEqual(['refused a']);
    expect(kinds('facebook', neighbour('a', 3 * day, 'Fresh bread'))).toEqual(['refused a']);
    expect(
      kinds('facebook', neighbour('a', -3 * day, 'Fresh bread'), neighbour('between', -2 * day)),
    ).toEqual(['same-words a']);
  });

  test('are refused by LinkedIn for ten minutes', () => {
    expect(kinds('linkedin', neighbour('a', -9 * minute, 'Fresh bread'))).toEqual(['close a', 'refused a']);
    expect(kinds('linkedin', neighbour('a', -10 * minute, 'Fresh bread'))).toEqual([
      'close a',
      'same-words a',
    ]);
  });
});
