import { describe, expect, test } from 'vitest';
import {
  bakery,
  bodyOf,
  market,
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

describe('LinkedIn calls', () => {
  test('§L1 the version is judged before the token', async () => {
    const { rest } = await start();
    const without = await rest('GET', '/rest/posts/x', {
      headers: { 'linkedin-version': '', authorization: '' },
    });
    expect(await bodyOf(without)).toMatchObject({ status: 400, code: 'VERSION_MISSING' });
    for (const version of ['202511', '202512', '20260', '202612']) {
      const old = await rest('GET', '/rest/posts/x', {
        headers: { 'linkedin-version': version, authorization: '' },
      });
      expect(await bodyOf(old)).toMatchObject({ status: 426, code: 'NONEXISTENT_VERSION' });
    }
  });

  test('§L1 a version ends on its published day', async () => {
    const { bench, rest } = await start();
    const ask = () =>
      rest('GET', '/rest/organizations/108240117', { headers: { 'linkedin-version': '202603' } });
    bench.pass(Date.parse('2027-03-15T23:00:00Z') - bench.server.clock.now());
    expect((await ask()).status).not.toBe(426);
    bench.pass(2 * hour);
    expect((await ask()).status).toBe(426);
  });

  test('§L3 organizations are found by role, with name and followers', async () => {
    const { rest } = await start();
    const acls = await bodyOf(
      await rest(
        'GET',
        '/rest/organizationAcls?q=roleAssignee&role=ADMINISTRATOR&state=APPROVED&start=0&count=100',
      ),
    );
    expect(acls['elements']).toMatchObject([
      { organization: bakery, role: 'ADMINISTRATOR' },
      { role: 'ADMINISTRATOR' },
    ]);
    expect(await bodyOf(await rest('GET', '/rest/organizations/108240117'))).toMatchObject({
      id: 108240117,
      localizedName: 'Maison Levain',
    });
    const size = await rest(
      'GET',
      `/rest/networkSizes/${encoded(bakery)}?edgeType=COMPANY_FOLLOWED_BY_MEMBER`,
    );
    expect(await bodyOf(size)).toEqual({ firstDegreeSize: 4210 });
  });

  test('§L4 a URN in a path is encoded exactly once', async () => {
    const { rest } = await start();
    const urn = await publish(rest, bakery, 'Fresh bread');
    expect((await rest('GET', `/rest/posts/${encoded(urn)}`)).status).toBe(200);
    expect((await rest('GET', `/rest/posts/${urn}`)).status).toBe(400);
    expect((await rest('GET', `/rest/posts/${encoded(encoded(urn))}`)).status).toBe(400);
  });

  test('§L4 a List whose punctuation was encoded is refused', async () => {
    const { rest } = await start();
    const base = `/rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${encoded(bakery)}`;
    const raw = `List(${encoded('urn:li:share:1')})`;
    expect((await rest('GET', `${base}&shares=${raw}`)).status).toBe(200);
    // As URLSearchParams writes it: parentheses encoded, and what was encoded once more.
    for (const again of [
      new URLSearchParams({ shares: raw }),
      `shares=List(${encoded(encoded('urn:li:share:1'))})`,
    ]) {
      expect((await rest('GET', `${base}&${again}`)).status).toBe(400);
    }
  });
});

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

  test('§L5 an article and a poll are published', async () => {
    const { bench, rest } = await start();
    await publish(rest, bakery, 'Read', {
      article: { source: 'https://maison-levain.example', title: 'Our flour' },
    });
    const poll = {
      question: 'Rye?',
      options: [{ text: 'Yes' }, { text: 'No' }],
      settings: { duration: 'ONE_DAY' },
    };
    expect(await publish(rest, bakery, 'Vote', { poll })).toMatch(/^urn:li:ugcPost:/);
    expect(bench.published('linkedin').map((post) => post.kind)).toEqual(['poll', 'link']);
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

describe('LinkedIn statistics', () => {
  test('§L10 an organization’s posts: counts grow, posts that nothing happened to are left out', async () => {
    const { bench, rest } = await start();
    const urn = await publish(rest, bakery, 'Counted');
    const ask = async () =>
      bodyOf(
        await rest(
          'GET',
          `/rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${encoded(bakery)}&shares=List(${encoded(urn)})`,
        ),
      );
    expect(await ask()).toMatchObject({ elements: [] });
    bench.pass(24 * hour);
    const early = await ask();
    expect(early).toMatchObject({ elements: [{ share: urn, organizationalEntity: bakery }] });
    bench.pass(240 * hour);
    const count = (body: unknown) =>
      (body as { elements: { totalShareStatistics: { impressionCount: number } }[] }).elements[0]
        ?.totalShareStatistics.impressionCount ?? 0;
    expect(count(await ask())).toBeGreaterThan(count(early));
  });

  test('§L2 statistics need the administrator’s role', async () => {
    const { rest } = await start();
    const path = `/rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${encoded(market)}`;
    expect((await rest('GET', path)).status).toBe(403);
  });

  test('§L10 a member’s post is asked for one metric at a time', async () => {
    const { bench, rest } = await start();
    const urn = await publish(rest, memberUrn, 'Mine');
    bench.pass(48 * hour);
    const ask = (type: string, version = '202609') =>
      rest(
        'GET',
        `/rest/memberCreatorPostAnalytics?q=entity&entity=(share:${encoded(urn)})&queryType=${type}&aggregation=TOTAL`,
        {
          headers: { 'linkedin-version': version },
        },
      );
    const body = await bodyOf(await ask('IMPRESSION'));
    expect(body).toMatchObject({ elements: [{ metricType: 'IMPRESSION', targetEntity: { share: urn } }] });
    expect(await bodyOf(await ask('IMPRESSION', '202604'))).toMatchObject({
      elements: [
        {
          metricType: {
            'com.linkedin.adsexternalapi.memberanalytics.v1.CreatorPostAnalyticsMetricTypeV1': 'IMPRESSION',
          },
        },
      ],
    });
    expect((await ask('POST_SAVE', '202603')).status).toBe(400);
    expect((await ask('LOVE')).status).toBe(400);
  });
});
