import { describe, expect, test } from 'vitest';
import {
  type Body,
  bakery,
  bodyOf,
  community,
  memberUrn,
  publish,
  restClient,
  signIn,
} from './linkedin-client.ts';
import { startPractice } from './practice.ts';

const hour = 3_600_000;
/** Brackets of a comment’s URN are encoded like all else of it (contract L4). */
const encoded = (urn: string): string =>
  encodeURIComponent(urn).replaceAll('(', '%28').replaceAll(')', '%29');
const feed = `${community} w_member_social_feed w_organization_social_feed`;

async function start(scope = feed) {
  const bench = await startPractice();
  return { bench, rest: restClient(bench, await signIn(bench, scope)) };
}
type Bench = Awaited<ReturnType<typeof start>>;

const comment = ({ rest }: Bench, post: string, change: object = {}) =>
  rest('POST', `/rest/socialActions/${encoded(post)}/comments`, {
    json: { actor: bakery, object: post, message: { text: 'Link: https://example.com (x)' }, ...change },
  });
const list = async (
  { rest }: Bench,
  target: string,
  query = 'start=0&count=50',
): Promise<readonly Body[]> => {
  const body = await bodyOf(await rest('GET', `/rest/socialActions/${encoded(target)}/comments?${query}`));
  return (body['elements'] ?? []) as readonly Body[];
};

describe('LinkedIn comments', () => {
  test('§L9 a comment comes back under the post’s activity, with a numeric id of its own', async () => {
    const bench = await start();
    const post = await publish(bench.rest, bakery, 'Bread');
    const response = await comment(bench, post);
    expect(response.status).toBe(201);
    const body = await bodyOf(response);
    expect(response.headers.get('x-restli-id')).toBe(body['id']);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^\d+$/),
      object: expect.stringMatching(/^urn:li:activity:\d+$/),
      actor: bakery,
      message: { text: 'Link: https://example.com (x)', attributes: [] },
      likesSummary: { totalLikes: 0 },
    });
    expect(body['object']).not.toContain(post.split(':').at(-1));
    expect(body['commentUrn']).toBe(`urn:li:comment:(${String(body['object'])},${String(body['id'])})`);
    expect(await list(bench, post)).toMatchObject([{ id: body['id'] }]);
  });

  test('§L9 answers hang on their comment, and are listed under it', async () => {
    const bench = await start();
    const post = await publish(bench.rest, bakery, 'Bread');
    const { commentUrn } = await bodyOf(await comment(bench, post));
    const answer = await comment(bench, post, { message: { text: 'And this' }, parentComment: commentUrn });
    expect(await bodyOf(answer)).toMatchObject({ parentComment: commentUrn });
    expect(await list(bench, post)).toMatchObject([{ commentsSummary: { totalFirstLevelComments: 1 } }]);
    expect(await list(bench, String(commentUrn))).toMatchObject([{ message: { text: 'And this' } }]);
    expect(
      (await comment(bench, post, { parentComment: 'urn:li:comment:(urn:li:activity:1,2)' })).status,
    ).toBe(404);
  });

  test('§L9 text can be changed and a comment deleted, by who wrote it', async () => {
    const bench = await start();
    const post = await publish(bench.rest, bakery, 'Bread');
    const { id } = await bodyOf(await comment(bench, post));
    const path = `/rest/socialActions/${encoded(post)}/comments/${String(id)}`;
    const asActor = (actor: string) => `${path}?actor=${encoded(actor)}`;
    const change = { patch: { message: { $set: { text: 'Better' } } } };
    const headers = { 'x-restli-method': 'PARTIAL_UPDATE' };
    expect((await bench.rest('POST', asActor(bakery), { json: change, headers })).status).toBe(204);
    expect(await list(bench, post)).toMatchObject([{ message: { text: 'Better' } }]);
    expect((await bench.rest('DELETE', path)).status).toBe(403);
    expect((await bench.rest('DELETE', asActor(memberUrn))).status).toBe(403);
    expect((await bench.rest('DELETE', asActor(bakery))).status).toBe(204);
    expect(await list(bench, post)).toEqual([]);
  });

  test.each([
    ['blank', { message: { text: ' ' } }, 400],
    ['longer than 1250 characters', { message: { text: 'x'.repeat(1251) } }, 400],
    ['by a stranger', { actor: 'urn:li:person:somebody' }, 403],
    ['for another post', { object: 'urn:li:share:1' }, 400],
  ])('§L9 one that is %s is refused', async (_, change, status) => {
    const bench = await start();
    const post = await publish(bench.rest, bakery, 'Bread');
    expect((await comment(bench, post, change)).status).toBe(status);
  });

  test('§L9 Share on LinkedIn alone may not comment, unless that is set', async () => {
    const bench = await start('openid profile email w_member_social');
    const post = await publish(bench.rest, memberUrn, 'Bread');
    const say = () => comment(bench, post, { actor: memberUrn });
    expect(await bodyOf(await say())).toMatchObject({
      code: 'ACCESS_DENIED',
      serviceErrorCode: 100,
      message: 'Not enough permissions to access: partnerApiSocialActions.CREATE.20260901',
    });
    bench.bench.server.world
      .collection('linkedin.application')
      .put('application', { commentWithShare: true });
    expect((await say()).status).toBe(201);
  });

  test('§L2 comments on members’ posts are closed to reading', async () => {
    const bench = await start();
    const post = await publish(bench.rest, memberUrn, 'Bread');
    expect((await comment(bench, post, { actor: memberUrn })).status).toBe(201);
    expect((await bench.rest('GET', `/rest/socialActions/${encoded(post)}/comments`)).status).toBe(403);
  });

  test('§L9 a post that has just gone out has no activity yet', async () => {
    const bench = await start();
    bench.bench.server.world.collection('linkedin.application').put('application', { activityDelayMs: 5000 });
    const post = await publish(bench.rest, bakery, 'Bread');
    const early = await comment(bench, post);
    expect(await bodyOf(early)).toMatchObject({ status: 404, message: 'Unable to obtain activity' });
    bench.bench.pass(5000);
    expect((await comment(bench, post)).status).toBe(201);
  });

  test('readers write over time, and what is listed is what is counted', async () => {
    const bench = await start();
    const post = await publish(bench.rest, bakery, 'Bread');
    expect(await list(bench, post)).toEqual([]);
    bench.bench.pass(10 * 24 * hour);
    const said = await list(bench, post);
    expect(said.length).toBeGreaterThan(0);
    expect(said.every(({ actor }) => actor !== bakery)).toBe(true);
    const metadata = await bodyOf(await bench.rest('GET', `/rest/socialMetadata/${encoded(post)}`));
    expect(metadata).toMatchObject({ commentSummary: { count: said.length } });
    const page = await fetch(bench.bench.at('www.linkedin.com', `/feed/update/${post}/`));
    expect(await page.text()).toContain(`${said.length} comment`);
    // Asked again they are the same.
    expect(await list(bench, post)).toEqual(said);
    expect(await list(bench, post, 'start=1&count=1')).toEqual(said.slice(1, 2));
  });
});
