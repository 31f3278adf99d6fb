import { describe, expect, test } from 'vitest';
import { collection, did, handle, put, record, signIn, upload, xrpc } from './bluesky-client.ts';
import { makeJpeg, type PracticeBench, startPractice } from './practice.ts';

const rkey = '3lbqk5qnzbc2a';
const hour = 3_600_000;

async function start() {
  const bench = await startPractice();
  const { accessJwt: token } = await signIn(bench);
  return { bench, token };
}

interface Thread {
  readonly post: { readonly uri: string; readonly cid: string; readonly author: { readonly did: string } };
  readonly replies: readonly Thread[];
}

async function thread(bench: PracticeBench, token: unknown, uri: string): Promise<Thread> {
  const { body } = await xrpc(bench, 'app.bsky.feed.getPostThread', {
    token,
    query: `?uri=${encodeURIComponent(uri)}`,
  });
  return body['thread'] as Thread;
}

const uriOf = (key: string): string => `at://${did}/${collection}/${key}`;

describe('Bluesky threads', () => {
  test('§1 an answer of the owner stands in the thread and counts, and is no post of its own', async () => {
    const { bench, token } = await start();
    const { body } = await put(bench, token, rkey, record('Bread'));
    const ref = { uri: String(body['uri']), cid: String(body['cid']) };
    await put(bench, token, '3lbqk5qnzbc2b', record('Open until six', { reply: { root: ref, parent: ref } }));
    expect((await thread(bench, token, ref.uri)).replies.map(({ post }) => post.uri)).toEqual([
      uriOf('3lbqk5qnzbc2b'),
    ]);
    expect(bench.published('bluesky').map(({ text }) => text)).toEqual(['Bread']);
    const posts = await xrpc(bench, 'app.bsky.feed.getPosts', {
      token,
      query: `?uris=${encodeURIComponent(ref.uri)}`,
    });
    expect(posts.body).toMatchObject({ posts: [{ replyCount: 1 }] });
  });

  test('§1 neighbours answer as time passes, always the same, and their answers are records that can be read', async () => {
    const { bench, token } = await start();
    const keys = Array.from({ length: 12 }, (_, index) => `3lbqk5qnzbc${'234567abcdef'.charAt(index)}a`);
    for (const key of keys) await put(bench, token, key, record(`Bread ${key}`));
    const all = async () =>
      (await Promise.all(keys.map((key) => thread(bench, token, uriOf(key))))).flatMap(({ replies }) =>
        replies.map(({ post }) => post),
      );
    expect(await all()).toEqual([]);
    bench.pass(hour);
    const early = (await all()).map(({ uri }) => uri);
    expect(early.length).toBeGreaterThan(0);
    bench.pass(hour / 2);
    const later = await all();
    expect(later.map(({ uri }) => uri)).toEqual(expect.arrayContaining(early));
    const [one] = later;
    const [, author = '', key = ''] = /^at:\/\/([^/]+)\/[^/]+\/(.+)$/.exec(one?.uri ?? '') ?? [];
    expect(author).not.toBe(did);
    expect(
      await xrpc(bench, 'com.atproto.repo.getRecord', {
        query: `?repo=${author}&collection=${collection}&rkey=${key}`,
      }),
    ).toMatchObject({ status: 200, body: { cid: one?.cid } });
  });

  test('§1 a thread of a post that is not there is not found', async () => {
    const { bench, token } = await start();
    expect(
      await xrpc(bench, 'app.bsky.feed.getPostThread', { token, query: `?uri=${uriOf(rkey)}` }),
    ).toMatchObject({ status: 400, body: { error: 'NotFound' } });
  });
});

test('§1 a profile says how many follow, are followed, and were posted', async () => {
  const { bench, token } = await start();
  await put(bench, token, rkey, record('Bread'));
  expect(
    (await xrpc(bench, 'app.bsky.actor.getProfile', { token, query: `?actor=${handle}` })).body,
  ).toMatchObject({ did, followersCount: 640, followsCount: 118, postsCount: 1 });
});

describe('Bluesky records', () => {
  test('§0.2 creating under a key that is taken looks like an outage', async () => {
    const { bench, token } = await start();
    const create = () =>
      xrpc(bench, 'com.atproto.repo.createRecord', {
        token,
        input: { repo: did, collection, rkey, record: record('Bread') },
      });
    expect((await create()).status).toBe(200);
    expect(await create()).toMatchObject({ status: 500, body: { error: 'InternalServerError' } });
    expect(bench.published('bluesky')).toHaveLength(1);
  });

  test('§1 a gallery holds twenty pictures, each with words and a ratio', async () => {
    const { bench, token } = await start();
    const image = await upload(bench, token, await makeJpeg());
    const $type = 'app.bsky.embed.gallery#image';
    const item = { $type, alt: 'A loaf', image, aspectRatio: { width: 4, height: 3 } };
    const gallery = (items: readonly unknown[]) =>
      record('Many', { embed: { $type: 'app.bsky.embed.gallery', items } });
    const many = (number: number) => Array.from({ length: number }, () => item);
    const { aspectRatio: _ratio, ...unmeasured } = item;
    const { $type: _type, ...untyped } = item;
    expect((await put(bench, token, rkey, gallery([unmeasured]))).status).toBe(400);
    expect((await put(bench, token, rkey, gallery([untyped]))).status).toBe(400);
    expect((await put(bench, token, rkey, gallery(many(21)))).status).toBe(400);
    expect((await put(bench, token, rkey, gallery(many(20)))).status).toBe(200);
    expect(bench.published('bluesky')).toMatchObject([{ kind: 'images' }]);
  });

  test.each([
    [
      'eleven labels',
      {
        labels: {
          $type: 'com.atproto.label.defs#selfLabels',
          values: Array.from({ length: 11 }, () => ({ val: 'nudity' })),
        },
      },
    ],
    ['labels without their type', { labels: { values: [] } }],
    ['four languages', { langs: ['en', 'fr', 'nl', 'de'] }],
    ['a language that is none', { langs: ['en_GB!'] }],
    [
      'a card without a title',
      {
        embed: {
          $type: 'app.bsky.embed.external',
          external: { uri: 'https://levain.example', description: '' },
        },
      },
    ],
    [
      'a quote without its version',
      { embed: { $type: 'app.bsky.embed.record', record: { uri: uriOf(rkey) } } },
    ],
    ['an answer without its root', { reply: { parent: { uri: uriOf(rkey), cid: 'bafyreia' } } }],
  ])('§1 %s is refused', async (_, more) => {
    const { bench, token } = await start();
    expect(await put(bench, token, rkey, record('x', more))).toMatchObject({
      status: 400,
      body: { error: 'InvalidRequest' },
    });
  });

  test('§1 the picture of a card ends at 1,000,000 bytes', async () => {
    const { bench, token } = await start();
    const picture = await makeJpeg();
    const cardOf = (thumb: unknown) =>
      record('Card', {
        embed: {
          $type: 'app.bsky.embed.external',
          external: { uri: 'https://levain.example', title: 'Levain', description: '', thumb },
        },
      });
    const large = await upload(
      bench,
      token,
      Buffer.concat([picture, Buffer.alloc(1_000_001 - picture.length)]),
    );
    expect((await put(bench, token, rkey, cardOf(large))).status).toBe(400);
    expect((await put(bench, token, rkey, cardOf(await upload(bench, token, picture)))).status).toBe(200);
    expect(bench.published('bluesky')).toMatchObject([{ kind: 'link' }]);
  });
});

test('the profile shows posts with what they carry, warnings closed, answers under their post', async () => {
  const { bench, token } = await start();
  const image = await upload(bench, token, await makeJpeg());
  const labels = { $type: 'com.atproto.label.defs#selfLabels', values: [{ val: 'nudity' }] };
  const { body } = await put(
    bench,
    token,
    rkey,
    record('A <loaf>', { labels, embed: { $type: 'app.bsky.embed.images', images: [{ alt: 'x', image }] } }),
  );
  const ref = { uri: String(body['uri']), cid: String(body['cid']) };
  await put(bench, token, '3lbqk5qnzbc2b', record('Still warm', { reply: { root: ref, parent: ref } }));
  await put(
    bench,
    token,
    '3lbqk5qnzbc2c',
    record('Quoted', { embed: { $type: 'app.bsky.embed.record', record: ref } }),
  );
  const page = async (path: string) =>
    (await fetch(bench.at('bsky.app', `/profile/${handle}${path}`))).text();
  const profile = await page('');
  expect(profile).toContain('A &lt;loaf&gt;');
  expect(profile).not.toContain('Still warm');
  const post = await page(`/post/${rkey}`);
  expect(post).toMatch(/<details><summary>Nudity<\/summary><img/);
  expect(post).toContain('Still warm');
  expect(await page('/post/3lbqk5qnzbc2c')).toContain('A &lt;loaf&gt;');
});
