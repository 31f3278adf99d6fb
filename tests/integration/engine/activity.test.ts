import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ActivityEntry } from '../../../shared/contract/overview.ts';
import type { ActivityFilter, ActivityPlace, ActivityWithin } from '../../../shared/model/activity-filter.ts';
import { benchStart, type EngineBench, openBench } from '../../engine-bench.ts';

const minute = 60_000;
const many = 50_000;

let bench: EngineBench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.remove());

/** All entries that fit, page after page. */
async function all(filter: ActivityFilter, within: ActivityWithin): Promise<readonly ActivityEntry[]> {
  const found: ActivityEntry[] = [];
  for (let before: ActivityPlace | null = null; ; ) {
    const page: readonly ActivityEntry[] = await bench.page.app.activity({
      before,
      limit: 100,
      filter,
      ...within,
    });
    found.push(...page);
    const last = page.at(-1);
    if (last === undefined) return found;
    before = { at: last.at, id: last.id };
  }
}

test('is narrowed by account, kind and time together, page by page, also where 50,000 things happened', async () => {
  const ids = [await bench.connect('bluesky'), await bench.connect('mastodon')];
  const accounts = ids.map((id) => bench.engine.accounts.get(id));
  const { activity, store } = bench.engine;
  store.transaction(() => {
    // Two things at each instant, a minute apart; every hundredth of them is a failure, of the second account alone.
    for (let index = 0; index < many; index += 1) {
      const kind = index % 100 === 99 ? 'publication-failed' : 'published';
      activity.add(benchStart + Math.floor(index / 2) * minute, kind, { account: accounts[index % 2] });
    }
  });
  const from = benchStart + 1000 * minute;
  const to = from + 500 * minute;

  const range = await all('all', { from, to });
  expect(range).toHaveLength(1000);
  expect(new Set(range.map(({ id }) => id)).size).toBe(1000);
  expect(range.every(({ at }) => at >= from && at < to)).toBe(true);
  expect(range).toEqual(range.toSorted((one, other) => other.at - one.at || other.id - one.id));

  const [first, second] = accounts;
  expect(await all('all', { from, to, ...(first && { accountId: first.id }) })).toHaveLength(500);
  const failed = await all('problems', { from, to, ...(second && { accountId: second.id }) });
  expect(failed).toHaveLength(10);
  expect(failed.every(({ network, kind }) => network === 'mastodon' && kind === 'publication-failed')).toBe(
    true,
  );
  expect(await all('problems', { from, to, ...(first && { accountId: first.id }) })).toEqual([]);
  expect(await all('all', { accountId: 'of nobody' })).toEqual([]);
});
