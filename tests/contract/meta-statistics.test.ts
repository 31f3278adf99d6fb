import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  allScopes,
  dataOf,
  errorOf,
  instagramId,
  type MetaBench,
  pageIds,
  startMetaBench,
} from './meta-bench.ts';

const hour = 3_600_000;
const page = pageIds.levain;
let bench: MetaBench;
let token: string;
beforeEach(async () => {
  bench = await startMetaBench();
  token = await bench.pageToken(page);
});
afterEach(() => bench.close());

const insights = (id: string, params: Record<string, string>, as = token) =>
  bench.graph(`${id}/insights`, { token: as, params });
const writePost = async (): Promise<string> =>
  String(
    (await bench.graph(`${page}/feed`, { method: 'POST', token, params: { message: 'Measured' } })).body[
      'id'
    ],
  );

async function publishImage(params: Record<string, string> = {}): Promise<string> {
  const image_url = bench.host(await bench.jpeg(800, 800), 'image/jpeg');
  const made = await bench.graph(`${instagramId}/media`, {
    method: 'POST',
    token,
    params: { image_url, ...params },
  });
  bench.server.clock.advance(1500);
  const creation_id = String(made.body['id']);
  return String(
    (await bench.graph(`${instagramId}/media_publish`, { method: 'POST', token, params: { creation_id } }))
      .body['id'],
  );
}

const valueOf = (entry: Record<string, unknown> | undefined): unknown =>
  (entry?.['values'] as readonly { value: unknown }[] | undefined)?.[0]?.value;

test('§5 a post earns with age, and never loses', async () => {
  const id = await writePost();
  const read = async () => {
    const metric = 'post_media_view,post_total_media_view_unique';
    return dataOf(await insights(id, { metric })).map((entry) => Number(valueOf(entry)));
  };
  expect(await read()).toEqual([0, 0]);
  let [views = 0, reach = 0] = await read();
  for (const step of [2 * hour, 10 * hour, 48 * hour]) {
    bench.server.clock.advance(step);
    const [laterViews = 0, laterReach = 0] = await read();
    expect(laterViews).toBeGreaterThan(views);
    expect(laterReach).toBeGreaterThan(reach);
    expect(laterViews).toBeGreaterThanOrEqual(laterReach);
    [views, reach] = [laterViews, laterReach];
  }
});

test('§5 reactions by type are an object', async () => {
  const id = await writePost();
  bench.server.clock.advance(240 * hour);
  const [entry] = dataOf(await insights(id, { metric: 'post_reactions_by_type_total' }));
  expect(entry).toMatchObject({
    period: 'lifetime',
    id: `${id}/insights/post_reactions_by_type_total/lifetime`,
  });
  expect(valueOf(entry)).toMatchObject({ like: expect.any(Number) as number });
});

test('§5 one invalid or dead metric fails the whole call', async () => {
  const id = await writePost();
  for (const metric of ['post_media_view,post_impressions', 'post_engaged_users', 'made_up']) {
    expect(errorOf(await insights(id, { metric })).code).toBe(100);
  }
  expect(errorOf(await insights(page, { metric: 'page_impressions' })).code).toBe(100);
});

test('§6 insights without a metric are 3001/1504028', async () => {
  expect(errorOf(await insights(page, {}))).toEqual({ code: 3001, subcode: 1504028 });
});

test('§5 Page insights come by day, for 90 days at most', async () => {
  const until = Math.floor(bench.server.clock.now() / 1000);
  const range = (days: number) => ({
    metric: 'page_media_view,page_follows',
    since: String(until - days * 86_400),
    until: String(until),
  });
  const [views] = dataOf(await insights(page, range(7)));
  expect(views).toMatchObject({ name: 'page_media_view', period: 'day' });
  expect(views?.['values']).toHaveLength(7);
  expect(errorOf(await insights(page, range(91))).code).toBe(100);
});

test('§5 a Page with less than 100 likes has no data, which is not zero', async () => {
  const atelier = await bench.pageToken(pageIds.atelier);
  expect((await insights(pageIds.atelier, { metric: 'page_media_view' }, atelier)).body).toEqual({
    data: [],
  });
});

test('§5 Page insights need a Page token and the permission', async () => {
  const user = await bench.userToken();
  expect((await insights(page, { metric: 'page_media_view' }, user)).status).toBe(400);
  const without = await bench.pageToken(page, {
    scopes: allScopes.filter((scope) => scope !== 'read_insights'),
  });
  expect(errorOf(await insights(page, { metric: 'page_media_view' }, without)).code).toBe(10);
});

test('§2 comments and shares are fields, and counts of people need pages_read_user_content', async () => {
  const id = await writePost();
  await bench.graph(`${id}/comments`, { method: 'POST', token, params: { message: 'Ours' } });
  const params = { fields: 'comments.limit(0).summary(true),reactions.limit(0).summary(total_count),shares' };
  const read = await bench.graph(id, { token, params });
  expect(read.body).toMatchObject({
    comments: { data: [], summary: { total_count: 1 } },
    reactions: { data: [], summary: { total_count: 0 } },
  });
  const without = await bench.pageToken(page, {
    scopes: allScopes.filter((scope) => scope !== 'pages_read_user_content'),
  });
  expect(errorOf(await bench.graph(id, { token: without, params })).code).toBe(10);
});

test('§5 media metrics keep to the product type', async () => {
  const feed = await publishImage({ caption: 'Feed' });
  const story = await publishImage({ media_type: 'STORIES' });
  const names = async (id: string, metric: string) =>
    dataOf(await insights(id, { metric })).map((entry) => entry['name']);
  expect(await names(feed, 'reach,views,likes,saved,follows')).toEqual([
    'reach',
    'views',
    'likes',
    'saved',
    'follows',
  ]);
  expect(errorOf(await insights(feed, { metric: 'reach,ig_reels_avg_watch_time' })).code).toBe(100);
  expect(errorOf(await insights(story, { metric: 'reach' })).code).toBe(10);
  bench.server.clock.advance(12 * hour);
  expect(await names(story, 'reach,replies,navigation')).toEqual(['reach', 'replies', 'navigation']);
  expect(errorOf(await insights(story, { metric: 'likes' })).code).toBe(100);
  expect(errorOf(await insights(feed, { metric: 'impressions' })).code).toBe(100);
  bench.server.clock.advance(12 * hour);
  expect(await names(story, 'reach')).toEqual([]);
});

test('§3 the account tells its followers and how much it published', async () => {
  await publishImage({ caption: 'Counted' });
  await publishImage({ media_type: 'STORIES' });
  const fields = 'username,followers_count,follows_count,media_count';
  expect((await bench.graph(instagramId, { token, params: { fields } })).body).toEqual({
    username: 'maison.levain',
    followers_count: 3902,
    follows_count: 211,
    media_count: 1,
    id: instagramId,
  });
});
