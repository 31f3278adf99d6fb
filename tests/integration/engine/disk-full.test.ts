import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHostRouter } from '../../../main/engine/rpc/host-router.ts';
import { createPageRouter } from '../../../main/engine/rpc/page-router.ts';
import { graceTime } from '../../../main/engine/domain/retry-policy.ts';
import { openLog } from '../../../main/engine/start/log.ts';
import { diskProbeEvery } from '../../../main/engine/store/disk.ts';
import { openDatabase } from '../../../main/engine/store/open-database.ts';
import type { Notice } from '../../../shared/contract/index.ts';
import type { GrantTokens, Line } from '../../../main/engine/networks/network.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../shared/outcome.ts';
import { benchStart, type EngineBench, openBench } from '../../engine-bench.ts';
import { createFillableDisk, type FillableDisk } from '../../full-disk.ts';

let disk: FillableDisk;
let bench: EngineBench;
let accountId: string;
let told: Notice[];
beforeEach(async () => {
  disk = createFillableDisk();
  bench = await openBench(undefined, { openDatabase: disk.openDatabase });
  accountId = await bench.connect();
  told = follow(bench);
  bench.engine.start();
});
afterEach(async () => {
  disk.makeRoom();
  await bench.remove();
});

const state = (postId: string) => bench.engine.publications.ofPost(postId)[0]?.state;
const page = () => createRouterClient(createPageRouter(bench.engine));
const host = () => createRouterClient(createHostRouter(bench.engine, () => undefined));
const inTenMinutes = { local: '2026-11-24T12:10', zone: 'Europe/Brussels' };
const tenMinutes = 600_000;

/** Notifications as the host would show them. */
function follow({ engine }: EngineBench): Notice[] {
  const notices: Notice[] = [];
  void (async () => {
    const calls = createRouterClient(createHostRouter(engine, () => undefined));
    for await (const notice of await calls.notices()) notices.push(notice);
  })();
  return notices;
}

const ofDisk = (): Notice[] => told.filter(({ kind }) => kind === 'disk-refuses');

/** The disk has room again, and the time comes at which it is asked: with the next look at the schedule. */
async function roomAgain(): Promise<void> {
  disk.makeRoom();
  await bench.clock.advance(30_000);
}

describe('while the disk is full', () => {
  test('nothing goes out and the owner is told, once, in the window, the tray and a notification', async () => {
    const postId = bench.write(accountId, 'Fresh bread');
    bench.engine.postDesk.schedule(postId, inTenMinutes);
    disk.fill();
    await bench.clock.advance(tenMinutes);
    for (let tick = 0; tick < 5; tick += 1) await bench.clock.advance(diskProbeEvery);
    expect(state(postId)).toBe('scheduled');
    expect(bench.network.committed).toEqual([]);
    const refusal = { cause: 'full', since: benchStart + tenMinutes };
    expect((await page().app.state()).diskRefusal).toEqual(refusal);
    expect((await host().tray()).diskRefusal).toEqual(refusal);
    expect(ofDisk()).toEqual([{ kind: 'disk-refuses', cause: 'full' }]);
  });

  test('the schedule is asked again at its own pace, not in a spin', async () => {
    const postId = bench.write(accountId, 'Due');
    bench.engine.postDesk.schedule(postId, inTenMinutes);
    disk.fill();
    await bench.clock.advance(tenMinutes);
    let scans = 0;
    const { firstDue } = bench.engine.publications;
    bench.engine.publications.firstDue = (...all) => {
      scans += 1;
      return firstDue(...all);
    };
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(scans).toBe(0);
    await roomAgain();
    await bench.until(() => state(postId) === 'published');
  });

  test('an owner who saves is told what the matter is', async () => {
    disk.fill();
    const saving = page().posts.create({
      id: crypto.randomUUID(),
      draft: { text: 'x', media: [], variants: [] },
    });
    await expect(saving).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect((await page().app.state()).diskRefusal).toMatchObject({ cause: 'full' });
  });

  test('the application quits without waiting for room', async () => {
    bench.network.script.commit.push(async () => {
      disk.fill();
      return { kind: 'published', remoteId: 'there', url: null };
    });
    const postId = bench.write(accountId, 'Closing time');
    bench.engine.postDesk.publishNow(postId);
    await bench.until(() => bench.engine.disk.refusal !== null);
    // A deadline that the test would not live to see: the drain ends by itself.
    await bench.engine.drain(1_000_000);
    disk.makeRoom();
    bench = await openBench(bench, { openDatabase: disk.openDatabase });
  });

  test('an engine that starts says so to the host that comes after', async () => {
    disk.fill();
    bench = await bench.reopen();
    bench.engine.start();
    expect(() => bench.write(accountId, 'No room')).toThrow();
    const notices = await host().notices();
    expect((await notices.next()).value).toEqual({ kind: 'disk-refuses', cause: 'full' });
  });
});

describe('when there is room again', () => {
  test('publishing goes on by itself, and the wait is on record', async () => {
    const postId = bench.write(accountId, 'Fresh bread');
    bench.engine.postDesk.schedule(postId, inTenMinutes);
    disk.fill();
    await bench.clock.advance(tenMinutes);
    await bench.clock.advance(4 * 60_000 - 30_000);
    await roomAgain();
    await bench.until(() => state(postId) === 'published');
    expect(bench.network.committed).toEqual(['Fresh bread']);
    expect((await page().app.state()).diskRefusal).toBeNull();
    expect((await host().tray()).diskRefusal).toBeNull();
    const waits = bench.engine.activity.page('problems', null, 10);
    expect(waits.map(({ kind, count }) => ({ kind, count }))).toEqual([
      { kind: 'waited-for-disk', count: 4 },
    ]);
  });

  test('a post that is too late by then is not sent without asking', async () => {
    const postId = bench.write(accountId, 'Late');
    bench.engine.postDesk.schedule(postId, inTenMinutes);
    disk.fill();
    await bench.clock.advance(tenMinutes);
    await bench.clock.advance(graceTime);
    await roomAgain();
    await bench.until(() => state(postId) === 'missed');
    await bench.clock.advance(0);
    expect(told.map(({ kind }) => kind)).toContain('missed');
  });

  test('a disk that fills up again at once brings no second notification', async () => {
    disk.fill();
    await bench.clock.advance(tenMinutes);
    expect(() => bench.write(accountId, 'x')).toThrow();
    await roomAgain();
    disk.fill();
    expect(() => bench.write(accountId, 'y')).toThrow();
    await bench.until(() => bench.engine.disk.refusal !== null);
    expect(ofDisk()).toHaveLength(1);
  });
});

describe('a publication that meets a full disk', () => {
  // Claim, attempt, frozen content, "prepare"; "prepared", the commit's own two; the outcome's and its place in the ledger.
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
    'at its durable step %i goes out once, when there is room',
    async (step) => {
      const postId = bench.write(accountId, 'Once');
      bench.engine.postDesk.schedule(postId, inTenMinutes);
      disk.fill(step);
      await bench.clock.advance(tenMinutes);
      await bench.until(() => bench.engine.disk.refusal !== null);
      await roomAgain();
      await bench.until(() => state(postId) === 'published');
      expect(bench.network.committed).toEqual(['Once']);
    },
  );

  test('after it was sent keeps what the network answered, and is not asked about', async () => {
    bench.network.script.commit.push(async () => {
      disk.fill();
      return { kind: 'published', remoteId: 'the-one', url: null };
    });
    bench.network.script.verify.push(async () => ({ kind: 'undecidable', evidence: 'network-cannot-list' }));
    const postId = bench.write(accountId, 'Sent');
    bench.engine.postDesk.publishNow(postId);
    await bench.until(() => bench.engine.disk.refusal !== null);
    expect(state(postId)).toBe('committing');
    await roomAgain();
    await bench.until(() => state(postId) === 'published');
    expect(bench.engine.publications.ofPost(postId)[0]?.remote_id).toBe('the-one');
    expect(bench.network.committed).toEqual(['Sent']);
  });

  test('after it was sent, with an engine that ends before there is room, is verified by the next and not repeated', async () => {
    bench.network.script.commit.push(async () => {
      disk.fill();
      return { kind: 'published', remoteId: 'lost', url: null };
    });
    const postId = bench.write(accountId, 'Sent');
    bench.engine.postDesk.publishNow(postId);
    await bench.until(() => bench.engine.disk.refusal !== null);
    bench = await bench.reopen();
    expect(state(postId)).toBe('committing');
    disk.makeRoom();
    bench.network.script.verify.push(async () => ({ kind: 'published', remoteId: 'found', url: null }));
    bench.engine.start();
    expect(state(postId)).toBe('verifying');
    await bench.until(() => state(postId) === 'published');
    expect(bench.network.committed).toEqual(['Sent']);
  });

  test('while its picture is made ready waits as well, instead of failing or trying in a spin', async () => {
    const path = join(bench.profile, 'bread.jpg');
    await sharp({ create: { width: 4800, height: 4800, channels: 3, background: '#a63' } })
      .jpeg()
      .toFile(path);
    const { id: assetId } = await bench.engine.mediaImport.importFile(path, 'bread.jpg');
    const rendition = bench.engine.files.rendition(assetId, 'bluesky', 'jpeg');
    symlinkSync('/dev/full', `${rendition}.part`);
    const postId = crypto.randomUUID();
    const variants = [{ accountId, text: null, media: null, tiktok: null }];
    bench.engine.postDesk.create(postId, { text: 'Picture', media: [{ assetId, alt: 'Bread' }], variants });
    bench.engine.postDesk.publishNow(postId);
    await bench.until(() => bench.engine.disk.refusal !== null);
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(state(postId)).toBe('preparing');
    expect(bench.engine.disk.refusal).toMatchObject({ cause: 'full' });
    rmSync(`${rendition}.part`);
    await roomAgain();
    await bench.until(() => state(postId) === 'published');
    expect(ofDisk()).toHaveLength(1);
  });
});

test('a pair of tokens that the disk refused is kept: the network has ended the one before', async () => {
  const asked: (string | null)[] = [];
  const signedOut = async () => fail({ class: 'reauth', code: 'signed-out' } as const);
  bench.network.script.prepare.push(signedOut, signedOut);
  Object.assign(bench.network, {
    refresh: async (_line: Line, old: GrantTokens): Promise<Outcome<GrantTokens, Failure>> => {
      asked.push(old.refreshToken);
      disk.fill();
      return ok({ ...old, accessToken: 'access-2', refreshToken: 'refresh-2' });
    },
  });
  const postId = bench.write(accountId, 'Renewed');
  bench.engine.postDesk.publishNow(postId);
  await bench.until(() => bench.engine.disk.refusal !== null);
  await roomAgain();
  await bench.until(() => state(postId) === 'published');
  expect(asked).toEqual(['refresh-canary-91bc']);
  const grant = bench.engine.accounts.grantBySubject('bluesky', 'real', 'owner');
  expect(grant === undefined ? undefined : bench.engine.accounts.tokens(grant).refreshToken).toBe(
    'refresh-2',
  );
});

test('writes that share a transaction with one that the disk refused are all undone and all told so', async () => {
  // A plain page limit: SQLite then ends the whole transaction by itself, as it does on a full disk.
  const plain = await openBench(undefined, {
    async openDatabase(profile, keys) {
      const opened = await openDatabase(profile, keys);
      if (opened.ok) opened.value.pragma('max_page_count = 300');
      return opened;
    },
  });
  const { store } = plain.engine;
  const add = (name: string, value: string) => () =>
    store.run(store.sql.insertInto('fact').values({ name, value }));
  const { length } = store.all(store.sql.selectFrom('fact').selectAll());
  const results = await Promise.allSettled([
    store.together(add('first', 'small')),
    store.together(add('second', 'x'.repeat(5_000_000))),
    store.together(add('third', 'small')),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(store.all(store.sql.selectFrom('fact').selectAll())).toHaveLength(length);
  expect(plain.engine.disk.refusal).toMatchObject({ cause: 'full' });
  await plain.remove();
});

test('a log on a full disk loses its lines and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kaizup-log-'));
  symlinkSync('/dev/full', join(folder, 'engine.log'));
  const log = openLog(folder);
  expect(() => log.error('one line')).not.toThrow();
  expect(() => log.error('another')).not.toThrow();
  rmSync(folder, { recursive: true, force: true });
});
