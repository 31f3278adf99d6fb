import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Notice } from '../../../shared/contract/index.ts';
import { fail } from '../../../shared/outcome.ts';
import { benchStart, type EngineBench, openBench } from '../../engine-bench.ts';

const minute = 60_000;
const hour = 60 * minute;
const zone = 'Europe/Brussels';
/** Ten minutes after the bench's clock starts. */
const atTen = { local: '2026-11-24T12:10', zone };

let bench: EngineBench;
let bluesky: string;
let mastodon: string;
beforeEach(async () => {
  bench = await openBench();
  bluesky = await bench.connect();
  mastodon = await bench.connect('mastodon');
  await bench.page.planning.setZone({ zone });
  await bench.page.publishing.setMissedRule({ kind: 'next-slot' });
  bench.engine.start();
});
afterEach(() => bench.remove());

const slots = (accountIds: string[], minutes: number): Promise<unknown> =>
  bench.page.planning.setSlots({
    accountIds,
    slots: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, minutes })),
  });

function plan(...accountIds: readonly string[]): string {
  const postId = randomUUID();
  const variants = accountIds.map((accountId) => ({ accountId, text: null, media: null, tiktok: null }));
  bench.engine.postDesk.create(postId, { text: 'Fresh bread', media: [], variants });
  bench.engine.postDesk.schedule(postId, atTen);
  return postId;
}

/** The computer sleeps, and its clock goes on. */
function sleep(milliseconds: number): void {
  bench.clock.set(bench.clock.now() + milliseconds);
  bench.engine.scheduler.scan();
}

/** Every publication as `state, local time of its post, account`. */
const planned = async (): Promise<readonly string[]> => {
  const rows = bench.engine.publications.inStates(['scheduled', 'missed', 'published']);
  return rows.map(
    ({ state, post_id: postId, account_id: account }) =>
      `${state} ${bench.engine.posts.get(postId)?.local_time} ${account === bluesky ? 'bluesky' : 'mastodon'}`,
  );
};

test('what missed its time goes out in the next free slot, whole where the accounts share it', async () => {
  await slots([bluesky, mastodon], 1050);
  const postId = plan(bluesky, mastodon);
  const notices = bench.engine.events.notices.listen(AbortSignal.timeout(10_000));
  const told = notices.next();
  sleep(hour);
  expect(await planned()).toEqual([
    'scheduled 2026-11-24T17:30 bluesky',
    'scheduled 2026-11-24T17:30 mastodon',
  ]);
  expect((await told).value).toMatchObject({
    kind: 'moved-on',
    postId,
    because: { reason: 'asleep', from: benchStart, to: benchStart + hour },
  } satisfies Partial<Notice>);
  const [entry] = bench.engine.activity.page('all', null, 1);
  expect(entry).toMatchObject({ kind: 'publication-moved-on', postId });
  expect(await bench.page.posts.get({ postId })).toMatchObject({ queued: true });
});

test('accounts whose slots differ go out at their own', async () => {
  await slots([bluesky], 1050);
  await slots([mastodon], 540);
  const postId = plan(bluesky, mastodon);
  sleep(hour);
  expect((await planned()).toSorted((one, other) => one.localeCompare(other))).toEqual([
    'scheduled 2026-11-24T17:30 bluesky',
    'scheduled 2026-11-25T09:00 mastodon',
  ]);
  expect(bench.engine.publications.ofPost(postId)).toHaveLength(1);
});

test('what is not two minutes late goes out at once, and without a slot its owner is asked', async () => {
  await slots([bluesky], 1050);
  plan(bluesky);
  sleep(11 * minute);
  await bench.until(() => bench.engine.publications.countIn(['published']) === 1);
  const postId = bench.write(mastodon, 'Other');
  bench.engine.postDesk.schedule(postId, { local: '2026-11-24T12:20', zone });
  sleep(hour);
  await bench.until(() => bench.engine.publications.countIn(['missed']) === 1);
});

test('without a connection it moves once it is late', async () => {
  await slots([bluesky], 1050);
  const offline = async () => fail({ class: 'retry', code: 'network-unreachable' } as const);
  bench.network.script.prepare.push(...Array.from({ length: 20 }, () => offline));
  plan(bluesky);
  for (let passed = 0; passed < 20 * minute; passed += 30_000) {
    await bench.clock.advance(30_000);
    while (bench.engine.scheduler.working > 0) await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await planned()).toEqual(['scheduled 2026-11-24T17:30 bluesky']);
  expect(bench.network.committed).toEqual([]);
  bench.network.script.prepare.length = 0;
  for (let passed = 0; passed < 6 * hour; passed += 30_000) {
    await bench.clock.advance(30_000);
    while (bench.engine.scheduler.working > 0) await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await planned()).toEqual(['published 2026-11-24T17:30 bluesky']);
  expect(bench.network.committed).toEqual(['Fresh bread']);
});
