import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PublicationRow } from '../../../main/engine/store/repositories/publications.ts';
import { openPracticeEngine, type PracticeEngine } from '../../practice-engine.ts';

let bench: PracticeEngine;
beforeEach(async () => {
  bench = await openPracticeEngine();
});
afterEach(() => bench.close());

const minute = 60_000;
const hour = 60 * minute;
type Holder = 'facebook' | 'mastodon';

/** How each network is asked to move what it holds; taking back is a deletion at both. */
const moving = { facebook: 'POST', mastodon: 'PUT' } as const;

const publicationOf = (postId: string): PublicationRow => {
  const [row] = bench.engine.publications.ofPost(postId);
  if (row === undefined) throw new Error('The post has no publication');
  return row;
};
const stateOf = (postId: string) => publicationOf(postId).state;
const visible = (network: Holder): readonly string[] =>
  bench
    .network(network)
    .admin.published()
    .map(({ text }) => text);

async function connect(network: Holder): Promise<string> {
  const account = (await bench.connect(network)).find((found) => found.network === network);
  if (account === undefined) throw new Error(`No account at ${network}`);
  return account.id;
}

/** A post that the network holds for an hour from now. */
async function held(accountId: string): Promise<string> {
  const postId = await bench.write([accountId], { text: 'From our oven', options: { handOver: true } });
  await bench.schedule(postId);
  await bench.until(() => stateOf(postId) === 'handed-over');
  return postId;
}

/** Everything that has a time within the next hours comes to its end. */
async function letTimePass(postId: string): Promise<void> {
  bench.time.advance(3 * hour);
  bench.engine.scheduler.scan();
  await bench.until(() => !['scheduled', 'handed-over', 'verifying', 'preparing'].includes(stateOf(postId)));
}

async function change(postId: string, text: string): Promise<unknown> {
  const { draft } = await bench.page.posts.get({ postId });
  return bench.page.posts.save({ postId, draft: { ...draft, text } });
}

/** What somebody does at the network itself. */
async function there(row: PublicationRow) {
  const { network, line, account } = await bench.engine.calls.open(
    bench.engine.accounts.get(row.account_id),
    'publishing',
  );
  if (network.handOver === undefined) throw new Error('The network holds nothing');
  const { move, cancel } = network.handOver;
  const remoteId = row.remote_id ?? '';
  return {
    move: (at: number) => move(line, account, remoteId, at),
    delete: () => cancel(line, account, remoteId),
  };
}

describe.each(['facebook', 'mastodon'] as const)('a post that %s holds', (network) => {
  let accountId: string;
  beforeEach(async () => {
    accountId = await connect(network);
  });
  const strike = (kind: 'reply-lost' | 'error-before', method: string) =>
    bench.server.faults.arm({ kind, method });

  test.each(['reply-lost', 'error-before'] as const)(
    'goes out once, %s as it was taken back for new words',
    async (kind) => {
      const postId = await held(accountId);
      strike(kind, 'DELETE');
      await expect(change(postId, 'New words')).rejects.toThrow('network-call-failed');
      await bench.until(() => publicationOf(postId).asked_back_at === null);
      await change(postId, 'New words');
      await bench.until(() => stateOf(postId) === 'handed-over');
      await letTimePass(postId);
      expect(visible(network)).toEqual(['New words']);
    },
  );

  test('stays away, and its owner is asked nothing, when the answer was lost and it was deleted here', async () => {
    const postId = await held(accountId);
    strike('reply-lost', 'DELETE');
    await expect(bench.page.posts.delete({ postId })).rejects.toThrow('network-call-failed');
    await bench.until(() => stateOf(postId) === 'scheduled');
    await bench.page.posts.delete({ postId });
    bench.time.advance(3 * hour);
    expect(visible(network)).toEqual([]);
  });

  test.each(['reply-lost', 'error-before'] as const)('goes out once, %s as it was moved', async (kind) => {
    const postId = await held(accountId);
    const { due_at: before } = publicationOf(postId);
    strike(kind, moving[network]);
    const local = new Date(before + hour).toISOString().slice(0, 16);
    await expect(bench.page.posts.schedule({ postId, at: { local, zone: 'UTC' } })).rejects.toThrow(
      'network-call-failed',
    );
    const after = kind === 'reply-lost' ? Math.floor((before + hour) / minute) * minute : before;
    await bench.until(() => publicationOf(postId).next_at === publicationOf(postId).due_at + minute);
    expect(publicationOf(postId).due_at).toBe(after);
    await letTimePass(postId);
    expect(visible(network)).toEqual(['From our oven']);
  });

  test('goes out once when the engine ends as the answer to its hand-over is lost', async () => {
    const postId = await bench.write([accountId], { text: 'From our oven', options: { handOver: true } });
    strike('reply-lost', 'POST');
    await bench.schedule(postId);
    await bench.until(() => stateOf(postId) === 'verifying');
    await bench.reopen();
    await bench.until(() => stateOf(postId) === 'handed-over');
    await letTimePass(postId);
    expect(visible(network)).toEqual(['From our oven']);
  });

  test('that was deleted there waits for its owner, and goes out once when they say so', async () => {
    const postId = await held(accountId);
    expect(await (await there(publicationOf(postId))).delete()).toEqual({ kind: 'done' });
    await letTimePass(postId);
    expect(publicationOf(postId)).toMatchObject({ state: 'needs-owner', evidence: 'handed-over-gone' });
    expect(visible(network)).toEqual([]);
    const { id: publicationId } = publicationOf(postId);
    await bench.page.posts.decide({ publicationId, decision: 'publish-again' });
    await bench.until(() => stateOf(postId) === 'published');
    expect(visible(network)).toEqual(['From our oven']);
  });

  test('that was moved there to a later time is published then, and once', async () => {
    const postId = await held(accountId);
    const { due_at: before } = publicationOf(postId);
    expect(await (await there(publicationOf(postId))).move(before + 5 * hour)).toEqual({ kind: 'done' });
    bench.time.advance(hour + 2 * minute);
    bench.engine.scheduler.scan();
    await bench.until(() => publicationOf(postId).due_at > before);
    expect(visible(network)).toEqual([]);
    bench.time.advance(4 * hour);
    await letTimePass(postId);
    expect(visible(network)).toEqual(['From our oven']);
  });

  test('does not go out while publishing is paused, and once afterwards', async () => {
    const postId = await held(accountId);
    await bench.page.app.pause();
    await bench.until(() => stateOf(postId) === 'scheduled');
    bench.time.advance(3 * hour);
    expect(visible(network)).toEqual([]);
    await bench.page.app.resume();
    await bench.until(() => stateOf(postId) === 'missed');
    await bench.page.posts.retry({ publicationId: publicationOf(postId).id });
    await bench.until(() => stateOf(postId) === 'published');
    expect(visible(network)).toEqual(['From our oven']);
  });

  test('D8 does not go out once its account is disconnected, and waits for it', async () => {
    const postId = await held(accountId);
    expect(await bench.page.accounts.disconnect({ accountId })).toMatchObject({ held: 1, stillHeldThere: 0 });
    bench.time.advance(3 * hour);
    expect(visible(network)).toEqual([]);
    expect(publicationOf(postId)).toMatchObject({ state: 'held', held_reason: 'account-disconnected' });
  });

  test.each(['post', 'account'] as const)('D11 is gone there when its %s is erased', async (scope) => {
    const postId = await held(accountId);
    const subjectId = scope === 'post' ? postId : accountId;
    await bench.page.privacy.askErasure({ scope, subjectId, graceDays: 0 });
    bench.time.advance(3 * hour);
    expect(visible(network)).toEqual([]);
  });
});
