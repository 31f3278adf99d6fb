import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EngineBench, openBench } from '../../engine-bench.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.remove());

/** A post for `accounts`, scheduled for an hour of the next day. */
async function planned(accounts: readonly string[], text: string, hour: number): Promise<string> {
  const postId = randomUUID();
  const variants = accounts.map((accountId) => ({ accountId, text: null, media: null, tiktok: null }));
  await bench.page.posts.create({ id: postId, draft: { text, media: [], variants } });
  const local = `2026-11-25T${String(hour).padStart(2, '0')}:00`;
  await bench.page.posts.schedule({ postId, at: { local, zone: 'Europe/Brussels' } });
  return postId;
}

test('the start shows what goes out next, soonest first, a post once however many accounts it has', async () => {
  const accounts = [await bench.connect(), await bench.connect('mastodon')];
  const [bluesky] = accounts;
  if (bluesky === undefined) throw new Error('Not connected');
  for (const hour of [15, 9, 18, 11, 20, 13]) await planned(accounts, `At ${hour}`, hour);
  await bench.page.posts.create({ id: randomUUID() });

  const { next, recent, drafts, needsOwner } = await bench.page.app.home();
  expect(next.map(({ excerpt }) => excerpt)).toEqual(['At 9', 'At 11', 'At 13', 'At 15', 'At 18']);
  expect({ recent, drafts, needsOwner }).toEqual({ recent: [], drafts: 1, needsOwner: [] });
  expect(bench.engine.app.tray().next).toMatchObject({ excerpt: 'At 9', accounts: 2 });
});

test('what went out last is shown first, and leaves the list of what is next', async () => {
  const account = await bench.connect();
  bench.engine.start();
  for (const hour of [9, 10, 11]) await planned([account], `At ${hour}`, hour);
  for (const hour of [9, 10]) {
    bench.clock.set(Date.parse(`2026-11-25T${String(hour - 1).padStart(2, '0')}:00:30Z`));
    bench.engine.scheduler.scan();
    await bench.until(() => bench.engine.publications.countIn(['published']) === hour - 8);
  }
  const { next, recent } = await bench.page.app.home();
  expect(recent.map(({ excerpt }) => excerpt)).toEqual(['At 10', 'At 9']);
  expect(next.map(({ excerpt }) => excerpt)).toEqual(['At 11']);
  expect(bench.engine.app.tray().next).toMatchObject({ excerpt: 'At 11', accounts: 1 });
});
