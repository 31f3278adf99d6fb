import { expect, test } from 'vitest';
import { moved, placeAt } from '../../../../renderer/features/queue/queue-order.ts';
import { samplePost } from '../calendar/sample-posts.ts';

const queue = ['one', 'two', 'three', 'four'].map((id, index) =>
  samplePost(id, `2026-11-2${5 + index}T09:00`),
);
const ids = (posts: readonly { readonly id: string }[]): readonly string[] => posts.map(({ id }) => id);

test('a post that moves takes the time of its new place, and the others follow', () => {
  const next = moved(queue, 'three', 'one');
  expect(ids(next)).toEqual(['three', 'one', 'two', 'four']);
  expect(next.map(({ at }) => at)).toEqual(queue.map(({ at }) => at));
  expect(ids(moved(queue, 'one', null))).toEqual(['two', 'three', 'four', 'one']);
  expect(ids(moved(queue, 'gone', 'one'))).toEqual(ids(queue));
});

test.each([
  ['three', 'one', 'before', 'one'],
  ['one', 'three', 'after', 'four'],
  ['one', 'four', 'after', null],
  ['two', 'one', 'after', undefined],
  ['two', 'three', 'before', undefined],
  ['two', 'two', 'after', undefined],
] as const)('%s let go at %s (%s) goes before %s', (post, target, side, before) => {
  expect(placeAt(queue, post, { id: target, side })).toBe(before);
});
