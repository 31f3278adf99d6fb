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

const minute = 60_000;
const hour = 60 * minute;
const row = (postId: string) => bench.engine.publications.ofPost(postId)[0];
const at = (local: string) => ({ local: `2026-11-24T${local}`, zone: 'Europe/Brussels' });
const lost = { kind: 'unknown', failure: { class: 'verify', code: 'reply-lost' } } as const;
const refused = { kind: 'rejected', failure: { class: 'retry', code: 'network-unavailable' } } as const;

/** A post that the network holds for 14:00. */
async function handedOver(text = 'While the machine is off'): Promise<string> {
  const remoteId = `scheduled-${bench.network.committed.length + 1}`;
  bench.network.script.commit.push(async () => ({ kind: 'handed-over', remoteId }));
  const postId = bench.write(accountId, text, { handOver: true });
  await bench.page.posts.schedule({ postId, at: at('14:00') });
  await bench.until(() => row(postId)?.state === 'handed-over');
  return postId;
}

async function save(postId: string, text: string): Promise<unknown> {
  const { draft } = await bench.page.posts.get({ postId });
  return bench.page.posts.save({ postId, draft: { ...draft, text } });
}

const stillThere = (postAt = benchStart + 2 * hour) =>
  bench.network.script.verify.push(async () => ({
    kind: 'handed-over',
    remoteId: 'scheduled-1',
    at: postAt,
  }));
const notThere = () => bench.network.script.verify.push(async () => ({ kind: 'absent' }));

describe('a network that does not say whether it gave a post back', () => {
  test('is asked, and the post that it has no more is here again as the calendar shows it', async () => {
    const postId = await handedOver();
    bench.network.script.change.push(lost);
    await expect(save(postId, 'New words')).rejects.toThrow('network-call-failed');
    notThere();
    await bench.clock.advance(minute);
    await bench.until(() => row(postId)?.state === 'scheduled');
    expect(row(postId)).toMatchObject({ remote_id: null, asked_back_at: null, evidence: null });
    await save(postId, 'New words');
    bench.network.script.commit.push(async () => ({ kind: 'handed-over', remoteId: 'scheduled-2' }));
    await bench.clock.advance(settleTime);
    await bench.until(() => row(postId)?.remote_id === 'scheduled-2');
    expect(bench.network.committed).toEqual(['While the machine is off', 'New words']);
  });

  test('is asked, and the post that it still has stays there, told of once', async () => {
    const postId = await handedOver();
    bench.network.script.change.push(lost);
    await expect(bench.page.posts.unschedule({ postId })).rejects.toThrow('network-call-failed');
    stillThere();
    await bench.clock.advance(minute);
    await bench.until(() => row(postId)?.next_at === benchStart + 2 * hour + afterHandOver);
    expect(row(postId)).toMatchObject({ state: 'handed-over', asked_back_at: null });
    const told = await bench.page.app.activity({ filter: 'all', before: null, limit: 50 });
    expect(told.filter(({ kind }) => kind === 'handed-over')).toHaveLength(1);
  });

  test('is asked by the next engine when this one died in the middle of the change', async () => {
    const postId = await handedOver();
    // The engine dies before the answer: nothing after the call is ever written.
    const { cancel } = bench.network.handOver ?? {};
    if (cancel === undefined) throw new Error('The network holds nothing');
    const { promise: arrived, resolve } = Promise.withResolvers<undefined>();
    Object.assign(bench.network.handOver ?? {}, {
      cancel: () => {
        resolve(undefined);
        return new Promise(() => undefined);
      },
    });
    save(postId, 'New words').catch(() => undefined);
    await arrived;
    Object.assign(bench.network.handOver ?? {}, { cancel });
    bench = await bench.reopen();
    notThere();
    bench.engine.start();
    await bench.clock.advance(minute);
    await bench.until(() => row(postId)?.state === 'scheduled');
    expect(bench.network.committed).toHaveLength(1);
  });

  test('leaves a post that went out meanwhile as it is: published once', async () => {
    const postId = await handedOver();
    bench.network.script.change.push(lost);
    await expect(save(postId, 'New words')).rejects.toThrow('network-call-failed');
    bench.network.script.verify.push(async () => ({ kind: 'published', remoteId: 'post-1', url: null }));
    await bench.clock.advance(minute);
    await bench.until(() => row(postId)?.state === 'published');
    expect(bench.network.committed).toHaveLength(1);
  });

  test('is asked where the post is after a move, and the post follows', async () => {
    const postId = await handedOver();
    bench.network.script.change.push(lost);
    await expect(bench.page.posts.schedule({ postId, at: at('16:00') })).rejects.toThrow(
      'network-call-failed',
    );
    stillThere(benchStart + 4 * hour);
    await bench.clock.advance(minute);
    await bench.until(() => row(postId)?.due_at === benchStart + 4 * hour);
    expect(row(postId)?.state).toBe('handed-over');
  });
});

describe('changes at the same time', () => {
  test('are made one after the other: the network is asked once to give a post back', async () => {
    const postId = await handedOver();
    await Promise.all([save(postId, 'One'), save(postId, 'Two')]);
    expect(bench.network.asked).toEqual(['cancel scheduled-1']);
    expect(row(postId)?.state).toBe('scheduled');
  });

  test('of several networks are made at all of them or at none', async () => {
    const other = await bench.connect('mastodon');
    const { mastodon } = bench.engine.networks;
    const postId = await handedOver();
    const { draft } = await bench.page.posts.get({ postId });
    const [variant] = draft.variants;
    if (variant === undefined) throw new Error('The post goes nowhere');
    const variants = [variant, { ...variant, accountId: other }];
    Object.assign(mastodon, {
      commit: async () => ({ kind: 'handed-over', remoteId: 'there' }),
      handOver: { ...mastodon.handOver, move: async () => refused },
    });
    await bench.page.posts.save({ postId, draft: { ...draft, variants } });
    bench.network.script.commit.push(async () => ({ kind: 'handed-over', remoteId: 'scheduled-2' }));
    await bench.clock.advance(settleTime);
    const rows = () => bench.engine.publications.ofPost(postId);
    await bench.until(() => rows().every(({ state }) => state === 'handed-over'));
    await expect(bench.page.posts.schedule({ postId, at: at('16:00') })).rejects.toThrow();
    expect(rows().map((one) => one.due_at)).toEqual([benchStart + 2 * hour, benchStart + 2 * hour]);
  });

  test('are refused before the network is asked when they could not be made here', async () => {
    const other = await bench.connect('mastodon');
    const postId = await handedOver();
    const { draft } = await bench.page.posts.get({ postId });
    const [variant] = draft.variants;
    if (variant === undefined) throw new Error('The post goes nowhere');
    const { options: _, ...plain } = variant;
    const variants = [variant, { ...plain, accountId: other }];
    Object.assign(bench.engine.networks.mastodon, { commit: async () => lost });
    bench.network.asked.length = 0;
    await bench.page.posts.save({ postId, draft: { ...draft, variants } });
    bench.network.script.commit.push(async () => ({ kind: 'handed-over', remoteId: 'scheduled-2' }));
    await bench.clock.advance(settleTime);
    const [first, second] = [accountId, other].map((id) => () => {
      return bench.engine.publications.ofPost(postId).find((one) => one.account_id === id);
    });
    await bench.until(() => first?.()?.state === 'handed-over');
    await bench.clock.advance(2 * hour - settleTime);
    await bench.until(() => second?.()?.state === 'verifying');
    bench.network.asked.length = 0;
    const moved = bench.page.posts.schedule({ postId, at: at('16:00') });
    await expect(moved).rejects.toThrow('already-publishing');
    await expect(bench.page.posts.unschedule({ postId })).rejects.toThrow('already-publishing');
    await expect(bench.page.posts.delete({ postId })).rejects.toThrow('already-publishing');
    expect(bench.network.asked).toEqual([]);
  });
});

test('a change that fails here after the network gave the post back lets it be held there again', async () => {
  const postId = await handedOver();
  const { draft } = await bench.page.posts.get({ postId });
  await bench.engine.handOverDesk.takeBack(postId);
  expect(draft.text).toBe('While the machine is off');
  bench.network.script.commit.push(async () => ({ kind: 'handed-over', remoteId: 'scheduled-2' }));
  await bench.clock.advance(settleTime);
  await bench.until(() => row(postId)?.remote_id === 'scheduled-2');
  expect(row(postId)).toMatchObject({ state: 'handed-over', due_at: benchStart + 2 * hour });
});

test('what a network holds goes out next, and counts as scheduled for its account', async () => {
  const postId = await handedOver();
  expect((await bench.page.app.home()).next.map(({ id }) => id)).toEqual([postId]);
  expect(await bench.page.accounts.list()).toMatchObject([{ id: accountId, scheduled: 1, atRisk: 0 }]);
});

describe('while publishing is paused', () => {
  test('a post is taken back from its network, and held there again when publishing goes on', async () => {
    const postId = await handedOver();
    await bench.page.app.pause();
    await bench.until(() => row(postId)?.state === 'scheduled');
    expect(bench.network.asked).toEqual(['cancel scheduled-1']);
    await bench.clock.advance(10 * minute);
    expect(bench.network.committed).toHaveLength(1);
    bench.network.script.commit.push(async () => ({ kind: 'handed-over', remoteId: 'scheduled-2' }));
    await bench.page.app.resume();
    await bench.until(() => row(postId)?.remote_id === 'scheduled-2');
  });

  test('one that its network does not give back is told of, and asked for again', async () => {
    const postId = await handedOver();
    bench.network.script.change.push(refused);
    await bench.page.app.pause();
    expect(await bench.page.app.state()).toMatchObject({ paused: true, stillHeldThere: 1 });
    await bench.clock.advance(5 * minute);
    await bench.until(() => row(postId)?.state === 'scheduled');
    expect(await bench.page.app.state()).toMatchObject({ stillHeldThere: 0 });
  });
});

describe('disconnecting an account', () => {
  test('D8 takes its posts back from the network while there are keys to do it with', async () => {
    const postId = await handedOver();
    expect(await bench.page.accounts.disconnect({ accountId })).toMatchObject({
      held: 1,
      stillHeldThere: 0,
    });
    expect(bench.network.asked).toEqual(['cancel scheduled-1']);
    expect(row(postId)).toMatchObject({ state: 'held', held_reason: 'account-disconnected' });
  });

  test('goes on when the network does not give them back, says so, and asks when the account is back', async () => {
    const postId = await handedOver();
    bench.network.script.change.push(refused);
    expect(await bench.page.accounts.disconnect({ accountId })).toMatchObject({
      held: 0,
      stillHeldThere: 1,
    });
    await bench.clock.advance(2 * hour + afterHandOver);
    await bench.until(() => row(postId)?.state === 'needs-owner');
    expect(row(postId)?.evidence).toBe('account-signed-out');
    bench.network.script.verify.push(async () => ({ kind: 'published', remoteId: 'post-1', url: null }));
    await bench.connect();
    bench.engine.scheduler.scan();
    await bench.until(() => row(postId)?.state === 'published');
    expect(bench.network.committed).toHaveLength(1);
  });

  test('erasing everything takes back what networks hold', async () => {
    await handedOver();
    await bench.engine.erasure.ask({ scope: 'everything', subjectId: null, graceDays: 0 });
    expect(bench.network.asked).toEqual(['cancel scheduled-1']);
  });
});

describe('erasing', () => {
  const erase = (scope: 'post' | 'account', subjectId: string) =>
    bench.page.privacy.askErasure({ scope, subjectId, graceDays: 0 });

  test('D11 a post or an account that its network will not give back is refused', async () => {
    const postId = await handedOver();
    bench.network.script.change.push(refused, refused);
    await expect(erase('post', postId)).rejects.toThrow('network-call-failed');
    await expect(erase('account', accountId)).rejects.toThrow('network-call-failed');
    expect(row(postId)?.state).toBe('handed-over');
  });

  test.each(['post', 'account'] as const)(
    'D11 a %s is not kept from it by a network that nobody can ask any more, which is named',
    async (scope) => {
      const postId = await handedOver();
      bench.network.script.change.push(refused);
      await bench.page.accounts.disconnect({ accountId });
      const { outcome } = await erase(scope, scope === 'post' ? postId : accountId);
      expect(outcome?.stillHeld).toEqual(['bluesky']);
      expect(row(postId)).toBeUndefined();
    },
  );

  test('D11 an account leaves what other networks hold of the same post with them', async () => {
    const other = await bench.connect('mastodon');
    const postId = await handedOver();
    const { draft } = await bench.page.posts.get({ postId });
    const [variant] = draft.variants;
    if (variant === undefined) throw new Error('The post goes nowhere');
    const variants = [variant, { ...variant, accountId: other }];
    Object.assign(bench.engine.networks.mastodon, {
      commit: async () => ({ kind: 'handed-over', remoteId: 'there' }),
    });
    await bench.page.posts.save({ postId, draft: { ...draft, variants } });
    bench.network.script.commit.push(async () => ({ kind: 'handed-over', remoteId: 'scheduled-2' }));
    await bench.clock.advance(settleTime);
    const rows = () => bench.engine.publications.ofPost(postId);
    await bench.until(() => rows().every(({ state }) => state === 'handed-over'));
    await erase('account', accountId);
    expect(rows()).toMatchObject([{ account_id: other, state: 'handed-over', remote_id: 'there' }]);
  });
});
