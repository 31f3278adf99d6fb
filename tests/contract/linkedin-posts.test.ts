import { describe, expect, test } from 'vitest';
import {
  bakery,
  bodyOf,
  memberUrn,
  personal,
  postBody,
  publish,
  restClient,
  signIn,
} from './linkedin-client.ts';
import { startPractice } from './practice.ts';

const minute = 60_000;
const hour = 60 * minute;
const encoded = encodeURIComponent;

async function start(scope?: string) {
  const bench = await startPractice();
  return { bench, rest: restClient(bench, await signIn(bench, scope)) };
}

describe('LinkedIn posts', () => {
  test('§L5 a post is created with an empty body and its URN in a header', async () => {
    const { bench, rest } = await start();
    const response = await rest('POST', '/rest/posts', { json: postBody(memberUrn, 'Bread is ready') });
    expect(response.status).toBe(201);
    expect(await response.text()).toBe('');
    const urn = response.headers.get('x-restli-id') ?? '';
    expect(urn).toMatch(/^urn:li:share:\d+$/);
    expect(bench.published('linkedin')).toMatchObject([
      { id: urn, accountId: memberUrn, kind: 'text', text: 'Bread is ready' },
    ]);
    const page = await fetch(bench.at('www.linkedin.com', `/feed/update/${urn}/`));
    expect(await page.text()).toContain('Bread is ready');
  });

  test('§L5 escaped text is whole; an unescaped reserved character silently ends it', async () => {
    const { bench, rest } = await start();
    await publish(
      rest,
      bakery,
      String.raw`Rye \(dark\) \& light \_now\_ #bread`.replace(String.raw`\&`, '&'),
    );
    await publish(rest, bakery, 'Open until 6 (or later)');
    await publish(
      rest,
      bakery,
      String.raw`Meet @[Vélo Bellecour](urn:li:organization:108977402) {hashtag|\#|lyon}!`,
    );
    const texts = bench.published('linkedin').map((post) => post.text);
    expect(texts).toEqual(['Meet Vélo Bellecour #lyon!', 'Open until 6 ', 'Rye (dark) & light _now_ #bread']);
  });

  test.each([
    ['a blank text', { commentary: ' ' }, 400, 'INVALID_VALUE_BLANK_FIELD'],
    ['a long text', { commentary: 'x'.repeat(3001) }, 400, 'FIELD_LENGTH_TOO_LONG'],
    ['no visibility', { visibility: undefined }, 400, 'MISSING_FIELD'],
    ['a draft', { lifecycleState: 'DRAFT' }, 400, 'INVALID_VALUE_FOR_FIELD'],
    ['a stranger as author', { author: 'urn:li:person:somebody' }, 403, 'ACCESS_DENIED'],
    ['an author that is no person or organization', { author: 'urn:li:share:1' }, 400, 'INVALID_URN_TYPE'],
    ['a schedule', { scheduledAt: 1 }, 403, 'ACCESS_DENIED'],
    [
      'an article without a web address',
      { content: { article: { source: 'bread', title: 'x' } } },
      400,
      'INVALID_URL',
    ],
    [
      'two kinds of content',
      { content: { media: { id: 'urn:li:image:x' }, article: { source: 'https://a.example', title: 'x' } } },
      400,
      'INVALID_VALUE_FOR_FIELD',
    ],
    [
      'one image in a multi-image',
      { content: { multiImage: { images: [{ id: 'urn:li:image:x' }] } } },
      400,
      'INVALID_VALUE_FOR_FIELD',
    ],
    [
      'an image that nobody registered',
      { content: { media: { id: 'urn:li:image:x' } } },
      400,
      'INVALID_IMAGE_ID',
    ],
    ['media of another kind', { content: { media: { id: 'urn:li:share:1' } } }, 400, 'INVALID_URN_TYPE'],
  ])('§L5 %s is refused', async (_, change, status, code) => {
    const { bench, rest } = await start();
    const response = await rest('POST', '/rest/posts', {
      json: { ...postBody(memberUrn, 'Bread'), ...change },
    });
    expect(await bodyOf(response)).toMatchObject({ status, code });
    expect(bench.published('linkedin')).toEqual([]);
  });

  test('§L11 the same words by the same author within ten minutes are a duplicate of the first', async () => {
    const { bench, rest } = await start();
    const first = await publish(rest, memberUrn, 'Twice');
    const again = () => rest('POST', '/rest/posts', { json: postBody(memberUrn, 'Twice') });
    expect(await bodyOf(await again())).toEqual({
      status: 422,
      code: 'DUPLICATE_POST',
      message: `Content is a duplicate of ${first}`,
    });
    await publish(rest, bakery, 'Twice');
    bench.pass(10 * minute);
    expect((await again()).status).toBe(201);
  });

  test('§L11 scopes bound what a token may do', async () => {
    const { rest } = await start(personal);
    const denied = await rest('POST', '/rest/posts', { json: postBody(bakery, 'As the bakery') });
    expect(await bodyOf(denied)).toEqual({
      status: 403,
      serviceErrorCode: 100,
      code: 'ACCESS_DENIED',
      message: 'Not enough permissions to access: partnerApiPostsExternal.CREATE.20260901',
    });
    expect((await rest('GET', '/rest/organizationAcls?q=roleAssignee')).status).toBe(403);
  });

  test('§L5 organizations’ posts can be listed, members’ cannot', async () => {
    const { rest } = await start();
    const urn = await publish(rest, bakery, 'Listed');
    await publish(rest, memberUrn, 'Not listed');
    const find = (author: string) =>
      rest('GET', `/rest/posts?q=author&author=${encoded(author)}&count=10&sortBy=LAST_MODIFIED`, {
        headers: { 'x-restli-method': 'FINDER' },
      });
    expect(await bodyOf(await find(bakery))).toMatchObject({
      elements: [{ id: urn, author: bakery, commentary: 'Listed', lifecycleState: 'PUBLISHED' }],
    });
    expect((await find(memberUrn)).status).toBe(403);
  });

  test('§L5 text can be changed, media cannot', async () => {
    const { bench, rest } = await start();
    const urn = await publish(rest, memberUrn, 'Bred');
    const patch = ($set: unknown) =>
      rest('POST', `/rest/posts/${encoded(urn)}`, {
        json: { patch: { $set } },
        headers: { 'x-restli-method': 'PARTIAL_UPDATE' },
      });
    expect((await patch({ commentary: 'Bread' })).status).toBe(204);
    expect(bench.published('linkedin')).toMatchObject([{ text: 'Bread' }]);
    expect((await patch({ content: {} })).status).toBe(403);
  });

  test('§L5 deleting is idempotent', async () => {
    const { bench, rest } = await start();
    const urn = await publish(rest, memberUrn, 'Gone');
    const remove = () =>
      rest('DELETE', `/rest/posts/${encoded(urn)}`, { headers: { 'x-restli-method': 'DELETE' } });
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 204]);
    expect(bench.published('linkedin')).toEqual([]);
    expect((await fetch(bench.at('www.linkedin.com', `/feed/update/${urn}/`))).status).toBe(404);
  });

  test('§L11 the daily quota ends at midnight UTC and says nothing in headers', async () => {
    const { bench, rest } = await start();
    bench.server.world.collection('linkedin.application').put('application', {
      quota: { posts: { member: 2, application: 100 }, resource: { member: 100, application: 100 } },
    });
    bench.pass(24 * hour - (bench.server.clock.now() % (24 * hour)) + hour);
    await publish(rest, memberUrn, 'One');
    await publish(rest, memberUrn, 'Two');
    const third = () => rest('POST', '/rest/posts', { json: postBody(memberUrn, 'Three') });
    const refused = await third();
    expect(await bodyOf(refused)).toMatchObject({
      status: 429,
      code: 'TOO_MANY_REQUESTS',
      serviceErrorCode: 101,
    });
    expect([...refused.headers.keys()].filter((name) => /retry|ratelimit/i.test(name))).toEqual([]);
    bench.pass(23 * hour);
    expect((await third()).status).toBe(201);
  });

  test('§S3 a lost reply after the commit leaves the post there', async () => {
    const { bench, rest } = await start();
    bench.server.faults.arm({
      kind: 'reply-lost',
      host: 'api.linkedin.com',
      path: '/rest/posts',
      method: 'POST',
    });
    await expect(rest('POST', '/rest/posts', { json: postBody(bakery, 'Lost and found') })).rejects.toThrow();
    expect(bench.published('linkedin')).toMatchObject([{ text: 'Lost and found' }]);
  });
});
