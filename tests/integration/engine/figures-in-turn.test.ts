import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EngineBench, openBench } from '../../engine-bench.ts';

/** Which figures are fetched when there are more posts than fit one look at the schedule. */
let bench: EngineBench;
let accountId: string;
beforeEach(async () => {
  bench = await openBench();
  bench.engine.start();
  accountId = await bench.connect();
});
afterEach(() => bench.remove());

const minute = 60_000;
const day = 24 * 60 * minute;

async function publish(text: string): Promise<string> {
  const postId = bench.write(accountId, text);
  bench.engine.postDesk.publishNow(postId);
  await bench.until(() => bench.engine.publications.ofPost(postId)[0]?.state === 'published');
  return postId;
}

async function pass(milliseconds: number): Promise<void> {
  await bench.clock.advance(milliseconds);
  bench.engine.scheduler.scan();
  await bench.engine.collector.idle();
}

const readAt = (postId: string): number | null | undefined =>
  bench.engine.publications.ofPost(postId)[0]?.metrics_at;

test('hundreds of old posts, whose figures are fetched once a day, do not stand before a new one', async () => {
  const old: string[] = [];
  for (let index = 0; index < 201; index += 1) old.push(await publish(`Loaf ${index}`));
  await pass(8 * day);
  for (let look = 0; look < 5; look += 1) await pass(minute);
  expect(old.filter((postId) => (readAt(postId) ?? 0) < bench.clock.now() - day)).toEqual([]);

  const fresh = await publish('Fresh from the oven');
  await pass(2 * minute);
  const first = readAt(fresh);
  await pass(6 * minute);
  expect(first).not.toBeNull();
  expect(readAt(fresh)).toBe(bench.clock.now());
});

test('posts of an account that is gone do not stand before those of others', async () => {
  for (let index = 0; index < 201; index += 1) await publish(`Loaf ${index}`);
  const other = await bench.connect('mastodon');
  await bench.engine.connections.disconnect(accountId);
  accountId = other;
  const postId = await publish('Fresh from the oven');
  await pass(2 * minute);
  expect(readAt(postId)).toBe(bench.clock.now());
});
