import { expect, test } from 'vitest';
import { groupByDay, joinPages } from '../../../../renderer/features/activity/group-by-day.ts';
import type { ActivityEntry } from '../../../../shared/contract/overview.ts';

const entry = (id: number, at: number): ActivityEntry => ({
  id,
  at,
  kind: 'published',
  network: 'facebook',
  mode: 'practice',
  accountName: 'Maison Levain',
  postId: null,
  publicationId: null,
  excerpt: null,
  url: null,
  failure: null,
  count: null,
});
const shape = (rows: ReturnType<typeof groupByDay>): readonly (string | number)[] =>
  rows.map((row) => (row.kind === 'day' ? row.day : row.entry.id));

test('a day has its heading once, in the zone of the owner', () => {
  const entries = [
    entry(3, Date.UTC(2026, 10, 23, 23, 30)),
    entry(2, Date.UTC(2026, 10, 23, 22, 59)),
    entry(1, Date.UTC(2026, 10, 23, 8)),
  ];
  expect(shape(groupByDay(entries, 'Europe/Brussels'))).toEqual(['2026-11-24', 3, '2026-11-23', 2, 1]);
  expect(shape(groupByDay(entries, 'UTC'))).toEqual(['2026-11-23', 3, 2, 1]);
});

test('no entries, no headings', () => {
  expect(groupByDay([], 'UTC')).toEqual([]);
});

test('an entry that two pages hold is shown once', () => {
  const pages = [[entry(5, 5), entry(4, 4)], [entry(4, 4), entry(3, 3)], []];
  expect(joinPages(pages).map(({ id }) => id)).toEqual([5, 4, 3]);
});
