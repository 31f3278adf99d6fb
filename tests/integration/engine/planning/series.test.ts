import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Recurrence } from '../../../../shared/model/recurrence.ts';
import { type EngineBench, openBench } from '../../../engine-bench.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const zone = 'Europe/Brussels';
const never = { kind: 'never' } as const;
const daily = (end: Recurrence['end'] = never): Recurrence => ({ every: { unit: 'day' }, interval: 1, end });
const weekly = (...weekdays: number[]): Recurrence => ({
  every: { unit: 'week', weekdays },
  interval: 1,
  end: never,
});

let bench: EngineBench;
let accountId: string;
beforeEach(async () => {
  bench = await openBench();
  accountId = await bench.connect();
  bench.engine.start();
});
afterEach(() => bench.remove());

const start = (local: string) => ({ local, zone });

/** A series that begins at a local time; the id of its first post. */
async function repeat(text: string, local: string, recurrence: Recurrence): Promise<string> {
  const postId = bench.write(accountId, text);
  await bench.page.planning.createSeries({ postId, start: start(local), recurrence });
  return postId;
}
/** What is planned or went out, in order of time, as `day text`. */
const planned = async (days = 400): Promise<string[]> =>
  (await bench.page.posts.range({ from: 0, to: bench.clock.now() + days * day })).map(
    ({ wallTime, excerpt }) => `${wallTime?.local.slice(5)} ${excerpt}`,
  );
const cards = () => bench.page.posts.range({ from: 0, to: bench.clock.now() + 400 * day });

/** The engine looks at the schedule every half hour for some days. */
async function live(days: number): Promise<void> {
  for (let passed = 0; passed < days * day; passed += hour / 2) {
    bench.clock.set(bench.clock.now() + hour / 2);
    bench.engine.scheduler.scan();
    await bench.until(() => bench.engine.publications.inStates(['preparing', 'committing']).length === 0);
  }
}

describe('a series', () => {
  test('is shown before it is saved: ten times, with what clock changes do to them', async () => {
    const shown = await bench.page.planning.preview({
      start: start('2027-03-25T02:30'),
      recurrence: daily({ kind: 'count', count: 5 }),
    });
    expect(
      shown.map(({ local, note, at }) => [local, note, new Date(at).toISOString().slice(11, 16)]),
    ).toEqual([
      ['2027-03-25T02:30', 'exact', '01:30'],
      ['2027-03-26T02:30', 'exact', '01:30'],
      ['2027-03-27T02:30', 'exact', '01:30'],
      ['2027-03-28T02:30', 'moved-past-gap', '01:30'],
      ['2027-03-29T02:30', 'exact', '00:30'],
    ]);
    const endless = await bench.page.planning.preview({
      start: start('2026-12-01T09:00'),
      recurrence: daily(),
    });
    expect(endless).toHaveLength(10);
    expect(await planned()).toEqual([]);
  });

  test('becomes posts for the next sixty days, and for the days after as they come near', async () => {
    await repeat('Market day', '2026-11-25T08:00', weekly(5));
    expect((await planned()).slice(0, 2)).toEqual(['11-27T08:00 Market day', '12-04T08:00 Market day']);
    expect(await planned()).toHaveLength(9);
    bench.clock.set(bench.clock.now() + 7 * day);
    bench.engine.scheduler.scan();
    expect(await planned()).toHaveLength(10);
  });

  test('publishes each occurrence once, over crashes and restarts', { timeout: 120_000 }, async () => {
    await repeat('Today’s bread', '2026-11-25T08:00', daily({ kind: 'count', count: 8 }));
    for (let night = 0; night < 9; night += 1) {
      await live(1);
      bench = await bench.reopen();
      bench.engine.start();
    }
    expect(bench.network.committed).toEqual(Array.from({ length: 8 }, () => 'Today’s bread'));
    expect((await cards()).every(({ publications }) => publications[0]?.state === 'published')).toBe(true);
    // The last one is out: the series brings forth nothing more.
    expect(bench.engine.planning.seriesStore.live(bench.clock.now())).toEqual([]);
  });

  test('is neither doubled nor lost by a clock that jumps ahead and back', async () => {
    await repeat('Market day', '2026-11-25T08:00', weekly(5));
    const before = await planned();
    bench.engine.scheduler.pause();
    const now = bench.clock.now();
    bench.clock.set(now + 200 * day);
    bench.engine.scheduler.scan();
    bench.clock.set(now);
    bench.engine.scheduler.scan();
    expect(await planned(60)).toEqual(before);
    bench.clock.set(now + 21 * day);
    bench.engine.scheduler.scan();
    const local = (await cards()).map(({ wallTime }) => wallTime?.local);
    expect(local).toEqual([...new Set(local)]);
    expect(await planned(60)).toHaveLength(before.length + 3);
  });

  test('tells of what passed while Kaizup was away for longer than it had planned', async () => {
    await repeat('Market day', '2026-11-25T08:00', weekly(5));
    bench.engine.scheduler.pause();
    bench = await bench.reopen();
    bench.clock.set(bench.clock.now() + 90 * day);
    bench.engine.start();
    const told = await bench.page.app.activity({ before: null, limit: 50, filter: 'problems' });
    expect(told.find(({ kind }) => kind === 'series-passed')).toMatchObject({
      count: 4,
      excerpt: 'Market day',
    });
  });

  test('that would never go out, or has begun in the past, is refused', async () => {
    const postId = bench.write(accountId, 'Bread');
    const create = (local: string, recurrence: Recurrence) =>
      bench.page.planning.createSeries({ postId, start: start(local), recurrence });
    await expect(create('2026-12-25T09:00', daily({ kind: 'until', day: '2026-12-24' }))).rejects.toThrow(
      'no-occurrence',
    );
    await expect(create('2026-11-20T09:00', daily())).rejects.toThrow('time-in-past');
    expect(bench.engine.posts.get(postId)?.at).toBeNull();
  });
});

describe('one occurrence', () => {
  test('is left out, stays so, and comes back when the owner wants', async () => {
    const postId = await repeat('Market day', '2026-11-25T08:00', weekly(5));
    const series = await bench.page.planning.series({ postId });
    if (series === null) throw new Error('No series');
    const skipped = { seriesId: series.id, local: '2026-12-04T08:00' };
    await bench.page.planning.skip(skipped);
    // One that is not a post yet can be left out as well.
    await bench.page.planning.skip({ seriesId: series.id, local: '2027-02-05T08:00' });
    bench.clock.set(bench.clock.now() + 8 * hour);
    bench = await bench.reopen();
    bench.engine.start();
    expect(await planned()).not.toContain('12-04T08:00 Market day');
    const seen = await bench.page.planning.series({ postId });
    expect(seen?.skipped.map(({ local }) => local)).toEqual(['2026-12-04T08:00', '2027-02-05T08:00']);
    expect(seen?.next[0]?.local).toBe('2026-12-11T08:00');
    await bench.page.planning.restore(skipped);
    expect(await planned()).toContain('12-04T08:00 Market day');
  });

  test('that is deleted is not made again', async () => {
    await repeat('Market day', '2026-11-25T08:00', weekly(5));
    const second = (await cards())[1];
    await bench.page.posts.delete({ postId: second?.id ?? '' });
    bench = await bench.reopen();
    bench.engine.start();
    expect((await planned())[1]).toBe('12-11T08:00 Market day');
  });

  test('is changed or moved by itself, and the others stay', async () => {
    const postId = await repeat('Market day', '2026-11-25T08:00', weekly(5));
    const second = (await cards())[1]?.id ?? '';
    const { draft } = await bench.page.posts.get({ postId: second });
    await bench.page.posts.save({ postId: second, draft: { ...draft, text: 'Christmas market' } });
    await bench.page.posts.schedule({ postId, at: start('2026-11-27T10:00') });
    expect((await planned()).slice(0, 3)).toEqual([
      '11-27T10:00 Market day',
      '12-04T08:00 Christmas market',
      '12-11T08:00 Market day',
    ]);
  });
});

describe('this and all following', () => {
  test('take the new words and the new rhythm; what was before, and what stands by itself, stays', async () => {
    await repeat('Market day', '2026-11-25T08:00', weekly(5));
    const [, second, third] = await cards();
    const own = await bench.page.posts.get({ postId: third?.id ?? '' });
    await bench.page.posts.save({ postId: own.id, draft: { ...own.draft, text: 'Christmas market' } });
    const { id: postId } = second ?? { id: '' };
    const { draft } = await bench.page.posts.get({ postId });
    await bench.page.posts.save({ postId, draft: { ...draft, text: 'Winter market' } });
    await bench.page.planning.changeFollowing({
      postId,
      start: start('2026-12-04T09:30'),
      recurrence: weekly(5),
    });
    expect((await planned()).slice(0, 4)).toEqual([
      '11-27T08:00 Market day',
      '12-04T09:30 Winter market',
      '12-11T08:00 Christmas market',
      '12-18T09:30 Winter market',
    ]);
    expect((await planned()).filter((line) => line.endsWith('Market day'))).toHaveLength(1);
    bench.clock.set(bench.clock.now() + 10 * day);
    bench = await bench.reopen();
    bench.engine.start();
    const locals = (await cards()).map(({ wallTime }) => wallTime?.local.slice(0, 10));
    expect(locals).toEqual([...new Set(locals)]);
  });

  test('with a count, as many are left as the owner wanted at first', async () => {
    await repeat('Advent', '2026-11-29T08:00', daily({ kind: 'count', count: 5 }));
    const third = (await cards())[2];
    const series = await bench.page.planning.series({ postId: third?.id ?? '' });
    expect(series?.recurrence.end).toEqual({ kind: 'count', count: 3 });
    await bench.page.planning.changeFollowing({
      postId: third?.id ?? '',
      start: start('2026-12-01T18:00'),
      recurrence: series?.recurrence ?? daily(),
    });
    expect((await planned()).map((line) => line.slice(0, 11))).toEqual([
      '11-29T08:00',
      '11-30T08:00',
      '12-01T18:00',
      '12-02T18:00',
      '12-03T18:00',
    ]);
  });

  test('end with this one: what follows goes, but for what stands by itself', async () => {
    await repeat('Market day', '2026-11-25T08:00', weekly(5));
    const [, second, third] = await cards();
    await bench.page.posts.schedule({ postId: third?.id ?? '', at: start('2026-12-11T15:00') });
    await bench.page.planning.endSeries({ postId: second?.id ?? '' });
    expect(await planned()).toEqual([
      '11-27T08:00 Market day',
      '12-04T08:00 Market day',
      '12-11T15:00 Market day',
    ]);
    bench.clock.set(bench.clock.now() + 7 * hour);
    bench.engine.scheduler.scan();
    expect(await planned()).toHaveLength(3);
    expect((await bench.page.planning.series({ postId: second?.id ?? '' }))?.ended).toBe(true);
  });

  test('are taken back from a network that holds one of them', async () => {
    const postId = bench.write(accountId, 'Market day', { handOver: true });
    for (const id of ['held-1', 'held-2', 'held-3', 'held-4', 'held-5', 'held-6']) {
      bench.network.script.commit.push(async () => ({ kind: 'handed-over', remoteId: id }));
    }
    await bench.page.planning.createSeries({
      postId,
      start: start('2026-11-25T08:00'),
      recurrence: weekly(5),
    });
    await bench.until(() => bench.engine.publications.inStates(['handed-over']).length > 3);
    const handedOver = bench.engine.publications.inStates(['handed-over']).length;
    const second = (await cards())[1];
    await bench.page.planning.endSeries({ postId: second?.id ?? '' });
    expect(bench.network.asked.filter((words) => words.startsWith('cancel'))).toHaveLength(handedOver - 2);
    expect(await planned()).toHaveLength(2);
  });
});

test('a series forgets an account that is erased, and goes with the last one', async () => {
  const other = await bench.connect('mastodon');
  const postId = bench.write(accountId, 'Market day');
  const { draft } = await bench.page.posts.get({ postId });
  const [variant] = draft.variants;
  if (variant === undefined) throw new Error('No variant');
  await bench.page.posts.save({
    postId,
    draft: { ...draft, variants: [variant, { ...variant, accountId: other }] },
  });
  await bench.page.planning.createSeries({ postId, start: start('2026-11-25T08:00'), recurrence: weekly(5) });
  const { seriesStore } = bench.engine.planning;
  const erase = async (subjectId: string): Promise<void> => {
    await bench.page.privacy.askErasure({ scope: 'account', subjectId, graceDays: 0 });
    await bench.engine.erasure.idle();
  };
  await erase(other);
  const [left] = seriesStore.all();
  expect(left === undefined ? [] : seriesStore.draft(left).variants.map((each) => each.accountId)).toEqual([
    accountId,
  ]);
  await erase(accountId);
  expect(seriesStore.all()).toEqual([]);
});

test('a series that has ended goes with the last of its posts', async () => {
  await repeat('Market day', '2026-11-25T08:00', weekly(5));
  const [first] = await cards();
  await bench.page.planning.endSeries({ postId: first?.id ?? '' });
  await bench.page.privacy.askErasure({ scope: 'post', subjectId: first?.id ?? '', graceDays: 0 });
  await bench.engine.erasure.idle();
  expect(bench.engine.planning.seriesStore.all()).toEqual([]);
});

test('what is left of a series that has ended goes by itself once its posts are deleted', async () => {
  const postId = await repeat('Once', '2026-11-25T08:00', daily({ kind: 'count', count: 1 }));
  await bench.page.posts.delete({ postId });
  bench.clock.set(bench.clock.now() + 7 * hour);
  bench.engine.scheduler.scan();
  expect(bench.engine.planning.seriesStore.all()).toEqual([]);
});

test('brought into another Kaizup, a series goes on where it was, and nothing is planned twice', async () => {
  await repeat('Market day', '2026-11-25T08:00', weekly(5));
  const second = (await cards())[1];
  await bench.page.posts.delete({ postId: second?.id ?? '' });
  const before = await planned();
  const archive = join(bench.profile, '..', `${randomUUID()}.zip`);
  await bench.engine.copies.write('archive', archive);
  const other = await openBench();
  try {
    await other.engine.copies.bringIn(archive);
    other.engine.start();
    const to = other.clock.now() + 400 * day;
    const there = async (): Promise<string[]> =>
      (await other.page.posts.range({ from: 0, to })).map(({ wallTime }) => wallTime?.local.slice(5) ?? '');
    expect(await there()).toEqual(before.map((line) => line.split(' ')[0]));
    other.clock.set(other.clock.now() + 14 * day);
    other.engine.scheduler.scan();
    const later = await there();
    expect(later).toEqual([...new Set(later)]);
    expect(later).toHaveLength(before.length + 2);
    // Nothing goes out before the account is connected there.
    expect(other.network.committed).toEqual([]);
  } finally {
    await other.remove();
    rmSync(archive);
  }
});
