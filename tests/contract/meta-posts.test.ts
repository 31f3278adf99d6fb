import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileDigest } from '../../main/practice/kit/media.ts';
import { allScopes, dataOf, errorOf, type MetaBench, pageIds, startMetaBench } from './meta-bench.ts';

const page = pageIds.levain;
let bench: MetaBench;
let token: string;
beforeEach(async () => {
  bench = await startMetaBench();
  token = await bench.pageToken(page);
});
afterEach(() => bench.close());

const feed = (params: Record<string, string>, as = token) =>
  bench.graph(`${page}/feed`, { method: 'POST', token: as, params });
const published = () =>
  bench.server.networks.find((network) => network.id === 'facebook')?.admin.published() ?? [];

async function photo(path: string, fields: Record<string, string> = {}) {
  const form = new FormData();
  form.set('source', new Blob([await readFile(path)], { type: 'image/jpeg' }), 'picture.jpg');
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return bench.graph(`${page}/photos`, { method: 'POST', token, form });
}

test('§2 a text is published and read back with its fields', async () => {
  const reply = await feed({ message: 'Fresh rye today', fields: 'id,permalink_url' });
  const id = String(reply.body['id']);
  expect(id).toMatch(new RegExp(`^${page}_\\d{17}$`));
  const read = await bench.graph(id, {
    token,
    params: { fields: 'message,created_time,is_published,status_type,application{id}' },
  });
  expect(read.body).toMatchObject({
    message: 'Fresh rye today',
    is_published: true,
    status_type: 'mobile_status_update',
    id,
  });
  expect(read.body['created_time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/);
  expect(read.body['application']).toEqual({ id: 'kaizup-practice' });
  expect(published()).toMatchObject([
    { id, accountId: page, kind: 'text', text: 'Fresh rye today', media: [] },
  ]);
  const shown = await fetch(String(reply.body['permalink_url']));
  expect(await shown.text()).toContain('Fresh rye today');
});

test('§2 what people read is escaped', async () => {
  const reply = await feed({ message: '<script>alert(1)</script>', fields: 'permalink_url' });
  const shown = await (await fetch(String(reply.body['permalink_url']))).text();
  expect(shown).toContain('&lt;script&gt;');
  expect(shown).not.toContain('<script>');
});

test('§2 a post needs a message, a link or media', async () => {
  expect(errorOf(await feed({ message: '  ' })).code).toBe(100);
  expect(errorOf(await feed({ message: 'x'.repeat(63_207) })).code).toBe(100);
  expect((await feed({ link: 'https://example.com/rye' })).status).toBe(200);
  expect(published()[0]?.kind).toBe('link');
});

test('§6 links that cannot be shared have their own codes', async () => {
  expect(errorOf(await feed({ link: 'no address' })).subcode).toBe(2061006);
  expect(errorOf(await feed({ link: 'https://www.facebook.com/somebody' })).subcode).toBe(1609008);
});

test('§0 the body may be JSON', async () => {
  const response = await fetch(`${bench.server.origin}/graph.facebook.com/v25.0/${page}/feed`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ message: 'From JSON' }),
  });
  expect(response.status).toBe(200);
  expect(published()[0]?.text).toBe('From JSON');
});

test('§9.10 the same message twice in a row is 506, and nothing is created', async () => {
  await feed({ message: 'Same' });
  expect(errorOf(await feed({ message: 'Same' })).code).toBe(506);
  expect(published()).toHaveLength(1);
  await feed({ message: 'Other' });
  expect((await feed({ message: 'Same' })).status).toBe(200);
});

test('§2 publishing needs the Page token, both permissions and the task', async () => {
  const user = await bench.userToken();
  expect(errorOf(await feed({ message: 'No' }, user)).code).toBe(200);
  const market = await bench.pageToken(pageIds.market);
  const refused = await bench.graph(`${pageIds.market}/feed`, {
    method: 'POST',
    token: market,
    params: { message: 'No' },
  });
  expect(errorOf(refused).code).toBe(200);
  const without = await bench.pageToken(page, {
    scopes: allScopes.filter((scope) => scope !== 'pages_manage_posts'),
  });
  expect(errorOf(await feed({ message: 'No' }, without)).code).toBe(200);
  expect(published()).toEqual([]);
});

test('§2 a Page token writes to its own Page alone', async () => {
  const reply = await bench.graph(`${pageIds.velo}/feed`, {
    method: 'POST',
    token,
    params: { message: 'No' },
  });
  expect(errorOf(reply)).toEqual({ code: 100, subcode: 33 });
});

test('§0 one unknown field fails the call', async () => {
  const id = String((await feed({ message: 'Fields' })).body['id']);
  expect(errorOf(await bench.graph(id, { token, params: { fields: 'message,likes_total' } })).code).toBe(100);
});

test('§2 unpublished photos become one post through attached_media, bytes as sent', async () => {
  const paths = [await bench.jpeg(800, 600), await bench.jpeg(640, 640)];
  const ids: string[] = [];
  for (const path of paths) {
    const reply = await photo(path, { published: 'false', alt_text_custom: 'Bread' });
    expect(reply.body).not.toHaveProperty('post_id');
    ids.push(String(reply.body['id']));
  }
  expect(published()).toEqual([]);
  const attached = Object.fromEntries(
    ids.map((id, index) => [`attached_media[${index}]`, JSON.stringify({ media_fbid: id })]),
  );
  const reply = await feed({ message: 'Two loaves', ...attached });
  expect(published()).toMatchObject([
    {
      id: reply.body['id'],
      kind: 'images',
      media: [await fileDigest(paths[0] ?? ''), await fileDigest(paths[1] ?? '')],
    },
  ]);
  const read = await bench.graph(String(reply.body['id']), {
    token,
    params: { fields: 'attachments{subattachments{target{id}}}' },
  });
  const [album] = dataOf({ ...read, body: read.body['attachments'] as Record<string, unknown> });
  expect(album).toEqual({ subattachments: { data: ids.map((id) => ({ target: { id } })) } });
  expect(
    (await bench.graph(ids[0] ?? '', { token, params: { fields: 'alt_text_custom' } })).body[
      'alt_text_custom'
    ],
  ).toBe('Bread');
});

test('§2 a photo is used once, belongs to its Page, and vanishes after a day unpublished', async () => {
  const path = await bench.jpeg(400, 400);
  const used = String((await photo(path, { published: 'false' })).body['id']);
  const attach = (id: string) =>
    feed({ message: `With ${id}`, 'attached_media[0]': JSON.stringify({ media_fbid: id }) });
  expect((await attach(used)).status).toBe(200);
  expect(errorOf(await attach(used)).code).toBe(100);
  const orphan = String((await photo(path, { published: 'false' })).body['id']);
  bench.server.clock.advance(25 * 3_600_000);
  expect(errorOf(await attach(orphan)).code).toBe(100);
  expect(errorOf(await bench.graph(orphan, { token }))).toEqual({ code: 100, subcode: 33 });
});

test('§2 a published photo answers with its post', async () => {
  const path = await bench.jpeg(900, 700);
  const reply = await photo(path, { caption: 'Croissants' });
  expect(published()).toMatchObject([
    { id: reply.body['post_id'], kind: 'image', text: 'Croissants', media: [await fileDigest(path)] },
  ]);
  expect(errorOf(await photo(path, { caption: 'Croissants' }))).toEqual({ code: 506, subcode: 1366051 });
  const shown = await (
    await fetch(`${bench.server.origin}/www.facebook.com/${String(reply.body['post_id'])}`)
  ).text();
  const source = /<img[^>]* src="([^"]+)"/.exec(shown)?.[1] ?? '';
  expect(Buffer.from(await (await fetch(source)).arrayBuffer())).toEqual(await readFile(path));
});

test('§2 a photo may come by address, and must be a picture', async () => {
  const path = await bench.jpeg(500, 500);
  const byUrl = (url: string) =>
    bench.graph(`${page}/photos`, { method: 'POST', token, params: { url, published: 'false' } });
  expect((await byUrl(bench.host(path, 'image/jpeg'))).status).toBe(200);
  expect(errorOf(await byUrl(bench.host(import.meta.filename, 'image/jpeg'))).code).toBe(324);
  expect(errorOf(await byUrl('https://example.com/a.jpg')).code).toBe(389);
});

test('§2 lists are newest first and since leaves older posts out', async () => {
  await feed({ message: 'First' });
  bench.server.clock.advance(60_000);
  const since = Math.floor(bench.server.clock.now() / 1000);
  await feed({ message: 'Second' });
  const messages = async (params: Record<string, string>) =>
    dataOf(await bench.graph(`${page}/published_posts`, { token, params })).map((post) => post['message']);
  expect(await messages({})).toEqual(['Second', 'First']);
  expect(await messages({ since: String(since), fields: 'message' })).toEqual(['Second']);
  expect(await messages({ limit: '1' })).toEqual(['Second']);
});

test('§2 a deleted post is gone', async () => {
  const id = String((await feed({ message: 'Gone soon' })).body['id']);
  expect((await bench.graph(id, { method: 'DELETE', token })).body).toEqual({ success: true });
  expect(errorOf(await bench.graph(id, { token }))).toEqual({ code: 100, subcode: 33 });
  expect(published()).toEqual([]);
});

test('§9.9 a scheduled post appears at its time, within 10 minutes to 30 days', async () => {
  const at = (ms: number) => String(Math.floor((bench.server.clock.now() + ms) / 1000));
  const schedule = (ms: number) =>
    feed({ message: `In ${ms}`, published: 'false', scheduled_publish_time: at(ms) });
  expect(errorOf(await schedule(60_000)).code).toBe(100);
  expect(errorOf(await schedule(31 * 86_400_000)).code).toBe(100);
  await schedule(3_600_000);
  expect(dataOf(await bench.graph(`${page}/scheduled_posts`, { token }))).toHaveLength(1);
  expect(published()).toEqual([]);
  bench.server.clock.advance(3_600_000);
  expect(dataOf(await bench.graph(`${page}/scheduled_posts`, { token }))).toEqual([]);
  expect(published()).toHaveLength(1);
});

test('§2 a first comment is a permission of its own', async () => {
  const id = String((await feed({ message: 'Commented' })).body['id']);
  const comment = (as: string) =>
    bench.graph(`${id}/comments`, { method: 'POST', token: as, params: { message: 'Order here' } });
  const made = await comment(token);
  expect(String(made.body['id'])).toMatch(/^\d+_\d+$/);
  const [first] = dataOf(
    await bench.graph(`${id}/comments`, { token, params: { order: 'reverse_chronological' } }),
  );
  expect(first).toMatchObject({ message: 'Order here', from: { id: page } });
  const without = await bench.pageToken(page, {
    scopes: allScopes.filter((scope) => scope !== 'pages_manage_engagement'),
  });
  expect(errorOf(await comment(without)).code).toBe(200);
});

test('§7 usage is told by kind of token', async () => {
  const mine = await bench.graph(page, { token });
  expect(JSON.parse(mine.headers.get('x-business-use-case-usage') ?? '')).toMatchObject({
    [page]: [{ type: 'pages' }],
  });
  const user = await bench.graph('me', { token: await bench.userToken() });
  expect(JSON.parse(user.headers.get('x-app-usage') ?? '')).toHaveProperty('call_count');
});

test('§7 a reached limit is 80001 with its regain minutes, and passes with time', async () => {
  const reply = await feed({ message: 'Too fast [fault:rate-limited]' });
  expect(errorOf(reply).code).toBe(80001);
  const gauge = JSON.parse(reply.headers.get('x-business-use-case-usage') ?? '') as Record<string, object[]>;
  expect(gauge[page]?.[0]).toMatchObject({ call_count: 100, estimated_time_to_regain_access: 5 });
  expect(errorOf(await bench.graph(page, { token })).code).toBe(80001);
  bench.server.clock.advance(301_000);
  expect((await bench.graph(page, { token })).status).toBe(200);
});

test('§9.3 a reply lost after the post was made leaves the post', async () => {
  bench.server.faults.arm({ kind: 'reply-lost', path: '/feed', method: 'POST' });
  await expect(feed({ message: 'Was it sent?' })).rejects.toThrow();
  expect(published()).toHaveLength(1);
});
