import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { graceTime } from '../../../main/engine/domain/retry-policy.ts';
import { fail, ok } from '../../../shared/outcome.ts';
import { benchStart, type EngineBench, openBench } from '../../engine-bench.ts';

let bench: EngineBench;
let accountId: string;
beforeEach(async () => {
  bench = await openBench();
  accountId = await bench.connect();
  bench.engine.start();
});
afterEach(() => bench.remove());

const state = (postId: string) => bench.engine.publications.ofPost(postId)[0]?.state;
const row = (postId: string) => bench.engine.publications.ofPost(postId)[0];
const inTenMinutes = { local: '2026-11-24T12:10', zone: 'Europe/Brussels' };

describe('a scheduled post', () => {
  test('goes out once its time has come, and not before', async () => {
    const postId = bench.write(accountId, 'Fresh bread');
    bench.engine.postDesk.schedule(postId, inTenMinutes);
    await bench.clock.advance(9 * 60_000);
    bench.engine.scheduler.scan();
    expect(bench.network.committed).toEqual([]);
    await bench.clock.advance(60_000);
    bench.engine.scheduler.scan();
    await bench.until(() => state(postId) === 'published');
    expect(bench.network.committed).toEqual(['Fresh bread']);
    expect(row(postId)).toMatchObject({ url: 'https://example.test/1', published_at: benchStart + 600_000 });
  });

  test('is claimed once however often the schedule is looked at', async () => {
    const postId = bench.write(accountId, 'Once');
    bench.engine.postDesk.publishNow(postId);
    for (let look = 0; look < 20; look += 1) bench.engine.scheduler.scan();
    await bench.until(() => state(postId) === 'published');
    expect(bench.network.committed).toEqual(['Once']);
  });

  test('that passed while nothing ran is not sent without asking', async () => {
    const postId = bench.write(accountId, 'Late');
    bench.engine.postDesk.schedule(postId, inTenMinutes);
    await bench.clock.advance(10 * 60_000 + graceTime + 1);
    bench.engine.scheduler.scan();
    await bench.until(() => state(postId) === 'missed');
    expect(bench.network.committed).toEqual([]);
    const publicationId = row(postId)?.id ?? '';
    bench.engine.postDesk.retry(publicationId);
    await bench.until(() => state(postId) === 'published');
  });

  test('waits while publishing is paused', async () => {
    bench.engine.scheduler.pause();
    const postId = bench.write(accountId, 'Patience');
    bench.engine.postDesk.publishNow(postId);
    bench.engine.scheduler.scan();
    expect(state(postId)).toBe('scheduled');
    bench.engine.scheduler.resume();
    await bench.until(() => state(postId) === 'published');
  });

  test('keeps what it was when it left the schedule, whatever the draft becomes', async () => {
    const reached = Promise.withResolvers<void>();
    const open = Promise.withResolvers<void>();
    bench.network.script.prepare.push(async () => {
      reached.resolve();
      await open.promise;
      return ok({});
    });
    const postId = bench.write(accountId, 'As planned');
    bench.engine.postDesk.publishNow(postId);
    await reached.promise;
    expect(() => bench.engine.postDesk.save(postId, { text: 'Changed', media: [], variants: [] })).toThrow(
      'already-publishing',
    );
    open.resolve();
    await bench.until(() => state(postId) === 'published');
    expect(bench.network.committed).toEqual(['As planned']);
  });
});

describe('an outcome that nobody knows', () => {
  const lost = async () => ({ kind: 'unknown', failure: { class: 'verify', code: 'reply-lost' } }) as const;

  test('is verified and never sent again when the network has it', async () => {
    bench.network.script.commit.push(lost);
    bench.network.script.verify.push(async () => ({ kind: 'published', remoteId: 'found', url: null }));
    const postId = bench.write(accountId, 'Perhaps');
    bench.engine.postDesk.publishNow(postId);
    await bench.until(() => state(postId) === 'verifying');
    await bench.clock.advance(60_000);
    bench.engine.scheduler.scan();
    await bench.until(() => state(postId) === 'published');
    expect(bench.network.committed).toEqual(['Perhaps']);
    expect(row(postId)?.remote_id).toBe('found');
  });

  test('is sent again only after its absence was proven', async () => {
    bench.network.script.commit.push(lost);
    bench.network.script.verify.push(async () => ({ kind: 'absent' }));
    const postId = bench.write(accountId, 'Again');
    bench.engine.postDesk.publishNow(postId);
    await bench.until(() => state(postId) === 'verifying');
    await bench.clock.advance(60_000);
    bench.engine.scheduler.scan();
    await bench.until(() => state(postId) === 'scheduled');
    await bench.clock.advance(60_000);
    bench.engine.scheduler.scan();
    await bench.until(() => state(postId) === 'published');
    expect(bench.network.committed).toEqual(['Again', 'Again']);
  });

  test('waits for the owner when the network cannot tell', async () => {
    bench.network.script.commit.push(lost);
    bench.network.script.verify.push(async () => ({ kind: 'undecidable', evidence: 'network-cannot-list' }));
    const postId = bench.write(accountId, 'Who knows');
    bench.engine.postDesk.publishNow(postId);
    await bench.until(() => state(postId) === 'verifying');
    await bench.clock.advance(60_000);
    bench.engine.scheduler.scan();
    await bench.until(() => state(postId) === 'needs-owner');
    bench.engine.postDesk.decide(row(postId)?.id ?? '', 'it-is-published');
    expect(state(postId)).toBe('published');
    expect(bench.network.committed).toEqual(['Who knows']);
  });

  test('of an engine killed in the commit is verified by the next one, not repeated', async () => {
    const reached = Promise.withResolvers<void>();
    bench.network.script.commit.push(() => {
      reached.resolve();
      return new Promise(() => undefined);
    });
    const postId = bench.write(accountId, 'Crash');
    bench.engine.postDesk.publishNow(postId);
    await reached.promise;
    const next = await bench.reopen();
    next.network.script.verify.push(async () => ({ kind: 'published', remoteId: 'there', url: null }));
    next.engine.start();
    expect(next.engine.publications.ofPost(postId)[0]?.state).toBe('verifying');
    bench = next;
    await bench.until(() => state(postId) === 'published');
    expect(bench.network.committed).toEqual(['Crash']);
    const steps = bench.engine.views.detail(bench.engine.postDesk.get(postId)).publications[0]?.attempts[0]
      ?.steps;
    expect(steps?.map(({ step }) => step)).toEqual(['prepare', 'prepared', 'commit', 'unknown', 'published']);
  });
});

describe('a failure', () => {
  test('that time may heal is tried again by itself', async () => {
    bench.network.script.prepare.push(async () => fail({ class: 'retry', code: 'network-unavailable' }));
    const postId = bench.write(accountId, 'Storm');
    bench.engine.postDesk.publishNow(postId);
    await bench.until(() => row(postId)?.tries === 1 && state(postId) === 'scheduled');
    await bench.clock.advance(60_000);
    bench.engine.scheduler.scan();
    await bench.until(() => state(postId) === 'published');
  });

  describe('to reach the network at all', () => {
    const offline = async () => fail({ class: 'retry', code: 'network-unreachable' } as const);
    let postId: string;
    /** Looks at the schedule every 30 s, as the engine's tick does, for so long (ms) without a connection. */
    async function stayOffline(milliseconds: number): Promise<void> {
      bench.network.script.prepare.push(...Array.from({ length: 500 }, () => offline));
      bench.engine.scheduler.scan();
      for (let passed = 0; passed < milliseconds; passed += 30_000) {
        await bench.until(() => state(postId) !== 'preparing');
        await bench.clock.advance(30_000);
        bench.engine.scheduler.scan();
      }
      await bench.until(() => state(postId) !== 'preparing');
      bench.network.script.prepare.splice(0);
    }
    beforeEach(() => {
      postId = bench.write(accountId, 'Offline');
    });

    test('is no try of it: it goes out when the connection is back', async () => {
      bench.engine.postDesk.publishNow(postId);
      await stayOffline(25 * 60_000);
      expect(row(postId)).toMatchObject({ state: 'scheduled', tries: 0 });
      await bench.clock.advance(60_000);
      bench.engine.scheduler.scan();
      await bench.until(() => state(postId) === 'published');
      expect(bench.network.committed).toEqual(['Offline']);
    });

    test('for longer than it may be late leaves the word to the owner, also after other trouble', async () => {
      bench.network.script.prepare.push(async () => fail({ class: 'retry', code: 'network-unavailable' }));
      bench.engine.postDesk.publishNow(postId);
      await stayOffline(graceTime + 120_000);
      expect(row(postId)).toMatchObject({ state: 'missed', next_at: null });
      bench.engine.scheduler.scan();
      expect(state(postId)).toBe('missed');
      bench.engine.postDesk.retry(row(postId)?.id ?? '');
      await bench.until(() => state(postId) === 'published');
    });
  });

  test('that the owner mends a day later is tried again, not called missed', async () => {
    bench.network.script.prepare.push(async () => fail({ class: 'fix', code: 'media-format' }));
    const postId = bench.write(accountId, 'Mended');
    bench.engine.postDesk.publishNow(postId);
    await bench.until(() => state(postId) === 'failed');
    await bench.clock.advance(24 * 3_600_000);
    bench.engine.postDesk.retry(row(postId)?.id ?? '');
    await bench.until(() => ['published', 'missed'].includes(state(postId) ?? ''));
    expect(state(postId)).toBe('published');
  });

  test('that only the owner can mend is told at once and keeps the draft', async () => {
    bench.network.script.prepare.push(async () => fail({ class: 'fix', code: 'media-format' }));
    const postId = bench.write(accountId, 'Wrong picture');
    bench.engine.postDesk.publishNow(postId);
    await bench.until(() => state(postId) === 'failed');
    expect(JSON.parse(row(postId)?.failure ?? '')).toEqual({ class: 'fix', code: 'media-format' });
    expect(bench.engine.postDesk.get(postId).text).toBe('Wrong picture');
  });

  test('of one account leaves the others alone', async () => {
    bench.network.script.prepare.push(async () => fail({ class: 'fatal', code: 'version-retired' }));
    const first = bench.write(accountId, 'First');
    const second = bench.write(accountId, 'Second');
    bench.engine.postDesk.publishNow(first);
    bench.engine.postDesk.publishNow(second);
    await bench.until(() => state(first) === 'failed' && state(second) === 'published');
  });

  test('of the sign-in holds what is scheduled until the owner is back', async () => {
    bench.network.script.prepare.push(async () => fail({ class: 'reauth', code: 'permission-missing' }));
    const now = bench.write(accountId, 'Now');
    const later = bench.write(accountId, 'Later');
    bench.engine.postDesk.schedule(later, inTenMinutes);
    bench.engine.postDesk.publishNow(now);
    await bench.until(() => state(now) === 'held' && state(later) === 'held');
    expect(bench.engine.connections.list()[0]?.status).toBe('signed-out');
    await bench.connect();
    bench.engine.scheduler.scan();
    await bench.until(() => state(now) === 'published');
    expect(state(later)).toBe('scheduled');
  });
});

test('D8 disconnecting deletes the keys and holds what is scheduled', async () => {
  const postId = bench.write(accountId, 'Goodbye');
  bench.engine.postDesk.schedule(postId, inTenMinutes);
  const result = await bench.engine.connections.disconnect(accountId);
  expect(result).toMatchObject({ held: 1 });
  expect(state(postId)).toBe('held');
  const account = bench.engine.accounts.get(accountId);
  expect(account).toMatchObject({ status: 'disconnected', sealed_token: null, grant_id: null });
  expect(bench.engine.accounts.grantBySubject('bluesky', 'real', 'owner')).toBeUndefined();
});

test('figures of what was published are fetched and kept', async () => {
  const postId = bench.write(accountId, 'Liked');
  bench.engine.postDesk.publishNow(postId);
  await bench.until(() => state(postId) === 'published');
  await bench.engine.collector.collectPost(postId);
  const detail = bench.engine.views.detail(bench.engine.postDesk.get(postId));
  expect(detail.publications[0]?.metrics).toEqual([{ metric: 'likes', value: 3 }]);
});

test('a clock that is set back during an upload does not bring a post out before its time', async () => {
  const reached = Promise.withResolvers<void>();
  const open = Promise.withResolvers<void>();
  bench.network.script.prepare.push(async () => {
    reached.resolve();
    await open.promise;
    return ok({});
  });
  const postId = bench.write(accountId, 'At ten past');
  bench.engine.postDesk.schedule(postId, inTenMinutes);
  await bench.clock.advance(10 * 60_000);
  await reached.promise;
  bench.clock.set(benchStart + 8 * 60_000);
  open.resolve();
  await bench.until(() => state(postId) === 'scheduled');
  expect(bench.network.committed).toEqual([]);
  await bench.clock.advance(2 * 60_000);
  await bench.until(() => state(postId) === 'published');
  expect(bench.network.committed).toEqual(['At ten past']);
});
