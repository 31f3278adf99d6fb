import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileDigest } from '../../main/practice/kit/media.ts';
import { copyClip } from '../mp4.ts';
import {
  allScopes,
  dataOf,
  errorOf,
  instagramId,
  type MetaBench,
  pageIds,
  startMetaBench,
} from './meta-bench.ts';

let bench: MetaBench;
let token: string;
beforeEach(async () => {
  bench = await startMetaBench();
  token = await bench.pageToken(pageIds.levain);
});
afterEach(() => bench.close());

const published = () =>
  bench.server.networks.find((network) => network.id === 'instagram')?.admin.published() ?? [];
const post = (path: string, params: Record<string, string>, as = token) =>
  bench.graph(path, { method: 'POST', token: as, params });
const container = (params: Record<string, string>, as = token) => post(`${instagramId}/media`, params, as);
const publish = (id: string) => post(`${instagramId}/media_publish`, { creation_id: id });
const statusOf = async (id: string) =>
  (await bench.graph(id, { token, params: { fields: 'id,status_code,status' } })).body;

async function image(width: number, height: number, params: Record<string, string> = {}): Promise<string> {
  const url = bench.host(await bench.jpeg(width, height), 'image/jpeg');
  return String((await container({ image_url: url, ...params })).body['id']);
}

async function reel(path: string, params: Record<string, string> = {}) {
  const made = await container({ media_type: 'REELS', upload_type: 'resumable', ...params });
  const bytes = Uint8Array.from(await readFile(path));
  const sent = await fetch(String(made.body['uri']), {
    method: 'POST',
    headers: { authorization: `OAuth ${token}`, offset: '0', file_size: String(bytes.length) },
    body: bytes,
  });
  return { id: String(made.body['id']), sent };
}

test('§3.2 an image: container, IN_PROGRESS, FINISHED, published, read back', async () => {
  const path = await bench.jpeg(1080, 1080);
  const made = await container({
    image_url: bench.host(path, 'image/jpeg'),
    caption: 'Morning',
    alt_text: 'Bread',
  });
  const id = String(made.body['id']);
  expect(await statusOf(id)).toMatchObject({ status_code: 'IN_PROGRESS' });
  expect(errorOf(await publish(id))).toEqual({ code: 9007, subcode: 2207027 });
  bench.server.clock.advance(1500);
  expect(await statusOf(id)).toMatchObject({ status_code: 'FINISHED' });
  const media = String((await publish(id)).body['id']);
  expect(await statusOf(id)).toMatchObject({ status_code: 'PUBLISHED' });
  const fields = 'caption,media_type,media_product_type,permalink,timestamp,media_url';
  const read = await bench.graph(media, { token, params: { fields } });
  expect(read.body).toMatchObject({ caption: 'Morning', media_type: 'IMAGE', media_product_type: 'FEED' });
  expect(published()).toMatchObject([
    { id: media, accountId: instagramId, kind: 'image', media: [await fileDigest(path)] },
  ]);
  expect(await (await fetch(String(read.body['permalink']))).text()).toContain('Morning');
  expect(Buffer.from(await (await fetch(String(read.body['media_url']))).arrayBuffer())).toEqual(
    await readFile(path),
  );
});

test('§8 a container is published once', async () => {
  const id = await image(800, 800, { caption: 'Once' });
  bench.server.clock.advance(1500);
  await publish(id);
  expect((await publish(id)).status).toBe(400);
  expect(published()).toHaveLength(1);
});

test('§3.5 images are JPEG, of a shape that the feed takes', async () => {
  const png = await bench.jpeg(800, 800, 'png');
  expect(errorOf(await container({ image_url: bench.host(png, 'image/jpeg') }))).toEqual({
    code: 36001,
    subcode: 2207005,
  });
  const tall = bench.host(await bench.jpeg(500, 900), 'image/jpeg');
  expect(errorOf(await container({ image_url: tall }))).toEqual({ code: 36003, subcode: 2207009 });
  expect((await container({ image_url: tall, media_type: 'STORIES' })).status).toBe(200);
});

test('§6 an address that gives no picture is 9004', async () => {
  const missing = bench.host('/nowhere', 'image/jpeg').replace('file-', 'none-');
  const page = bench.host(import.meta.filename, 'text/html');
  for (const image_url of [missing, page, 'https://example.com/a.jpg']) {
    expect(errorOf(await container({ image_url }))).toEqual({ code: 9004, subcode: 2207052 });
  }
});

test('§3.1 captions have their limits', async () => {
  const image_url = bench.host(await bench.jpeg(800, 800), 'image/jpeg');
  expect(errorOf(await container({ image_url, caption: 'x'.repeat(2201) }))).toEqual({
    code: 36004,
    subcode: 2207010,
  });
  const tags = (count: number, mark: string) =>
    Array.from({ length: count }, (_, index) => `${mark}t${index}`).join(' ');
  expect(errorOf(await container({ image_url, caption: tags(31, '#') })).code).toBe(100);
  expect(errorOf(await container({ image_url, caption: tags(21, '@') }))).toEqual({
    code: 100,
    subcode: 2207040,
  });
  expect((await container({ image_url, caption: `${tags(30, '#')} ${tags(20, '@')}` })).status).toBe(200);
});

test('§3.1 combinations that do not exist are 100', async () => {
  const image_url = bench.host(await bench.jpeg(800, 800), 'image/jpeg');
  const wrong = [
    { image_url, title: 'Unknown' },
    { media_type: 'VIDEO', upload_type: 'resumable' },
    { media_type: 'REELS' },
    { media_type: 'REELS', upload_type: 'resumable', alt_text: 'No' },
    { image_url, is_carousel_item: 'true', caption: 'No' },
    { media_type: 'PHOTO', image_url },
  ];
  for (const params of wrong) expect(errorOf(await container(params)).code).toBe(100);
});

test('§3.2 a reel comes by resumable upload and reads back as VIDEO and REELS', async () => {
  const path = await copyClip(bench.folder, { title: 'ig reel' });
  const { id, sent } = await reel(path, { caption: 'Dough' });
  expect(await sent.json()).toEqual({ success: true, message: 'Upload successful.' });
  expect(await statusOf(id)).toMatchObject({ status_code: 'IN_PROGRESS' });
  bench.server.clock.advance(1500);
  const media = String((await publish(id)).body['id']);
  const read = await bench.graph(media, {
    token,
    params: { fields: 'media_type,media_product_type,permalink' },
  });
  expect(read.body).toMatchObject({ media_type: 'VIDEO', media_product_type: 'REELS' });
  expect(read.body['permalink']).toContain('/reel/');
  expect(published()).toMatchObject([{ kind: 'reel', media: [await fileDigest(path)] }]);
});

test('§3.2 a container waits for the bytes of its upload', async () => {
  const made = await container({ media_type: 'REELS', upload_type: 'resumable' });
  bench.server.clock.advance(60_000);
  expect(await statusOf(String(made.body['id']))).toMatchObject({ status_code: 'IN_PROGRESS' });
});

test('§3.5 a video that does not fit ends in ERROR with 2207026', async () => {
  const short = await reel(await copyClip(bench.folder, { title: 'short', seconds: 2 }));
  const unordered = await reel(await copyClip(bench.folder, { title: 'late index', moovLast: true }));
  bench.server.clock.advance(1500);
  for (const { id } of [short, unordered]) {
    const status = await statusOf(id);
    expect(status['status_code']).toBe('ERROR');
    expect(status['status']).toContain('2207026');
    expect(errorOf(await publish(id))).toEqual({ code: 9007, subcode: 2207027 });
  }
});

test('§3.2 bytes that are no video are refused in rupload words', async () => {
  const { sent } = await reel(await bench.jpeg(400, 400));
  expect(await sent.json()).toMatchObject({
    debug_info: { retriable: false, type: 'ProcessingFailedError' },
  });
});

test('§9.3 a marker in the caption decides how processing ends', async () => {
  const failing = await image(800, 800, { caption: 'A [fault:processing-error=2207053]' });
  const stuck = await image(800, 800, { caption: 'B [fault:processing-stuck]' });
  const expired = await image(800, 800, { caption: 'C [fault:processing-expired]' });
  bench.server.clock.advance(600_000);
  expect(await statusOf(failing)).toMatchObject({
    status_code: 'ERROR',
    status: expect.stringContaining('2207053') as string,
  });
  expect(await statusOf(stuck)).toMatchObject({ status_code: 'IN_PROGRESS' });
  expect(await statusOf(expired)).toMatchObject({ status_code: 'EXPIRED' });
});

test('§3.2 a container that waits a day expires', async () => {
  const id = await image(800, 800);
  bench.server.clock.advance(86_400_000);
  expect(await statusOf(id)).toMatchObject({ status_code: 'EXPIRED' });
  expect(errorOf(await publish(id))).toEqual({ code: 24, subcode: 2207008 });
});

test('§3.2 a carousel takes 2 to 10 finished items of its own kind', async () => {
  const items = [
    await image(800, 800, { is_carousel_item: 'true' }),
    await image(500, 900, { is_carousel_item: 'true' }),
  ];
  const carousel = (children: readonly string[]) =>
    container({ media_type: 'CAROUSEL', children: children.join(','), caption: 'Both' });
  expect(errorOf(await carousel(items))).toEqual({ code: 9007, subcode: 2207027 });
  bench.server.clock.advance(1500);
  expect(errorOf(await carousel(items.slice(1)))).toEqual({ code: 100, subcode: 2207028 });
  const single = await image(800, 800);
  bench.server.clock.advance(1500);
  expect(errorOf(await carousel([...items, single]))).toEqual({ code: 24, subcode: 2207006 });
  const parent = String((await carousel(items)).body['id']);
  bench.server.clock.advance(1500);
  const media = String((await publish(parent)).body['id']);
  const read = await bench.graph(media, { token, params: { fields: 'media_type,children{media_type}' } });
  expect(read.body).toMatchObject({
    media_type: 'CAROUSEL_ALBUM',
    children: { data: [{ media_type: 'IMAGE' }, { media_type: 'IMAGE' }] },
  });
  expect(published()[0]).toMatchObject({ kind: 'images', text: 'Both' });
  expect(errorOf(await publish(items[0] ?? ''))).toEqual({ code: 24, subcode: 2207008 });
});

test('§3.3 the quota is told, counts a rolling day, and is enforced when publishing', async () => {
  const limit = async () =>
    dataOf(
      await bench.graph(`${instagramId}/content_publishing_limit`, {
        token,
        params: { fields: 'quota_usage,config' },
      }),
    )[0];
  expect(await limit()).toEqual({ quota_usage: 0, config: { quota_total: 50, quota_duration: 86_400 } });
  const image_url = bench.host(await bench.jpeg(320, 320), 'image/jpeg');
  const ids: string[] = [];
  for (let index = 0; index < 51; index += 1)
    ids.push(String((await container({ image_url, caption: `n${index}` })).body['id']));
  bench.server.clock.advance(1500);
  for (const id of ids.slice(0, 50)) expect((await publish(id)).status).toBe(200);
  expect(await limit()).toMatchObject({ quota_usage: 50 });
  expect(errorOf(await publish(ids[50] ?? ''))).toEqual({ code: 9, subcode: 2207042 });
  bench.server.clock.advance(86_400_000);
  expect(await limit()).toMatchObject({ quota_usage: 0 });
});

test('§8 the list is newest first, keeps to since, and holds no stories', async () => {
  const first = await image(800, 800, { caption: 'First' });
  const story = await image(800, 800, { media_type: 'STORIES' });
  bench.server.clock.advance(60_000);
  await publish(first);
  await publish(story);
  bench.server.clock.advance(60_000);
  const since = String(Math.floor(bench.server.clock.now() / 1000));
  const second = await image(800, 800, { caption: 'Second' });
  bench.server.clock.advance(1500);
  await publish(second);
  const list = async (edge: string, params: Record<string, string> = {}) =>
    dataOf(
      await bench.graph(`${instagramId}/${edge}`, {
        token,
        params: { fields: 'caption,media_product_type', ...params },
      }),
    );
  expect((await list('media')).map((entry) => entry['caption'])).toEqual(['Second', 'First']);
  expect((await list('media', { since })).map((entry) => entry['caption'])).toEqual(['Second']);
  expect((await list('stories')).map((entry) => entry['media_product_type'])).toEqual(['STORY']);
  bench.server.clock.advance(86_400_000);
  expect(await list('stories')).toEqual([]);
});

test('§3.4 publishing does not include comments', async () => {
  const id = await image(800, 800);
  bench.server.clock.advance(1500);
  const media = String((await publish(id)).body['id']);
  const without = await bench.pageToken(pageIds.levain, {
    scopes: allScopes.filter((scope) => scope !== 'instagram_manage_comments'),
  });
  expect(errorOf(await post(`${media}/comments`, { message: 'First!' }, without)).code).toBe(10);
  token = await bench.pageToken(pageIds.levain);
  await post(`${media}/comments`, { message: 'First!' });
  expect(dataOf(await bench.graph(`${media}/comments`, { token }))).toMatchObject([{ text: 'First!' }]);
});

test('§1.4 publishing needs its own permission', async () => {
  const without = await bench.pageToken(pageIds.levain, {
    scopes: allScopes.filter((scope) => scope !== 'instagram_content_publish'),
  });
  const image_url = bench.host(await bench.jpeg(800, 800), 'image/jpeg');
  expect(errorOf(await container({ image_url }, without)).code).toBe(10);
});

test('§9.3 a reply lost after media_publish leaves the post, and the container says so', async () => {
  const id = await image(800, 800, { caption: 'Lost' });
  bench.server.clock.advance(1500);
  bench.server.faults.arm({ kind: 'reply-lost', path: '/media_publish' });
  await expect(publish(id)).rejects.toThrow();
  expect(await statusOf(id)).toMatchObject({ status_code: 'PUBLISHED' });
  expect(published()).toHaveLength(1);
});

test('§7 Instagram usage is keyed by the account', async () => {
  const reply = await bench.graph(`${instagramId}/media`, { token });
  expect(JSON.parse(reply.headers.get('x-business-use-case-usage') ?? '')).toMatchObject({
    [instagramId]: [{ type: 'instagram' }],
  });
});
