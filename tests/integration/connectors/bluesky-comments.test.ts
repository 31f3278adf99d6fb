import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RemoteComment } from '../../../main/engine/networks/after-publishing.ts';
import { bluesky } from '../../../main/engine/networks/bluesky/index.ts';
import { type BlueskyBench, openBlueskyBench } from './bluesky-bench.ts';

let bench: BlueskyBench;
let postId: string;
beforeEach(async () => {
  bench = await openBlueskyBench();
  const outcome = await bench.write('Fresh bread').publish(bluesky);
  postId = outcome.kind === 'published' ? outcome.remoteId : '';
});
afterEach(() => bench.close());

async function list(): Promise<readonly RemoteComment[]> {
  const found = await bluesky.comments?.list(bench.line, bench.account, postId, null);
  if (found?.ok !== true) throw new Error(`Not listed: ${JSON.stringify(found)}`);
  expect(found.value.next).toBeNull();
  return found.value.comments;
}

const add = (text: string, replyTo: string | null = null) =>
  bluesky.comments?.add(bench.line, bench.account, postId, text, replyTo);

async function added(text: string, replyTo: string | null = null): Promise<string> {
  const outcome = await add(text, replyTo);
  if (outcome?.kind !== 'done') throw new Error(`Not added: ${JSON.stringify(outcome)}`);
  return outcome.id;
}

const putRecord = { path: 'com.atproto.repo.putRecord' } as const;

describe('answers', () => {
  test('§1 a first comment stands under the post, and is no post of its own', async () => {
    const id = await added('Open until six');
    expect(await list()).toMatchObject(
      [
        {
          id,
          author: 'Maison Levain',
          own: true,
          text: 'Open until six',
          at: bench.line.clock.now(),
          replyTo: null,
          can: { reply: true, hide: false, delete: true },
        },
      ].map(({ at: _, ...rest }) => rest),
    );
    expect(bench.published().map(({ text }) => text)).toEqual(['Fresh bread']);
  });

  test('§1 an answer to an answer names both it and the beginning of the thread', async () => {
    const first = await added('Open until six');
    const second = await added('And on Sunday until noon', first);
    expect(await list()).toMatchObject([
      { id: first, replyTo: null },
      { id: second, replyTo: first },
    ]);
    const records = bench.server.world
      .collection<{ uri: string; cid: string; value: object }>('bluesky.posts')
      .all();
    const ref = (uri: string) => {
      const found = records.find((record) => record.uri === uri);
      return { uri, cid: found?.cid };
    };
    expect(records.find(({ uri }) => uri === second)?.value).toMatchObject({
      reply: { root: ref(postId), parent: ref(first) },
    });
  });

  test('§1 what others wrote is listed and can be answered', async () => {
    let others: readonly RemoteComment[] = [];
    while (others.length === 0) {
      const outcome = await bench.write(`Another ${bench.line.clock.now()}`).publish(bluesky);
      postId = outcome.kind === 'published' ? outcome.remoteId : '';
      await bench.line.clock.wait(30 * 60_000);
      others = await list();
    }
    const [other] = others;
    expect(other).toMatchObject({ own: false, can: { reply: true, delete: false }, replyTo: null });
    const id = await added('Thank you', other?.id);
    expect(await list()).toContainEqual(expect.objectContaining({ id, replyTo: other?.id, own: true }));
  });

  test.each(['reply-lost', 'error-after', 'error-before'] as const)(
    '§1 is there once when its reply is %s',
    async (kind) => {
      bench.server.faults.arm({ kind, ...putRecord });
      const id = await added('Just once');
      expect((await list()).map((comment) => comment.id)).toEqual([id]);
    },
  );

  test('§1 is unknown when the second reply is lost, too', async () => {
    bench.server.faults.arm({ kind: 'reply-lost', ...putRecord, times: 2 });
    expect(await add('Who knows')).toMatchObject({ kind: 'unknown', failure: { code: 'reply-lost' } });
  });

  test('§1 is refused with a reason', async () => {
    expect(await add('x'.repeat(301))).toMatchObject({
      kind: 'rejected',
      failure: { class: 'fix', code: 'content-refused' },
    });
    const gone = postId.replace(/[^/]+$/, '3lbqk5qnzbc2a');
    expect(await bluesky.comments?.add(bench.line, bench.account, gone, 'Hello', null)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'fix', code: 'not-found' },
    });
  });

  test('§1 of the account itself can be deleted, those of others cannot', async () => {
    const id = await added('A slip');
    expect(await bluesky.comments?.delete?.(bench.line, bench.account, id)).toEqual({ kind: 'done' });
    expect(await list()).toEqual([]);
    const foreign = 'at://did:plc:velobellecourlyonprac4z2/app.bsky.feed.post/3lbqk5qnzbc2a';
    expect(await bluesky.comments?.delete?.(bench.line, bench.account, foreign)).toEqual({ kind: 'gone' });
  });

  test('§1 are not listed while the index is away', async () => {
    bench.server.faults.arm({ kind: 'error-before', path: 'getPostThread', value: 502 });
    expect(await bluesky.comments?.list(bench.line, bench.account, postId, null)).toMatchObject({
      ok: false,
      failure: { class: 'retry', code: 'network-unavailable' },
    });
  });
});

describe('deleting a post', () => {
  const remove = () => bluesky.delete?.(bench.line, bench.account, { remoteId: postId, type: 'text' });

  test('§1 takes it off, and a second time finds nothing', async () => {
    expect(await remove()).toEqual({ kind: 'done' });
    expect(bench.published()).toEqual([]);
    expect(await remove()).toEqual({ kind: 'gone' });
  });

  test('§1 whose reply was lost may be asked for again', async () => {
    bench.server.faults.arm({ kind: 'reply-lost', path: 'deleteRecord' });
    expect(await remove()).toMatchObject({ kind: 'unknown' });
    expect(await remove()).toEqual({ kind: 'gone' });
  });
});

test('§1 the account is counted as a whole', async () => {
  const found = await bluesky.accountStatistics?.(bench.line, bench.account);
  expect(found).toMatchObject({
    ok: true,
    value: {
      metrics: [
        { metric: 'followers', period: 'now', value: 640 },
        { metric: 'following', period: 'now', value: 118 },
        { metric: 'posts', period: 'now', value: 1 },
      ],
      demographics: [],
    },
  });
});

test('§1 an app password that was taken back ends the account at its next renewal', async () => {
  bench.server.networks.find(({ id }) => id === 'bluesky')?.admin.revokeAll();
  expect(await bluesky.refresh?.(bench.line, bench.tokens)).toMatchObject({
    ok: false,
    failure: { class: 'reauth', code: 'access-revoked', networkCode: 'ExpiredToken' },
  });
});
