import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EngineBench, openBench } from '../../engine-bench.ts';
import { createFillableDisk, type FillableDisk } from '../../full-disk.ts';

const accounts = 8;
const due = { local: '2026-11-24T13:00', zone: 'Europe/Brussels' };
const dueAt = Date.parse('2026-11-24T12:00:00Z');

let disk: FillableDisk;
let bench: EngineBench;
beforeEach(async () => {
  disk = createFillableDisk();
  bench = await openBench(undefined, { openDatabase: disk.openDatabase });
  for (let index = 0; index < accounts; index += 1) {
    bench.engine.postDesk.schedule(bench.write(connect(index), `Loaf ${index}`), due);
  }
  bench.clock.set(dueAt);
});
afterEach(async () => {
  disk.makeRoom();
  await bench.remove();
});

function connect(index: number): string {
  const [id] = bench.engine.connections.connect({
    network: 'bluesky',
    mode: 'real',
    tokens: {
      subject: `baker-${index}`,
      accessToken: randomUUID(),
      accessExpiresAt: null,
      refreshToken: null,
      refreshExpiresAt: null,
      scopes: [],
      service: 'https://bsky.social',
    },
    chosen: [
      {
        network: 'bluesky',
        kind: 'profile',
        remoteId: `baker-${index}`,
        name: `Baker ${index}`,
        handle: null,
        token: null,
        unavailable: null,
        facts: {},
      },
    ],
  });
  if (id === undefined) throw new Error('Not connected');
  return id;
}

const inState = (...states: Parameters<typeof bench.engine.publications.countIn>[0]): number =>
  bench.engine.publications.countIn(states);

/** Calls `then` at the `nth` time that a publication is judged; `then` may throw. */
function atJudgement(nth: number, then: () => void): () => void {
  const { missedTimes } = bench.engine;
  const { judge } = missedTimes;
  let calls = 0;
  missedTimes.judge = (row) => {
    calls += 1;
    if (calls === nth) then();
    return judge(row);
  };
  return () => {
    missedTimes.judge = judge;
  };
}

test('a bug that strikes one keeps none of those beside it, and is not met again at once', async () => {
  let struck = 0;
  const { missedTimes } = bench.engine;
  const { judge } = missedTimes;
  const [unlucky] = bench.engine.publications.inStates(['scheduled']);
  missedTimes.judge = (row) => {
    if (row.id !== unlucky?.id) return judge(row);
    struck += 1;
    throw new Error('A bug');
  };
  bench.engine.start();
  await bench.until(() => inState('published') === accounts - 1);
  expect(inState('scheduled')).toBe(1);
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  // Once at the start, and once each time that work beside it ended.
  expect(struck).toBeLessThanOrEqual(accounts + 1);

  missedTimes.judge = judge;
  await bench.clock.advance(5_000);
  await bench.until(() => inState('published') === accounts);
  expect(new Set(bench.network.committed).size).toBe(accounts);
  expect(bench.network.committed).toHaveLength(accounts);
});

test('a disk that is full in the middle of a claim lets none of it begin, and all of it go out once there is room', async () => {
  const restore = atJudgement(4, () => disk.fill());
  bench.engine.start();
  await bench.until(() => bench.engine.disk.refusal !== null);
  restore();
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(bench.network.committed).toEqual([]);
  expect(inState('scheduled')).toBe(accounts);
  expect(bench.engine.scheduler.working).toBe(0);

  disk.makeRoom();
  await bench.clock.advance(30_000);
  await bench.until(() => inState('published') === accounts);
  expect(bench.network.committed).toHaveLength(accounts);
});
