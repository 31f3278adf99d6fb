import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  allScopes,
  dataOf,
  errorOf,
  instagramId,
  type MetaBench,
  pageIds,
  startMetaBench,
} from './meta-bench.ts';

const page = pageIds.levain;
const scopes = [...allScopes, 'instagram_manage_contents'];
let bench: MetaBench;
let token: string;
beforeEach(async () => {
  bench = await startMetaBench();
  token = await bench.pageToken(page, { asked: scopes });
});
afterEach(() => bench.close());

const post = (path: string, params: Record<string, string> = {}, as = token) =>
  bench.graph(path, { method: 'POST', token: as, params });
const remove = (path: string, as = token) => bench.graph(path, { method: 'DELETE', token: as });
const without = (scope: string) =>
  bench.pageToken(page, { asked: scopes, scopes: scopes.filter((one) => one !== scope) });
const idOf = async (reply: Promise<{ readonly body: Record<string, unknown> }>) =>
  String((await reply).body['id']);

/** Something published, with words of visitors under it by the next day. */
async function publish(on: 'facebook' | 'instagram'): Promise<string> {
  for (let tries = 0; ; tries += 1) {
    const made =
      on === 'facebook'
        ? await idOf(post(`${page}/feed`, { message: `Talk about it ${tries}` }))
        : await publishPicture();
    bench.server.clock.advance(86_400_000);
    if (dataOf(await bench.graph(`${made}/comments`, { token })).length > 0) return made;
  }
}

async function publishPicture(): Promise<string> {
  const image = bench.host(await bench.jpeg(900, 900), 'image/jpeg');
  const container = await idOf(post(`${instagramId}/media`, { image_url: image, caption: 'Talk about it' }));
  bench.server.clock.advance(1500);
  return idOf(post(`${instagramId}/media_publish`, { creation_id: container }));
}

const shownPage = async (id: string, field: string): Promise<string> => {
  const read = await bench.graph(id, { token, params: { fields: field } });
  return (await fetch(String(read.body[field]))).text();
};

describe('Facebook comments (§2, §1.4)', () => {
  const list = async (id: string, params: Record<string, string> = {}) =>
    dataOf(
      await bench.graph(`${id}/comments`, {
        token,
        params: {
          fields: 'id,message,from,is_hidden,can_hide,can_remove,can_comment,parent{id},comment_count',
          ...params,
        },
      }),
    );

  test('an answer stands beside what it answers, in line with filter=stream', async () => {
    const id = await publish('facebook');
    const [first] = await list(id);
    const commentId = String(first?.['id']);
    const answer = await idOf(post(`${commentId}/comments`, { message: 'Thank you!' }));
    expect(answer.split('_')[0]).toBe(id.split('_')[1]);
    expect((await list(id)).map((comment) => comment['id'])).not.toContain(answer);
    expect((await list(id, { filter: 'stream', order: 'reverse_chronological' }))[0]).toMatchObject({
      id: answer,
      message: 'Thank you!',
      from: { id: page },
      parent: { id: commentId },
      can_hide: false,
      can_remove: true,
    });
    expect(await list(commentId)).toMatchObject([{ id: answer }]);
    expect((await list(id))[0]).toMatchObject({ comment_count: 1, can_hide: true });
    const second = await idOf(post(`${answer}/comments`, { message: 'And welcome' }));
    expect(await list(commentId)).toMatchObject([{ id: answer }, { id: second }]);
  });

  test('a hidden comment is still listed, and no more seen by the public', async () => {
    const id = await publish('facebook');
    const [first] = await list(id);
    const commentId = String(first?.['id']);
    const words = String(first?.['message']).slice(0, 20);
    expect(await shownPage(id, 'permalink_url')).toContain(words);
    expect((await post(commentId, { is_hidden: 'true' })).body).toEqual({ success: true });
    expect((await list(id))[0]).toMatchObject({ id: commentId, is_hidden: true });
    expect(await shownPage(id, 'permalink_url')).not.toContain(words);
    await post(commentId, { is_hidden: 'false' });
    expect(await shownPage(id, 'permalink_url')).toContain(words);
  });

  test('a deleted comment is gone with its answers, and its own words may be edited by the Page alone', async () => {
    const id = await publish('facebook');
    const [first] = await list(id);
    const commentId = String(first?.['id']);
    const answer = await idOf(post(`${commentId}/comments`, { message: 'Thnak you' }));
    expect((await post(answer, { message: 'Thank you' })).body).toEqual({ success: true });
    expect((await bench.graph(answer, { token })).body).toMatchObject({ message: 'Thank you' });
    expect(errorOf(await post(commentId, { message: 'Other words' })).code).toBe(200);
    expect((await remove(commentId)).body).toEqual({ success: true });
    expect(errorOf(await bench.graph(answer, { token }))).toEqual({ code: 100, subcode: 33 });
    expect(errorOf(await remove(commentId))).toEqual({ code: 100, subcode: 33 });
  });

  test('reading and writing are permissions of their own', async () => {
    const id = await publish('facebook');
    const commentId = String((await list(id))[0]?.['id']);
    const reader = await without('pages_manage_engagement');
    expect(errorOf(await post(`${id}/comments`, { message: 'No' }, reader)).code).toBe(200);
    expect(errorOf(await post(commentId, { is_hidden: 'true' }, reader)).code).toBe(200);
    expect(errorOf(await remove(commentId, reader)).code).toBe(200);
    const writer = await without('pages_read_user_content');
    expect(errorOf(await bench.graph(`${id}/comments`, { token: writer })).code).toBe(10);
    expect((await post(`${id}/comments`, { message: 'Yes' }, writer)).status).toBe(200);
  });
});

describe('Instagram comments (§3.4)', () => {
  const list = async (id: string) =>
    dataOf(
      await bench.graph(`${id}/comments`, {
        token,
        params: { fields: 'id,text,username,hidden,replies{id,text,username,parent_id}' },
      }),
    );

  test('are listed newest first without answers, which come inside', async () => {
    const id = await publish('instagram');
    const newest = String((await list(id))[0]?.['id']);
    const own = await idOf(post(`${id}/comments`, { message: 'Open till six' }));
    const answer = await idOf(post(`${newest}/replies`, { message: 'See you!' }));
    const comments = await list(id);
    expect(comments[0]).toMatchObject({ id: own, text: 'Open till six', username: 'maison.levain' });
    expect(comments.map((comment) => comment['id'])).not.toContain(answer);
    expect(comments.find((comment) => comment['id'] === newest)).toMatchObject({
      replies: { data: [{ id: answer, text: 'See you!', username: 'maison.levain', parent_id: newest }] },
    });
    expect(dataOf(await bench.graph(`${newest}/replies`, { token }))).toMatchObject([{ id: answer }]);
    expect((await bench.graph(`${id}/comments`, { token, params: { limit: '51' } })).status).toBe(400);
  });

  test('are hidden, shown again and deleted', async () => {
    const id = await publish('instagram');
    const [first] = await list(id);
    const commentId = String(first?.['id']);
    const words = String(first?.['text']).slice(0, 20);
    expect((await post(commentId, { hide: 'true' })).body).toEqual({ success: true });
    expect((await list(id))[0]).toMatchObject({ id: commentId, hidden: true });
    expect(await shownPage(id, 'permalink')).not.toContain(words);
    await post(commentId, { hide: 'false' });
    expect(await shownPage(id, 'permalink')).toContain(words);
    expect(errorOf(await post(commentId)).code).toBe(100);
    expect((await remove(commentId)).body).toEqual({ success: true });
    expect((await list(id)).map((comment) => comment['id'])).not.toContain(commentId);
    expect(errorOf(await remove(commentId))).toEqual({ code: 100, subcode: 33 });
  });

  test('can be turned off, and nothing else about a post can be changed', async () => {
    const id = await publish('instagram');
    expect(errorOf(await post(id, { caption: 'Other words' })).code).toBe(100);
    expect((await post(id, { comment_enabled: 'false' })).body).toEqual({ success: true });
    expect(errorOf(await post(`${id}/comments`, { message: 'Too late' })).code).toBe(100);
  });

  test('need a permission that publishing does not bring', async () => {
    const id = await publish('instagram');
    const commentId = String((await list(id))[0]?.['id']);
    const publisher = await without('instagram_manage_comments');
    expect(errorOf(await post(`${id}/comments`, { message: 'No' }, publisher)).code).toBe(10);
    expect(errorOf(await post(`${commentId}/replies`, { message: 'No' }, publisher)).code).toBe(10);
    expect(errorOf(await bench.graph(`${id}/comments`, { token: publisher })).code).toBe(10);
    expect(errorOf(await remove(commentId, publisher)).code).toBe(10);
  });
});

test('§3.4 a post is deleted with a permission of its own', async () => {
  const id = await publishPicture();
  expect(errorOf(await remove(id, await without('instagram_manage_contents'))).code).toBe(10);
  expect((await remove(id, await bench.pageToken(page, { asked: scopes }))).body).toEqual({ success: true });
  expect(errorOf(await bench.graph(id, { token }))).toEqual({ code: 100, subcode: 33 });
});
