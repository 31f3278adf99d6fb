import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { afterHandOver, settleTime } from '../../../main/engine/domain/hand-over.ts';
import { benchStart, type EngineBench, openBench } from '../../engine-bench.ts';

let bench: EngineBench;
let accountId: string;
beforeEach(async () => {
  bench = await openBench();
  accountId = await bench.connect();
  bench.engine.start();
});
afterEach(() => bench.remove());

const row = (postId: string) => bench.engine.publications.ofPost(postId)[0];
const hour = 3_600_000;
const at = (local: string) => ({ local: `2026-11-24T${local}`, zone: 'Europe/Brussels' });

/** A post that the network holds for 14:00. */
async function handedOver(): Promise<string> {
  bench.network.script.commit.push(async () => ({ kind: 'handed-over', remoteId: 'scheduled-1' }));
  const postId = bench.write(accountId, 'While the machine is off', { handOver: true });
  await bench.page.posts.schedule({ postId, at: at('14:00') });
  await bench.until(() => row(postId)?.state === 'handed-over');
  return postId;
}

describe('a post that its network is to hold', () => {
  test('is handed over at once, with its time, and asked about when that has come', async () => {
    let wanted: number | null = null;
    bench.network.script.commit.push(async ({ content }) => {
      wanted = content.handOverAt;
      return { kind: 'handed-over', remoteId: 'scheduled-1' };
    });
    const postId = bench.write(accountId, 'While the machine is off', { handOver: true });
    await bench.page.posts.schedule({ postId, at: at('14:00') });
    await bench.until(() => row(postId)?.state === 'handed-over');
    const dueAt = benchStart + 2 * hour;
    expect(wanted).toBe(dueAt);
    expect(row(postId)).toMatchObject({
      remote_id: 'scheduled-1',
      due_at: dueAt,
      next_at: dueAt + afterHandOver,
    });

    bench.network.script.verify.push(async () => ({
      kind: 'published',
      remoteId: 'post-9',
      url: 'https://example.test/9',
    }));
    await bench.clock.advance(2 * hour + afterHandOver);
    bench.engine.scheduler.scan();
    await bench.until(() => row(postId)?.state === 'published');
    expect(row(postId)).toMatchObject({ remote_id: 'post-9', url: 'https://example.test/9' });
    expect(bench.network.committed).toHaveLength(1);
  });

  test('goes out from here at its own time when it is too soon for the network', async () => {
    const postId = bench.write(accountId, 'In five minutes', { handOver: true });
    await bench.page.posts.schedule({ postId, at: at('12:05') });
    bench.engine.scheduler.scan();
    expect(row(postId)).toMatchObject({ state: 'scheduled', next_at: benchStart + 5 * 60_000 });
    await bench.clock.advance(5 * 60_000);
    bench.engine.scheduler.scan();
    await bench.until(() => row(postId)?.state === 'published');
  });

  test('is not sent early when its hand-over failed and came too late', async () => {
    bench.network.script.prepare.push(async () => ({
      ok: false,
      failure: { class: 'retry', code: 'network-unavailable', retryAfterMs: 105 * 60_000 },
    }));
    const postId = bench.write(accountId, 'At two', { handOver: true });
    await bench.page.posts.schedule({ postId, at: at('14:00') });
    await bench.until(() => row(postId)?.tries === 1);
    await bench.clock.advance(111 * 60_000);
    bench.engine.scheduler.scan();
    await bench.until(
      () => row(postId)?.state === 'scheduled' && row(postId)?.next_at === benchStart + 2 * hour,
    );
    expect(bench.network.committed).toEqual([]);
    await bench.clock.advance(9 * 60_000);
    bench.engine.scheduler.scan();
    await bench.until(() => row(postId)?.state === 'published');
  });

  test('goes out from here at its time when its network holds no more, and nothing counts as failed', async () => {
    bench.network.script.commit.push(async () => ({
      kind: 'rejected',
      failure: { class: 'retry', code: 'holds-no-more', networkCode: '422' },
    }));
    const postId = bench.write(accountId, 'One too many', { handOver: true });
    await bench.page.posts.schedule({ postId, at: at('14:00') });
    await bench.until(() => row(postId)?.failure !== null);
    expect(row(postId)).toMatchObject({ state: 'scheduled', tries: 0, next_at: benchStart + 2 * hour });
    await bench.clock.advance(2 * hour);
    await bench.until(() => row(postId)?.state === 'published');
    expect(row(postId)?.failure).toBeNull();
  });

  test('is moved at the network first and keeps its place there', async () => {
    const postId = await handedOver();
    await bench.page.posts.schedule({ postId, at: at('16:00') });
    expect(bench.network.asked).toEqual([`move scheduled-1 ${benchStart + 4 * hour}`]);
    expect(row(postId)).toMatchObject({ state: 'handed-over', due_at: benchStart + 4 * hour });
    expect((await bench.page.posts.get({ postId })).wallTime?.local).toBe('2026-11-24T16:00');
  });

  test('stays as it is when the network does not answer the move', async () => {
    const postId = await handedOver();
    bench.network.script.change.push({
      kind: 'unknown',
      failure: { class: 'retry', code: 'network-unreachable' },
    });
    await expect(bench.page.posts.schedule({ postId, at: at('16:00') })).rejects.toThrow(
      'network-call-failed',
    );
    expect(row(postId)).toMatchObject({ state: 'handed-over', due_at: benchStart + 2 * hour });
    expect((await bench.page.posts.get({ postId })).wallTime?.local).toBe('2026-11-24T14:00');
  });

  test('is taken back before it is changed, and handed over again with the new words', async () => {
    const postId = await handedOver();
    bench.network.script.commit.push(async () => ({ kind: 'handed-over', remoteId: 'scheduled-2' }));
    const { draft } = await bench.page.posts.get({ postId });
    await bench.page.posts.save({ postId, draft: { ...draft, text: 'With new' } });
    expect(bench.network.asked).toEqual(['cancel scheduled-1']);
    expect(row(postId)?.state).toBe('scheduled');
    // Not with every word: once the owner has stopped writing.
    await bench.page.posts.save({ postId, draft: { ...draft, text: 'With new words' } });
    await bench.clock.advance(settleTime);
    bench.engine.scheduler.scan();
    await bench.until(() => row(postId)?.remote_id === 'scheduled-2');
    expect(bench.network.committed).toEqual(['While the machine is off', 'With new words']);
  });

  test('is cancelled at the network when it is taken off the calendar', async () => {
    const postId = await handedOver();
    await bench.page.posts.unschedule({ postId });
    expect(bench.network.asked).toEqual(['cancel scheduled-1']);
    expect(bench.engine.publications.ofPost(postId)).toEqual([]);
  });

  test('that the network has no more is asked about, never sent again by itself', async () => {
    const postId = await handedOver();
    bench.network.script.change.push({ kind: 'gone' });
    bench.network.script.verify.push(async () => ({ kind: 'absent' }));
    await expect(bench.page.posts.unschedule({ postId })).rejects.toThrow('already-publishing');
    bench.engine.scheduler.scan();
    await bench.until(() => row(postId)?.state === 'needs-owner');
    expect(row(postId)?.evidence).toBe('handed-over-gone');
    expect(bench.network.committed).toHaveLength(1);
  });

  test('follows the time that the network gives it', async () => {
    const postId = await handedOver();
    const later = benchStart + 5 * hour;
    bench.network.script.verify.push(async () => ({
      kind: 'handed-over',
      remoteId: 'scheduled-1',
      at: later,
    }));
    await bench.clock.advance(2 * hour + afterHandOver);
    bench.engine.scheduler.scan();
    await bench.until(() => row(postId)?.due_at === later);
    expect(row(postId)?.state).toBe('handed-over');
  });
});
