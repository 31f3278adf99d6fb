import type Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../../../main/engine/store/open-database.ts';
import { type EngineBench, openBench } from '../../../engine-bench.ts';

const hour = 3_600_000;
const zone = 'Europe/Brussels';
const at = { local: '2026-12-24T09:30', zone };
const instant = Date.parse('2026-12-24T08:30:00Z');

let bench: EngineBench;
let database: Database.Database;
/** An engine whose database the test can reach, to write what an engine with other zone data would have written. */
const options: Parameters<typeof openBench>[1] = {
  openDatabase: async (profile, keys) => {
    const opened = await openDatabase(profile, keys);
    if (opened.ok) database = opened.value;
    return opened;
  },
};
beforeEach(async () => {
  bench = await openBench(undefined, options);
});
afterEach(() => bench.remove());

/** Makes the post as if it had been planned by zone data in which Brussels is an hour further west. */
function plannedByOtherData(postId: string): void {
  database.prepare('update post set at = at + ? where id = ?').run(hour, postId);
  database
    .prepare('update publication set due_at = due_at + ?, next_at = next_at + ? where post_id = ?')
    .run(hour, hour, postId);
  database.prepare("insert or replace into fact values ('zone-data', 'of another year')").run();
}
const kinds = async () =>
  (await bench.page.app.activity({ before: null, limit: 50, filter: 'all' })).map(({ kind }) => kind);
const times = (postId: string) => {
  const row = bench.engine.publications.ofPost(postId)[0];
  return [bench.engine.posts.get(postId)?.at, row?.due_at, row?.next_at];
};

test('times to come are resolved anew when the zone data changed, and it is told', async () => {
  const postId = bench.write(await bench.connect(), 'Bread');
  bench.engine.postDesk.schedule(postId, at);
  plannedByOtherData(postId);
  bench = await bench.reopen();
  expect(times(postId)).toEqual([instant + hour, instant + hour, instant + hour]);
  bench.engine.start();
  expect(times(postId)).toEqual([instant, instant, instant]);
  expect(await kinds()).toContain('wall-time-kept');
  // With the data that it knows, the next start finds nothing to do.
  bench = await bench.reopen();
  bench.engine.start();
  expect((await kinds()).filter((kind) => kind === 'wall-time-kept')).toHaveLength(1);
});

test('nothing moves as long as the data is the same', async () => {
  const postId = bench.write(await bench.connect(), 'Bread');
  bench.engine.start();
  bench.engine.postDesk.schedule(postId, at);
  bench = await bench.reopen();
  bench.engine.start();
  expect(times(postId)).toEqual([instant, instant, instant]);
  expect(await kinds()).not.toContain('wall-time-kept');
});

test('many at once are told of in one line', async () => {
  const accountId = await bench.connect();
  for (let count = 0; count < 30; count += 1) {
    const postId = bench.write(accountId, `Bread ${count}`);
    bench.engine.postDesk.schedule(postId, at);
    plannedByOtherData(postId);
  }
  bench = await bench.reopen();
  bench.engine.start();
  const told = await bench.page.app.activity({ before: null, limit: 50, filter: 'all' });
  expect(told.filter(({ kind }) => kind.startsWith('wall-time'))).toMatchObject([
    { kind: 'wall-times-kept', count: 30 },
  ]);
});

test('what a network holds is moved there; one that refuses is told of and tried again at the next start', async () => {
  const accountId = await bench.connect();
  const postId = bench.write(accountId, 'Bread', { handOver: true });
  bench.network.script.commit.push(async () => ({ kind: 'handed-over', remoteId: 'held-1' }));
  bench.engine.start();
  bench.engine.postDesk.schedule(postId, { local: '2026-11-28T09:30', zone });
  await bench.until(() => bench.engine.publications.ofPost(postId)[0]?.state === 'handed-over');
  plannedByOtherData(postId);
  bench.network.script.change.push({
    kind: 'rejected',
    failure: { class: 'retry', code: 'network-unreachable' },
  });
  bench = await bench.reopen();
  bench.engine.start();
  await bench.engine.planning.zoneWatch.idle();
  expect(await kinds()).toContain('wall-time-not-kept');
  bench = await bench.reopen();
  bench.engine.start();
  await bench.engine.planning.zoneWatch.idle();
  const due = Date.parse('2026-11-28T08:30:00Z');
  expect(bench.network.asked).toEqual([`move held-1 ${due}`, `move held-1 ${due}`]);
  expect(bench.engine.publications.ofPost(postId)[0]?.due_at).toBe(due);
});

test('the zone of the business is the computer’s until something is planned, and stays from then on', async () => {
  const machine = Intl.DateTimeFormat().resolvedOptions().timeZone;
  expect(await bench.page.planning.zone()).toEqual({ zone: machine, keptAgainst: null });
  expect(bench.engine.facts.get('zone')).toBeUndefined();
  const postId = bench.write(await bench.connect(), 'Bread');
  bench.engine.postDesk.schedule(postId, at);
  expect(bench.engine.facts.get('zone')).toBe(machine);
});

test('the zone of the business is chosen, posts keep theirs, and a computer elsewhere may be told to leave it', async () => {
  const postId = bench.write(await bench.connect(), 'Bread');
  bench.engine.postDesk.schedule(postId, at);
  await bench.page.planning.setZone({ zone: 'America/New_York' });
  await bench.page.planning.keepZone({ machineZone: 'Asia/Tokyo' });
  expect(await bench.page.planning.zone()).toEqual({ zone: 'America/New_York', keptAgainst: 'Asia/Tokyo' });
  expect((await bench.page.posts.get({ postId })).wallTime).toEqual(at);
  await expect(bench.page.planning.setZone({ zone: 'Europe/Atlantis' })).rejects.toMatchObject({
    callError: { code: 'time-invalid' },
  });
});
