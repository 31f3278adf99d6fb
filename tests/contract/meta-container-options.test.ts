import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyClip } from '../mp4.ts';
import { errorOf, instagramId, type MetaBench, pageIds, startMetaBench } from './meta-bench.ts';

let bench: MetaBench;
let token: string;
beforeEach(async () => {
  bench = await startMetaBench();
  token = await bench.pageToken(pageIds.levain);
});
afterEach(() => bench.close());

const create = (params: Record<string, string>) =>
  bench.graph(`${instagramId}/media`, { method: 'POST', token, params });
const picture = async (width = 900, height = 900) =>
  bench.host(await bench.jpeg(width, height), 'image/jpeg');
const film = async () => bench.host(await copyClip(bench.folder, { title: 'film' }), 'video/mp4');
const tags = (list: readonly unknown[]) => ({ user_tags: JSON.stringify(list) });
const anna = { username: 'anna.bakes', x: 0.5, y: 0.8 };

/** Publishes a container and answers with the page that the public sees. */
async function publish(params: Record<string, string>) {
  const container = String((await create(params)).body['id']);
  bench.server.clock.advance(1500);
  const made = await bench.graph(`${instagramId}/media_publish`, {
    method: 'POST',
    token,
    params: { creation_id: container, fields: 'id' },
  });
  const read = await bench.graph(String(made.body['id']), {
    token,
    params: { fields: 'permalink,media_product_type,alt_text' },
  });
  return { ...read.body, page: await (await fetch(String(read.body['permalink']))).text() };
}

test('§3.1 people on a picture have a place from 0 to 1, at most 20 of them', async () => {
  const image_url = await picture();
  expect(await publish({ image_url, ...tags([anna]) })).toMatchObject({
    page: expect.stringContaining('Tagged: @anna.bakes'),
  });
  for (const wrong of [
    [{ username: 'anna.bakes' }],
    [{ ...anna, x: 1.1 }],
    [{ x: 0, y: 0 }],
    'anna.bakes',
    Array.from({ length: 21 }, () => anna),
  ]) {
    const reply = await create({ image_url, user_tags: JSON.stringify(wrong) });
    expect(errorOf(reply).code, JSON.stringify(wrong)).toBe(100);
  }
});

test('§3.1 people on a story may have a place, and on a reel need none', async () => {
  const story = { media_type: 'STORIES', image_url: await picture(540, 960) };
  expect((await create({ ...story, ...tags([{ username: 'anna.bakes' }]) })).status).toBe(200);
  expect((await create({ ...story, ...tags([anna]) })).status).toBe(200);
  const reel = { media_type: 'REELS', video_url: await film() };
  expect((await create({ ...reel, ...tags([{ username: 'anna.bakes' }]) })).status).toBe(200);
});

test('§3.1 a place is a Page with a location', async () => {
  const image_url = await picture();
  expect(await publish({ image_url, location_id: pageIds.levain })).toMatchObject({
    page: expect.stringContaining('At Maison Levain, Kraanlei, Gent'),
  });
  const refused = await create({ image_url, location_id: pageIds.atelier });
  expect(errorOf(refused).code).toBe(100);
  expect(refused.text).toContain('INSTAGRAM_PLATFORM_API__INVALID_LOCATION_ID');
});

test('§3.1 a parameter is refused where it does not belong', async () => {
  const image_url = await picture();
  const video_url = await film();
  const story = { media_type: 'STORIES', image_url };
  const child = { image_url, is_carousel_item: 'true' };
  const reel = { media_type: 'REELS', video_url };
  for (const wrong of [
    { ...story, alt_text: 'A loaf' },
    { ...story, collaborators: '["anna.bakes"]' },
    { ...story, location_id: pageIds.levain },
    { ...child, location_id: pageIds.levain },
    { ...child, collaborators: '["anna.bakes"]' },
    { ...child, caption: 'Words' },
    { ...child, is_ai_generated: 'true' },
    { ...reel, alt_text: 'A loaf' },
    { image_url, share_to_feed: 'true' },
    { image_url, cover_url: image_url },
    { image_url, thumb_offset: '10' },
    { image_url, collaborators: '["a","b","c","d"]' },
    { image_url, alt_text: 'x'.repeat(1001) },
  ]) {
    expect(errorOf(await create(wrong)).code, JSON.stringify(wrong)).toBe(100);
  }
});

test('§3.1 a cover comes before a frame, and a frame lies within the video (§6, 2207057)', async () => {
  const reel = { media_type: 'REELS', video_url: await film() };
  const covered = await publish({ ...reel, cover_url: await picture(540, 960), thumb_offset: '1000' });
  expect(covered.page).toContain('poster="');
  expect((await publish({ ...reel, thumb_offset: '1000' })).page).toContain('#t=1"');
  const late = String((await create({ ...reel, thumb_offset: '60000' })).body['id']);
  bench.server.clock.advance(1500);
  const read = await bench.graph(late, { token, params: { fields: 'status_code,status' } });
  expect(read.body).toMatchObject({
    status_code: 'ERROR',
    status: expect.stringContaining('2207057') as string,
  });
});

test('§3.1 a reel may stay out of the feed', async () => {
  const reel = { media_type: 'REELS', video_url: await film() };
  expect((await publish({ ...reel, share_to_feed: 'false' })).page).toContain('not in the feed');
  expect((await publish(reel)).page).not.toContain('not in the feed');
});

test('§3.1 a picture of any shape is a story, for a day', async () => {
  const made = await publish({ media_type: 'STORIES', image_url: await picture(300, 900) });
  expect(made).toMatchObject({ media_product_type: 'STORY' });
  const listed = () => bench.graph(`${instagramId}/stories`, { token });
  expect((await listed()).body['data']).toHaveLength(1);
  bench.server.clock.advance(86_400_000);
  expect((await listed()).body['data']).toEqual([]);
});

test('§3.3 an account makes 400 containers a day', async () => {
  const open = { media_type: 'REELS', upload_type: 'resumable' };
  for (let count = 0; count < 400; count += 1) expect((await create(open)).status).toBe(200);
  expect(errorOf(await create(open)).code).toBe(9);
  bench.server.clock.advance(86_400_000);
  expect((await create(open)).status).toBe(200);
});
