import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  allScopes,
  dataOf,
  errorOf,
  instagramId,
  type MetaBench,
  pageIds,
  type Reply,
  startMetaBench,
} from './meta-bench.ts';

const day = 86_400;
const page = pageIds.levain;
let bench: MetaBench;
let token: string;
beforeEach(async () => {
  bench = await startMetaBench();
  token = await bench.pageToken(page);
});
afterEach(() => bench.close());

const today = () => Math.floor(bench.server.clock.now() / 1000 / day) * day;
const ask = (params: Record<string, string>, as = token): Promise<Reply> =>
  bench.graph(`${instagramId}/insights`, { token: as, params });
const yesterday = () => ({ period: 'day', since: String(today() - day), until: String(today()) });
const totals = (metric: string, more: Record<string, string> = {}) =>
  ask({ metric, metric_type: 'total_value', ...yesterday(), ...more });

interface Total {
  readonly value: number;
  readonly breakdowns?: readonly [
    { readonly results: readonly { readonly dimension_values: readonly string[]; readonly value: number }[] },
  ];
}
const totalOf = (reply: Reply): Total => dataOf(reply)[0]?.['total_value'] as Total;

describe('§5 an Instagram account', () => {
  test('has totals of a day, split where the metric allows it', async () => {
    const whole = totalOf(await totals('reach'));
    expect(whole.value).toBeGreaterThan(0);
    const split = totalOf(await totals('reach', { breakdown: 'media_product_type' }));
    const [{ results }] = split.breakdowns ?? [{ results: [] }];
    expect(results.map(({ dimension_values }) => dimension_values[0])).toEqual(['POST', 'REELS', 'STORY']);
    expect(results.reduce((sum, { value }) => sum + value, 0)).toBe(split.value);
    expect(errorOf(await totals('accounts_engaged', { breakdown: 'follow_type' })).code).toBe(100);
    const moved = totalOf(await totals('follows_and_unfollows', { breakdown: 'follow_type' }));
    expect(moved.breakdowns?.[0].results).toHaveLength(2);
  });

  test('has days of reach and of followers, and no others', async () => {
    const range = { period: 'day', since: String(today() - 3 * day), until: String(today()) };
    const [reach] = dataOf(await ask({ metric: 'reach', ...range }));
    expect(reach?.['values']).toHaveLength(3);
    expect((await ask({ metric: 'follower_count', ...range })).status).toBe(200);
    expect(errorOf(await ask({ metric: 'views', ...range })).code).toBe(100);
    expect(errorOf(await ask({ metric: 'impressions', ...range })).code).toBe(100);
  });

  test('answers for nothing when one name is wrong, and for no name with 3001', async () => {
    expect(errorOf(await totals('reach,impressions')).code).toBe(100);
    expect(errorOf(await ask({ metric_type: 'total_value' }))).toEqual({ code: 3001, subcode: 1504028 });
  });

  test('has no data for a day without length, which is not zero', async () => {
    const at = String(today());
    expect((await totals('reach', { since: at, until: at })).body).toEqual({ data: [] });
    const long = { since: String(today() - 91 * day), until: String(today()) };
    expect(errorOf(await totals('reach', long)).code).toBe(100);
  });

  test('has figures two days late when it is told to', async () => {
    bench.server.faults.arm({ kind: 'insights-late' });
    expect((await totals('reach')).body).toEqual({ data: [] });
    expect(dataOf(await totals('reach'))).toHaveLength(1);
  });

  test('says who follows it, by one trait, for its whole life', async () => {
    const who = (more: Record<string, string> = {}) =>
      ask({
        metric: 'follower_demographics',
        metric_type: 'total_value',
        period: 'lifetime',
        timeframe: 'this_month',
        breakdown: 'country',
        ...more,
      });
    const results = totalOf(await who()).breakdowns?.[0].results ?? [];
    expect(results[0]).toMatchObject({ dimension_values: ['BE'] });
    for (const breakdown of ['age', 'city', 'gender']) {
      expect(totalOf(await who({ breakdown })).breakdowns?.[0].results.length).toBeGreaterThan(0);
    }
    for (const wrong of [{ breakdown: 'shoe_size' }, { period: 'day' }, { timeframe: 'last_year' }]) {
      expect(errorOf(await who(wrong)).code, JSON.stringify(wrong)).toBe(100);
    }
  });

  test('needs the permission', async () => {
    const without = await bench.pageToken(page, {
      scopes: allScopes.filter((scope) => scope !== 'instagram_manage_insights'),
    });
    expect(errorOf(await ask({ metric: 'reach', ...yesterday() }, without)).code).toBe(10);
  });
});

describe('§7 usage', () => {
  const gaugeOf = (reply: Reply): Record<string, unknown> =>
    (JSON.parse(reply.headers.get('x-business-use-case-usage') ?? '{}') as Record<string, [object]>)[
      page
    ]?.[0] as Record<string, unknown>;

  test('climbs as it is scripted, and ends in the refusal of the limit', async () => {
    for (const value of [60, 75, 90, 100]) bench.server.faults.arm({ kind: 'usage', value });
    const shares: unknown[] = [];
    for (let count = 0; count < 3; count += 1) {
      shares.push(gaugeOf(await bench.graph(page, { token }))['call_count']);
    }
    expect(shares).toEqual([60, 75, 90]);
    const refused = await bench.graph(page, { token });
    expect(errorOf(refused).code).toBe(80001);
    expect(gaugeOf(refused)).toMatchObject({ call_count: 100, estimated_time_to_regain_access: 5 });
    expect(errorOf(await bench.graph(page, { token })).code).toBe(80001);
    bench.server.clock.advance(301_000);
    expect((await bench.graph(page, { token })).status).toBe(200);
  });

  test('a limit is refused by the code of its kind, and the application’s limit stops everybody', async () => {
    for (const code of [17, 32, 613, 80001]) {
      bench.server.faults.arm({ kind: 'throttled', value: code });
      expect(errorOf(await bench.graph(page, { token })).code).toBe(code);
      bench.server.clock.advance(301_000);
    }
    bench.server.faults.arm({ kind: 'usage', value: 100, path: `/${instagramId}` });
    expect(errorOf(await bench.graph(instagramId, { token })).code).toBe(80002);
    bench.server.clock.advance(301_000);
    bench.server.faults.arm({ kind: 'throttled', value: 4 });
    const stopped = await bench.graph(page, { token });
    expect(errorOf(stopped).code).toBe(4);
    expect(JSON.parse(stopped.headers.get('x-app-usage') ?? '')).toMatchObject({ call_count: 100 });
    expect(errorOf(await bench.graph('me', { token: await bench.userToken() })).code).toBe(4);
  });
});

describe('§9 what may go wrong on Instagram', () => {
  async function container(caption: string): Promise<string> {
    const image_url = bench.host(await bench.jpeg(800, 800), 'image/jpeg');
    const made = await bench.graph(`${instagramId}/media`, {
      method: 'POST',
      token,
      params: { image_url, caption },
    });
    bench.server.clock.advance(1500);
    return String(made.body['id']);
  }
  const publish = (creation_id: string) =>
    bench.graph(`${instagramId}/media_publish`, { method: 'POST', token, params: { creation_id } });
  const status = async (id: string) =>
    (await bench.graph(id, { token, params: { fields: 'status_code' } })).body['status_code'];
  const instagram = () => bench.server.networks.find((network) => network.id === 'instagram');

  test('4/2207051 is refused and live all the same', async () => {
    const id = await container('Spam? [fault:blocked-but-live]');
    expect(errorOf(await publish(id))).toEqual({ code: 4, subcode: 2207051 });
    expect(await status(id)).toBe('PUBLISHED');
    expect(instagram()?.admin.published()).toHaveLength(1);
  });

  test('a new medium is 100/33 at the first look', async () => {
    const id = String((await publish(await container('Where? [fault:unreadable-at-first]'))).body['id']);
    expect(errorOf(await bench.graph(id, { token }))).toEqual({ code: 100, subcode: 33 });
    expect((await bench.graph(id, { token })).status).toBe(200);
  });

  test('the quota of a day is what an admin says, and is told so', async () => {
    const setting = await fetch(`${bench.server.origin}/_admin/networks/instagram/quota`, {
      method: 'POST',
      headers: { 'x-practice-admin': 'x', 'content-type': 'application/json' },
      body: JSON.stringify({ total: 1 }),
    });
    expect(setting.status).toBe(200);
    expect((await publish(await container('First'))).status).toBe(200);
    const limit = await bench.graph(`${instagramId}/content_publishing_limit`, {
      token,
      params: { fields: 'quota_usage,config' },
    });
    expect(dataOf(limit)[0]).toMatchObject({ quota_usage: 1, config: { quota_total: 1 } });
    const second = await container('Second');
    expect(errorOf(await publish(second))).toEqual({ code: 9, subcode: 2207042 });
    expect(await status(second)).toBe('FINISHED');
  });
});
