import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { benchStart, type EngineBench, openBench } from '../../../engine-bench.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const zone = 'Europe/Brussels';

let bench: EngineBench;
let bluesky: string;
let mastodon: string;
beforeEach(async () => {
  bench = await openBench();
  bluesky = await bench.connect();
  mastodon = await bench.connect('mastodon');
  await bench.page.planning.setZone({ zone });
  bench.engine.start();
});
afterEach(() => bench.remove());

const everyDay = (...minutes: readonly number[]) =>
  minutes.flatMap((at) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, minutes: at })));
async function setSlots(accountIds: string[], ...minutes: readonly number[]): Promise<void> {
  await bench.page.planning.setSlots({ accountIds, slots: everyDay(...minutes) });
}

/** A post for several accounts, in the queue; its parts as `local: accounts`. */
async function enqueue(text: string, ...accountIds: readonly string[]) {
  const postId = randomUUID();
  const variants = accountIds.map((accountId) => ({ accountId, text: null, media: null, tiktok: null }));
  bench.engine.postDesk.create(postId, { text, media: [], variants });
  return bench.page.planning.enqueue({ postId });
}
const queue = async () =>
  (await bench.page.planning.queue()).map(({ excerpt, wallTime }) => `${excerpt} ${wallTime?.local}`);

describe('the queue', () => {
  test('fills the next free slots in order and publishes each at its time', async () => {
    await setSlots([bluesky], 540, 1050);
    for (const text of ['One', 'Two', 'Three']) await enqueue(text, bluesky);
    expect(await queue()).toEqual(['One 2026-11-24T17:30', 'Two 2026-11-25T09:00', 'Three 2026-11-25T17:30']);
    for (let passed = 0; passed < 2 * day; passed += hour) {
      bench.clock.set(bench.clock.now() + hour);
      bench.engine.scheduler.scan();
      await bench.until(() => bench.engine.publications.inStates(['preparing', 'committing']).length === 0);
    }
    expect(bench.network.committed).toEqual(['One', 'Two', 'Three']);
    expect(await queue()).toEqual([]);
  });

  test('is put in order though networks hold some of it: they hold it for its new time', async () => {
    await setSlots([bluesky], 1050);
    let held = 0;
    const hold = async () => ({ kind: 'handed-over', remoteId: `held-${(held += 1)}` }) as const;
    bench.network.script.commit.push(hold, hold, hold, hold);
    const made: string[] = [];
    for (const text of ['One', 'Two']) {
      const postId = bench.write(bluesky, text, { handOver: true });
      await bench.page.planning.enqueue({ postId });
      made.push(postId);
    }
    const rows = () => made.map((postId) => bench.engine.publications.ofPost(postId)[0]);
    await bench.until(() => rows().every((row) => row?.state === 'handed-over'));
    const [one = '', two = ''] = made;
    await bench.page.planning.moveInQueue({ postId: two, before: one });
    expect(bench.network.asked.toSorted()).toEqual(['cancel held-1', 'cancel held-2']);
    expect(await queue()).toEqual(['Two 2026-11-24T17:30', 'One 2026-11-25T17:30']);
    await bench.until(() => rows().every((row) => row?.state === 'handed-over'));
    expect(rows().map((row) => row?.due_at)).toEqual([
      Date.parse('2026-11-25T16:30Z'),
      Date.parse('2026-11-24T16:30Z'),
    ]);
  });

  test('leaves with their networks what stands on other accounts', async () => {
    await setSlots([bluesky, mastodon], 1050);
    const there = bench.write(bluesky, 'There', { handOver: true });
    bench.network.script.commit.push(async () => ({ kind: 'handed-over', remoteId: 'held-1' }));
    await bench.page.planning.enqueue({ postId: there });
    await bench.until(() => bench.engine.publications.ofPost(there)[0]?.state === 'handed-over');
    const [one] = await enqueue('One', mastodon);
    await enqueue('Two', mastodon);
    await bench.page.planning.moveInQueue({ postId: one?.postId ?? '', before: null });
    expect(bench.network.asked).toEqual([]);
  });

  test('gives each account its own next slot, as posts of their own where they differ', async () => {
    await setSlots([bluesky], 1050);
    await setSlots([mastodon], 1110);
    const parts = await enqueue('Bread', bluesky, mastodon);
    expect(parts.map(({ wallTime, accountIds }) => [wallTime.local, accountIds])).toEqual([
      ['2026-11-24T17:30', [bluesky]],
      ['2026-11-24T18:30', [mastodon]],
    ]);
    for (const { postId, accountIds } of parts) {
      const post = await bench.page.posts.get({ postId });
      expect(post.publications.map(({ accountId }) => accountId)).toEqual(accountIds);
      expect(post).toMatchObject({ queued: true, draft: { text: 'Bread' } });
    }
  });

  test('passes over slots that are taken, and over what is close to another post', async () => {
    await setSlots([bluesky], 1050);
    const fixed = bench.write(bluesky, 'Fixed');
    bench.engine.postDesk.schedule(fixed, { local: '2026-11-24T17:10', zone });
    const [part] = await enqueue('Bread', bluesky);
    expect(part?.wallTime.local).toBe('2026-11-25T17:30');
    expect(bench.engine.planning.freeSlots.next(bluesky, benchStart)?.local).toBe('2026-11-26T17:30');
    const after = Date.parse('2026-12-24T00:00:00Z');
    expect(bench.engine.planning.freeSlots.next(bluesky, after)).toMatchObject({
      at: Date.parse('2026-12-24T16:30:00Z'),
      local: '2026-12-24T17:30',
    });
  });

  test('is refused to a post with an account that has no slot, and changes nothing', async () => {
    await setSlots([bluesky], 1050);
    await expect(enqueue('Bread', bluesky, mastodon)).rejects.toMatchObject({
      callError: { code: 'no-free-slot' },
    });
    expect(await queue()).toEqual([]);
    expect(bench.engine.posts.countDrafts()).toBe(1);
    expect(bench.engine.planning.freeSlots.next(mastodon, benchStart)).toBeUndefined();
  });

  test('keeps the wall time of its slots over the start of summer time', async () => {
    bench.clock.set(Date.parse('2027-03-27T10:00:00Z'));
    await setSlots([bluesky], 150, 540);
    const parts = [];
    for (const text of ['One', 'Two', 'Three', 'Four']) parts.push(...(await enqueue(text, bluesky)));
    expect(parts.map(({ wallTime, at }) => [wallTime.local, new Date(at).toISOString()])).toEqual([
      // The clocks go from 2:00 to 3:00 on the 28th: half past two is half past three.
      ['2027-03-28T02:30', '2027-03-28T01:30:00.000Z'],
      ['2027-03-28T09:00', '2027-03-28T07:00:00.000Z'],
      ['2027-03-29T02:30', '2027-03-29T00:30:00.000Z'],
      ['2027-03-29T09:00', '2027-03-29T07:00:00.000Z'],
    ]);
  });

  test('is put in another order: posts exchange their times', async () => {
    await setSlots([bluesky, mastodon], 1050);
    const ids: string[] = [];
    for (const text of ['One', 'Two', 'Three', 'Four']) {
      ids.push(...(await enqueue(text, bluesky, mastodon)).map(({ postId }) => postId));
    }
    const [one = '', , three = '', four = ''] = ids;
    await bench.page.planning.moveInQueue({ postId: three, before: one });
    expect((await queue()).map((line) => line.split(' ')[0])).toEqual(['Three', 'One', 'Two', 'Four']);
    await bench.page.planning.moveInQueue({ postId: one, before: null });
    expect(await queue()).toEqual([
      'Three 2026-11-24T17:30',
      'Two 2026-11-25T17:30',
      'Four 2026-11-26T17:30',
      'One 2026-11-27T17:30',
    ]);
    const due = bench.engine.publications.ofPost(four).map(({ due_at, next_at }) => [due_at, next_at]);
    const at = Date.parse('2026-11-26T16:30:00Z');
    expect(due).toEqual([
      [at, at],
      [at, at],
    ]);
  });

  test('shuffled, it holds the same posts at the same times', async () => {
    await setSlots([bluesky], 1050);
    for (let count = 0; count < 12; count += 1) await enqueue(`Post${count}`, bluesky);
    const before = await queue();
    const parts = (lines: readonly string[], part: 0 | 1) => lines.map((line) => line.split(' ')[part] ?? '');
    let after = before;
    // One in 479,001,600 shuffles changes nothing; two in a row do not.
    for (let tries = 0; tries < 2 && after.join() === before.join(); tries += 1) {
      await bench.page.planning.shuffleQueue();
      after = await queue();
    }
    expect(after).not.toEqual(before);
    expect(parts(after, 1)).toEqual(parts(before, 1));
    expect(new Set(parts(after, 0))).toEqual(new Set(parts(before, 0)));
  });

  test('is left by a post that gets a time of its own', async () => {
    await setSlots([bluesky], 1050);
    const [part] = await enqueue('Bread', bluesky);
    await bench.page.posts.schedule({
      postId: part?.postId ?? '',
      at: { local: '2026-12-24T09:00', zone },
    });
    expect(await queue()).toEqual([]);
    expect(bench.engine.planning.freeSlots.next(bluesky, benchStart)?.local).toBe('2026-11-24T17:30');
  });

  test('survives a crash, with its order and its times', async () => {
    await setSlots([bluesky], 540, 1050);
    for (const text of ['One', 'Two', 'Three']) await enqueue(text, bluesky);
    const before = await queue();
    bench = await bench.reopen();
    bench.engine.start();
    expect(await queue()).toEqual(before);
  });
});

test('free slots of a week are told with the accounts that have them', async () => {
  await setSlots([bluesky, mastodon], 1050);
  await enqueue('Bread', bluesky);
  const from = Date.parse('2026-11-24T12:00:00Z');
  const free = await bench.page.planning.freeSlots({ from, to: from + 2 * day });
  expect(free.map(({ at, accountIds }) => [new Date(at).toISOString(), new Set(accountIds)])).toEqual([
    ['2026-11-24T16:30:00.000Z', new Set([mastodon])],
    ['2026-11-25T16:30:00.000Z', new Set([bluesky, mastodon])],
  ]);
});

test('a post that is saved again at its time stays in the queue', async () => {
  await setSlots([bluesky], 1050);
  const [part] = await enqueue('Bread', bluesky);
  const { postId = '', wallTime: at = { local: '', zone } } = part ?? {};
  await bench.page.posts.schedule({ postId, at });
  expect(await queue()).toEqual(['Bread 2026-11-24T17:30']);
});

test('slots go with their account', async () => {
  await setSlots([bluesky, mastodon], 1050);
  await bench.page.privacy.askErasure({ scope: 'account', subjectId: bluesky, graceDays: 0 });
  await bench.engine.erasure.idle();
  expect(new Set((await bench.page.planning.slots()).map(({ accountId }) => accountId))).toEqual(
    new Set([mastodon]),
  );
});
