import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { copyClip } from '../mp4.ts';
import { appPassword, collection, did, handle, put, record, signIn, upload, xrpc } from './bluesky-client.ts';
import { makeJpeg, startPractice, submit } from './practice.ts';

const minute = 60_000;
const hour = 60 * minute;
const rkey = '3lbqk5qnzbc2a';
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function start() {
  const bench = await startPractice();
  const { accessJwt: token } = await signIn(bench);
  return { bench, token };
}

describe('Bluesky sessions', () => {
  test('§1 the owner makes an app password on a page, sees it once, and signs in with it', async () => {
    const bench = await startPractice();
    const page = bench.at('bsky.social', '/practice/app-password');
    const made = await (await submit(page, [['name', 'Kaizup']])).text();
    const password = /id="app-password">([^<]+)</.exec(made)?.[1] ?? '';
    expect(password).toMatch(/^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/);
    expect(await (await fetch(page)).text()).not.toContain(password);
    const { body } = await xrpc(bench, 'com.atproto.server.createSession', {
      input: { identifier: handle, password },
    });
    expect(body).toMatchObject({ did, handle, active: true });
    expect(await xrpc(bench, 'com.atproto.server.getSession', { token: body['accessJwt'] })).toMatchObject({
      status: 200,
      body: { did, handle },
    });
  });

  test('§1 other passwords and people are refused alike', async () => {
    const bench = await startPractice();
    const { password } = appPassword(bench);
    for (const input of [
      { identifier: handle, password: 'my main password' },
      { identifier: 'someone.bsky.social', password },
    ]) {
      const { status, body } = await xrpc(bench, 'com.atproto.server.createSession', { input });
      expect([status, body['error']]).toEqual([401, 'AuthenticationRequired']);
    }
  });

  test('§1 refreshing rotates; the former token repeats the same next one for a while', async () => {
    const bench = await startPractice();
    const { refreshJwt: first, accessJwt } = await signIn(bench);
    const refresh = (token: unknown) =>
      xrpc(bench, 'com.atproto.server.refreshSession', { token, input: null });
    const second = (await refresh(first)).body['refreshJwt'];
    expect(second).not.toBe(first);
    bench.pass(minute);
    expect((await refresh(first)).body['refreshJwt']).toBe(second);
    bench.pass(2 * hour);
    expect(await refresh(first)).toMatchObject({ status: 400, body: { error: 'ExpiredToken' } });
    expect((await refresh(second)).status).toBe(200);
    expect(await refresh(accessJwt)).toMatchObject({ status: 400, body: { error: 'InvalidToken' } });
  });

  test('§1 access ends after two hours, a session after ninety days', async () => {
    const bench = await startPractice();
    const { accessJwt, refreshJwt } = await signIn(bench);
    bench.pass(2 * hour);
    expect(await xrpc(bench, 'com.atproto.server.getSession', { token: accessJwt })).toMatchObject({
      status: 400,
      body: { error: 'ExpiredToken' },
    });
    bench.pass(90 * 24 * hour);
    expect(
      (await xrpc(bench, 'com.atproto.server.refreshSession', { token: refreshJwt, input: null })).status,
    ).toBe(400);
  });

  test('§1 a revoked app password ends the session at the next refresh, not before', async () => {
    const bench = await startPractice();
    const { accessJwt, refreshJwt } = await signIn(bench);
    bench.network('bluesky').admin.revokeAll();
    expect((await xrpc(bench, 'com.atproto.server.getSession', { token: accessJwt })).status).toBe(200);
    expect(
      await xrpc(bench, 'com.atproto.server.refreshSession', { token: refreshJwt, input: null }),
    ).toMatchObject({
      status: 400,
      body: { error: 'ExpiredToken', message: 'Token has been revoked' },
    });
  });

  test('§1 deleting a session ends its refresh token', async () => {
    const bench = await startPractice();
    const { refreshJwt } = await signIn(bench);
    expect(
      (await xrpc(bench, 'com.atproto.server.deleteSession', { token: refreshJwt, input: null })).status,
    ).toBe(200);
    expect(
      (await xrpc(bench, 'com.atproto.server.refreshSession', { token: refreshJwt, input: null })).status,
    ).toBe(400);
  });

  test('§1 no token is its own error, and so is a refresh with a body', async () => {
    const bench = await startPractice();
    expect(await xrpc(bench, 'com.atproto.server.getSession')).toMatchObject({
      status: 401,
      body: { error: 'AuthMissing' },
    });
    const { refreshJwt } = await signIn(bench);
    expect(
      await xrpc(bench, 'com.atproto.server.refreshSession', { token: refreshJwt, input: {} }),
    ).toMatchObject({ status: 400, body: { error: 'InvalidRequest' } });
  });

  test('§1 the 31st sign-in in five minutes waits', async () => {
    const bench = await startPractice();
    const input = appPassword(bench);
    for (let index = 0; index < 30; index += 1)
      await xrpc(bench, 'com.atproto.server.createSession', { input });
    const { status, headers, body } = await xrpc(bench, 'com.atproto.server.createSession', { input });
    expect([status, body['error'], headers.get('ratelimit-policy')]).toEqual([
      429,
      'RateLimitExceeded',
      '30;w=300',
    ]);
    bench.pass(Number(headers.get('retry-after')) * 1000);
    expect((await xrpc(bench, 'com.atproto.server.createSession', { input })).status).toBe(200);
  });

  test('the world holds no token and no password', async () => {
    const bench = await startPractice();
    const input = appPassword(bench);
    const { body } = await xrpc(bench, 'com.atproto.server.createSession', { input });
    const names = [
      'bluesky.app-passwords',
      'bluesky.tokens',
      'bluesky.session-tokens',
      'bluesky.signing-key',
    ];
    const kept = JSON.stringify(names.map((name) => bench.server.world.collection(name).all()));
    for (const secret of [input.password, body['accessJwt'], body['refreshJwt']])
      expect(kept).not.toContain(String(secret));
  });
});

describe('Bluesky records', () => {
  test('§1 the same put again changes nothing; another is InvalidSwap; five at once make one', async () => {
    const { bench, token } = await start();
    const first = await put(bench, token, rkey, record('Bread'));
    expect(first.body).toHaveProperty('commit');
    expect(first.headers.get('ratelimit-policy')).toBe('5000;w=3600');
    const again = await put(bench, token, rkey, record('Bread'));
    expect(again.body).not.toHaveProperty('commit');
    expect(again.body['cid']).toBe(first.body['cid']);
    expect(await put(bench, token, rkey, record('Rolls'))).toMatchObject({
      status: 400,
      body: { error: 'InvalidSwap' },
    });
    await Promise.all(Array.from({ length: 5 }, () => put(bench, token, '3lbqk5qnzbc2b', record('Five'))));
    expect(bench.published('bluesky').map((post) => post.text)).toEqual(['Five', 'Bread']);
  });

  test('§1 without swapRecord a different record silently replaces the post', async () => {
    const { bench, token } = await start();
    await put(bench, token, rkey, record('Bread'));
    expect((await put(bench, token, rkey, record('Rolls'), { swapRecord: undefined })).status).toBe(200);
    expect(bench.published('bluesky')).toMatchObject([{ text: 'Rolls' }]);
  });

  test('§1 a post is read back by key and in a list, and proven absent', async () => {
    const { bench, token } = await start();
    await put(bench, token, rkey, record('Bread', { langs: ['en'] }));
    const read = (key: string) =>
      xrpc(bench, 'com.atproto.repo.getRecord', {
        query: `?repo=${did}&collection=${collection}&rkey=${key}`,
      });
    expect((await read(rkey)).body).toMatchObject({
      uri: `at://${did}/${collection}/${rkey}`,
      value: record('Bread', { langs: ['en'] }),
    });
    expect(await read('3lbqk5qnzbc2z')).toMatchObject({ status: 400, body: { error: 'RecordNotFound' } });
    await put(bench, token, '3lbqk5qnzbc2c', record('Newer'));
    const list = await xrpc(bench, 'com.atproto.repo.listRecords', {
      query: `?repo=${handle}&collection=${collection}&limit=1`,
    });
    expect(list.body).toMatchObject({ records: [{ value: { text: 'Newer' } }], cursor: '3lbqk5qnzbc2c' });
    const rest = await xrpc(bench, 'com.atproto.repo.listRecords', {
      query: `?repo=${handle}&collection=${collection}&cursor=3lbqk5qnzbc2c`,
    });
    expect(rest.body).toMatchObject({ records: [{ value: { text: 'Bread' } }] });
  });

  test('§1 deleting is idempotent', async () => {
    const { bench, token } = await start();
    await put(bench, token, rkey, record('Bread'));
    const remove = () =>
      xrpc(bench, 'com.atproto.repo.deleteRecord', { token, input: { repo: did, collection, rkey } });
    expect((await remove()).body).toHaveProperty('commit');
    expect(await remove()).toMatchObject({ status: 200, body: {} });
    expect(bench.published('bluesky')).toEqual([]);
  });

  test.each([
    ['301 graphemes', record('é'.repeat(301)), 'InvalidRequest'],
    ['more than 3000 bytes', record('👨‍👩‍👧‍👦'.repeat(121)), 'InvalidRequest'],
    ['no createdAt', { $type: collection, text: 'x' }, 'InvalidRequest'],
    [
      'nine tags',
      record('x', { tags: Array.from({ length: 9 }, (_, index) => `t${index}`) }),
      'InvalidRequest',
    ],
    [
      'a facet without a feature type',
      record('x', { facets: [{ index: { byteStart: 0, byteEnd: 1 }, features: [{}] }] }),
      'InvalidRequest',
    ],
    [
      'a blob that was never uploaded',
      record('x', {
        embed: {
          $type: 'app.bsky.embed.images',
          images: [
            {
              alt: '',
              image: { $type: 'blob', ref: { $link: 'bafkreinone' }, mimeType: 'image/jpeg', size: 10 },
            },
          ],
        },
      }),
      'BlobNotFound',
    ],
  ])('§1 %s is refused', async (_, value, error) => {
    const { bench, token } = await start();
    expect(await put(bench, token, rkey, value)).toMatchObject({ status: 400, body: { error } });
    expect(bench.published('bluesky')).toEqual([]);
  });

  test('§1 300 graphemes pass, and so do facets beyond the text', async () => {
    const { bench, token } = await start();
    const facets = [
      {
        index: { byteStart: 0, byteEnd: 5000 },
        features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'bread' }],
      },
    ];
    expect((await put(bench, token, rkey, record('é'.repeat(300), { facets }))).status).toBe(200);
    expect((await put(bench, token, 'self', record('x'))).body).toMatchObject({ error: 'InvalidRequest' });
  });

  test('§1 four images with alternative texts are published as they came', async () => {
    const { bench, token } = await start();
    const files = await Promise.all([1, 2, 3, 4].map(() => makeJpeg()));
    const images: unknown[] = [];
    for (const bytes of files)
      images.push({
        alt: 'A <loaf>',
        image: await upload(bench, token, bytes),
        aspectRatio: { width: 4, height: 3 },
      });
    const embed = (list: readonly unknown[]) =>
      record('Four', { embed: { $type: 'app.bsky.embed.images', images: list } });
    expect((await put(bench, token, rkey, embed([...images, images[0]]))).status).toBe(400);
    expect(
      (await put(bench, token, rkey, embed([{ image: await upload(bench, token, await makeJpeg()) }])))
        .status,
    ).toBe(400);
    expect((await put(bench, token, rkey, embed(images))).status).toBe(200);
    expect(bench.published('bluesky')).toMatchObject([{ kind: 'images', media: files.map(digest) }]);
    const page = await (await fetch(bench.at('bsky.app', `/profile/${handle}/post/${rkey}`))).text();
    expect(page).toContain('alt="A &lt;loaf&gt;"');
    const shown = /src="([^"]+getBlob[^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(digest(new Uint8Array(await (await fetch(shown)).arrayBuffer()))).toBe(
      digest(files[0] ?? Buffer.alloc(0)),
    );
  });

  test('§1 the server looks at the bytes, equal bytes are one blob, and images end at 2,000,000 bytes', async () => {
    const { bench, token } = await start();
    const bytes = await makeJpeg();
    const blob = await upload(bench, token, bytes, 'video/mp4');
    expect(blob).toMatchObject({ $type: 'blob', mimeType: 'image/jpeg', size: bytes.length });
    expect((await upload(bench, token, bytes))['ref']).toEqual(blob['ref']);
    const large = await upload(bench, token, Buffer.concat([bytes, Buffer.alloc(2_000_001 - bytes.length)]));
    const embed = { $type: 'app.bsky.embed.images', images: [{ alt: '', image: large }] };
    expect(await put(bench, token, rkey, record('Large', { embed }))).toMatchObject({
      status: 400,
      body: { error: 'InvalidRequest' },
    });
  });

  test('§1 an unused blob is collected, a used one stays', async () => {
    const { bench, token } = await start();
    const used = await upload(bench, token, await makeJpeg());
    const unused = await upload(bench, token, await makeJpeg());
    const embed = (image: unknown) => ({
      embed: { $type: 'app.bsky.embed.images', images: [{ alt: '', image }] },
    });
    await put(bench, token, rkey, record('Used', embed(used)));
    bench.pass(24 * hour);
    const { accessJwt } = await signIn(bench);
    expect(await put(bench, accessJwt, '3lbqk5qnzbc2b', record('Unused', embed(unused)))).toMatchObject({
      status: 400,
      body: { error: 'BlobNotFound' },
    });
    expect((await put(bench, accessJwt, '3lbqk5qnzbc2b', record('Used again', embed(used)))).status).toBe(
      200,
    );
  });

  test('§1 a video blob is published', async () => {
    const { bench, token } = await start();
    const bytes = readFileSync(await copyClip(bench.folder, { title: 'bread' }));
    const video = await upload(bench, token, bytes, 'video/mp4');
    await put(
      bench,
      token,
      rkey,
      record('Film', {
        embed: { $type: 'app.bsky.embed.video', video, aspectRatio: { width: 9, height: 16 } },
      }),
    );
    expect(bench.published('bluesky')).toMatchObject([{ kind: 'video', media: [digest(bytes)] }]);
  });

  test('§1 counts grow with age; unknown posts are left out', async () => {
    const { bench, token } = await start();
    const { body } = await put(bench, token, rkey, record('Counted'));
    const uri = String(body['uri']);
    const likes = async (given: unknown) => {
      const reply = await xrpc(bench, 'app.bsky.feed.getPosts', {
        token: given,
        query: `?uris=${encodeURIComponent(uri)}&uris=at%3A%2F%2Fx%2Fy%2Fz`,
      });
      const { posts } = reply.body as {
        readonly posts: readonly { readonly uri: string; readonly likeCount: number }[];
      };
      expect(posts.map((post) => post.uri)).toEqual([uri]);
      return posts[0]?.likeCount ?? -1;
    };
    expect(await likes(token)).toBe(0);
    bench.pass(72 * hour);
    expect(await likes((await signIn(bench))['accessJwt'])).toBeGreaterThan(0);
  });

  test('§1 writes cost points', async () => {
    const { bench, token } = await start();
    const first = await put(bench, token, rkey, record('One'));
    const second = await put(bench, token, '3lbqk5qnzbc2b', record('Two'));
    expect(
      Number(first.headers.get('ratelimit-remaining')) - Number(second.headers.get('ratelimit-remaining')),
    ).toBe(2);
  });

  test('§S3 a scripted revocation ends the session at once', async () => {
    const { bench, token } = await start();
    bench.server.faults.arm({ kind: 'revoked', path: 'putRecord' });
    expect(await put(bench, token, rkey, record('No'))).toMatchObject({
      status: 400,
      body: { error: 'ExpiredToken' },
    });
    expect(bench.published('bluesky')).toEqual([]);
  });
});
