import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Notice } from '../../../shared/contract/index.ts';
import { fail } from '../../../shared/outcome.ts';
import { benchStart, type EngineBench, openBench } from '../../engine-bench.ts';

const hour = 3_600_000;
const zone = 'Europe/Brussels';

let bench: EngineBench;
let accountId: string;
let told: Extract<Notice, { kind: 'daily-digest' }>[];

function listen(): void {
  const notices = bench.engine.events.notices.listen(undefined);
  void (async () => {
    for await (const notice of notices) if (notice.kind === 'daily-digest') told.push(notice);
  })();
}

beforeEach(async () => {
  bench = await openBench();
  told = [];
  accountId = await bench.connect();
  bench.engine.planning.zone.set(zone);
  listen();
  bench.engine.start();
});
afterEach(() => bench.remove());

function plan(local: string, text = 'Fresh bread'): string {
  const postId = bench.write(accountId, text);
  bench.engine.postDesk.schedule(postId, { local, zone });
  return postId;
}

/** It becomes `local` (UTC) while the computer sleeps, and the engine looks. */
async function become(time: string): Promise<void> {
  bench.clock.set(Date.parse(time));
  bench.engine.scheduler.scan();
  await new Promise((resolve) => setImmediate(resolve));
}
const state = (postId: string): string | undefined => bench.engine.publications.ofPost(postId)[0]?.state;

test('tells what went out yesterday, what did not, what is planned today and what needs the owner', async () => {
  const good = plan('2026-11-24T12:10');
  await become('2026-11-24T11:10:10Z');
  await bench.until(() => state(good) === 'published');
  bench.network.script.prepare.push(async () => fail({ class: 'fix', code: 'text-refused' } as const));
  const bad = plan('2026-11-24T12:20');
  await become('2026-11-24T11:20:10Z');
  await bench.until(() => state(bad) === 'failed');
  plan('2026-11-25T17:00');
  plan('2026-11-25T23:59');
  plan('2026-11-26T00:00', 'Of another day');
  await become('2026-11-25T06:59:00Z');
  expect(told).toEqual([]);
  await become('2026-11-25T07:00:00Z');
  expect(told).toEqual([
    {
      kind: 'daily-digest',
      practice: false,
      published: 1,
      notPublished: 1,
      planned: 2,
      needsOwner: 1,
      signedOut: 0,
    },
  ]);
});

test('is told once a day: not again by an engine that starts anew, and late after sleep', async () => {
  plan('2026-11-27T17:00');
  plan('2026-11-28T17:00');
  await become('2026-11-27T12:30:00Z');
  expect(told).toHaveLength(1);
  bench = await bench.reopen();
  listen();
  bench.engine.start();
  await become('2026-11-27T12:40:00Z');
  expect(told).toHaveLength(1);
  await become('2026-11-28T07:00:00Z');
  expect(told).toHaveLength(2);
});

test('says nothing on a day without anything to tell, nor later that day', async () => {
  await become('2026-11-25T07:00:00Z');
  plan('2026-11-25T17:00');
  await become('2026-11-25T07:30:00Z');
  expect(told).toEqual([]);
});

test('comes at the time that the owner chose, or never', async () => {
  plan('2026-11-25T17:00');
  plan('2026-11-26T17:00');
  expect(await bench.page.app.digest()).toEqual({ minutes: 480 });
  await bench.page.app.setDigest({ minutes: null });
  await become('2026-11-25T08:00:00Z');
  expect(told).toEqual([]);
  // Past for today.
  await bench.page.app.setDigest({ minutes: 8 * 60 + 30 });
  await become('2026-11-25T08:30:00Z');
  expect(told).toEqual([]);
  await bench.page.app.setDigest({ minutes: 10 * 60 });
  await become('2026-11-25T09:00:00Z');
  expect(told).toHaveLength(1);
  bench.clock.set(benchStart + 48 * hour);
  expect(await bench.page.app.digest()).toEqual({ minutes: 600 });
});

test('goes by the day of the business over a change of its clocks', async () => {
  await become('2027-03-26T23:30:00Z');
  plan('2027-03-28T12:00');
  // Summer time began in the night: eight o'clock is an hour earlier.
  await become('2027-03-28T05:59:00Z');
  expect(told).toEqual([]);
  await become('2027-03-28T06:00:00Z');
  expect(told.map(({ planned }) => planned)).toEqual([1]);
});
