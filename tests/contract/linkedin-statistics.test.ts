import { describe, expect, test } from 'vitest';
import {
  bakery,
  bodyOf,
  community,
  market,
  memberUrn,
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

  const shareStatistics = (entity: string) =>
    `/rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${encoded(entity)}`;
  const elementsOf = async (response: Promise<Response>) =>
    (await bodyOf(await response))['elements'] as readonly Record<string, unknown>[];
  const statistics = { lagMs: 0, withoutReach: false, negativeLikes: false, ofMembers: true };

  test('§L10 ten elements come unless a count is asked for', async () => {
    const { bench, rest } = await start();
    const urns: string[] = [];
    for (let index = 0; index < 12; index += 1) urns.push(await publish(rest, bakery, `Post ${index}`));
    bench.pass(48 * hour);
    const path = `${shareStatistics(bakery)}&shares=List(${urns.map(encoded).join(',')})`;
    expect(await elementsOf(rest('GET', path))).toHaveLength(10);
    expect(await elementsOf(rest('GET', `${path}&start=0&count=12`))).toHaveLength(12);
  });

  test('§L4 a query that is too long for an address goes through a tunnel', async () => {
    const { bench, rest } = await start();
    const urn = await publish(rest, bakery, 'Counted');
    bench.pass(48 * hour);
    const [address = '', query = ''] = `${shareStatistics(bakery)}&shares=List(${encoded(urn)})`.split('?');
    const tunnelled = await fetch(bench.at('api.linkedin.com', address), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await signIn(bench)}`,
        'linkedin-version': '202609',
        'x-restli-protocol-version': '2.0.0',
        'x-http-method-override': 'GET',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: query,
    });
    expect(await bodyOf(tunnelled)).toMatchObject({ elements: [{ share: urn }] });
    expect((await rest('POST', address, { headers: { 'x-http-method-override': 'GET' } })).status).toBe(400);
  });

  test('§L10 days add up to the whole, posts have no days, and a year is as far as it goes', async () => {
    const { bench, rest } = await start();
    bench.server.world.collection('linkedin.application').put('application', { statistics });
    bench.pass(24 * hour - (bench.server.clock.now() % (24 * hour)));
    const from = bench.server.clock.now();
    const urn = await publish(rest, bakery, 'Counted');
    bench.pass(3 * 24 * hour);
    const days = (start: number, end: number) =>
      `&timeIntervals=(timeRange:(start:${start},end:${end}),timeGranularityType:DAY)`;
    const until = from + 3 * 24 * hour;
    const daily = await elementsOf(rest('GET', `${shareStatistics(bakery)}${days(from, until)}`));
    expect(daily.map(({ timeRange }) => timeRange)).toEqual([
      { start: from, end: from + 24 * hour },
      { start: from + 24 * hour, end: from + 48 * hour },
      { start: from + 48 * hour, end: until },
    ]);
    const impressions = (element: Record<string, unknown> | undefined) =>
      ((element?.['totalShareStatistics'] ?? {}) as { readonly impressionCount?: number }).impressionCount ??
      0;
    const [whole] = await elementsOf(rest('GET', shareStatistics(bakery)));
    const added = daily.reduce((sum, element) => sum + impressions(element), 0);
    // What happened in the moment since the last midnight is not in any of the days.
    expect(impressions(whole) - added).toBeGreaterThanOrEqual(0);
    expect(impressions(whole) - added).toBeLessThanOrEqual(1);
    const refused = [
      `${shareStatistics(bakery)}&shares=List(${encoded(urn)})${days(from, until)}`,
      `${shareStatistics(bakery)}${days(from - 400 * 24 * hour, until)}`,
    ];
    for (const path of refused) expect((await rest('GET', path)).status).toBe(400);
  });

  test('§S1 figures come late, and with holes where that is set', async () => {
    const { bench, rest } = await start();
    const urn = await publish(rest, bakery, 'Late');
    const path = `${shareStatistics(bakery)}&shares=List(${encoded(urn)})`;
    const set = (change: object) =>
      bench.server.world
        .collection('linkedin.application')
        .put('application', { statistics: { ...statistics, ...change } });
    bench.pass(24 * hour);
    set({ lagMs: 25 * hour });
    expect(await elementsOf(rest('GET', path))).toEqual([]);
    set({ withoutReach: true, negativeLikes: true });
    const [element] = await elementsOf(rest('GET', path));
    expect(element?.['totalShareStatistics']).toMatchObject({ likeCount: -1 });
    expect(element?.['totalShareStatistics']).not.toHaveProperty('uniqueImpressionsCount');
  });

  test('§L10 followers: a total from network sizes alone, facets without a total, gains two days late', async () => {
    const { bench, rest } = await start();
    const base = `/rest/organizationalEntityFollowerStatistics?q=organizationalEntity&organizationalEntity=${encoded(bakery)}`;
    const size = async () =>
      (
        await bodyOf(
          await rest('GET', `/rest/networkSizes/${encoded(bakery)}?edgeType=COMPANY_FOLLOWED_BY_MEMBER`),
        )
      )['firstDegreeSize'] as number;
    const first = await size();
    bench.pass(5 * 24 * hour);
    const later = await size();
    expect(later).toBeGreaterThan(first);
    const [lifetime] = await elementsOf(rest('GET', base));
    expect(lifetime).toMatchObject({
      followerCountsByGeo: [{ geo: expect.any(String), followerCounts: { paidFollowerCount: 0 } }, {}],
      followerCountsByStaffCountRange: [{ staffCountRange: 'SIZE_2_TO_10' }, {}],
    });
    const midnight = bench.server.clock.now() - (bench.server.clock.now() % (24 * hour));
    const gains = (daysAgo: number, length = 1) =>
      rest(
        'GET',
        `${base}&timeIntervals=(timeRange:(start:${midnight - (daysAgo + length) * 24 * hour},end:${midnight - daysAgo * 24 * hour}),timeGranularityType:DAY)`,
      );
    expect((await gains(1)).status).toBe(400);
    const [day] = await elementsOf(gains(2));
    expect(day).toMatchObject({ followerGains: { organicFollowerGain: expect.any(Number) } });
    expect(day).not.toHaveProperty('followerCountsByGeo');
  });

  test('§L10 a page’s views', async () => {
    const { rest } = await start();
    const path = `/rest/organizationPageStatistics?q=organization&organization=${encoded(bakery)}`;
    expect(await elementsOf(rest('GET', path))).toMatchObject([
      {
        organization: bakery,
        totalPageStatistics: { views: { allPageViews: { pageViews: expect.any(Number) } }, clicks: {} },
      },
    ]);
    expect((await rest('GET', path.replace('108240117', '109355081'))).status).toBe(403);
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

  test('§L10 all of a member’s posts together, for some days', async () => {
    const { bench, rest } = await start();
    bench.server.world.collection('linkedin.application').put('application', { statistics });
    await publish(rest, memberUrn, 'One');
    await publish(rest, memberUrn, 'Two');
    bench.pass(10 * 24 * hour);
    const date = (daysAgo: number) => {
      const moment = new Date(bench.server.clock.now() - daysAgo * 24 * hour);
      return `(day:${moment.getUTCDate()},month:${moment.getUTCMonth() + 1},year:${moment.getUTCFullYear()})`;
    };
    const ask = (query: string) => rest('GET', `/rest/memberCreatorPostAnalytics?q=me&${query}`);
    const range = `dateRange=(start:${date(12)},end:${date(-1)})`;
    const [total] = await elementsOf(ask(`queryType=IMPRESSION&aggregation=TOTAL&${range}`));
    const daily = await elementsOf(ask(`queryType=IMPRESSION&aggregation=DAILY&${range}`));
    expect(daily).toHaveLength(13);
    expect(daily.reduce((sum, element) => sum + Number(element['count']), 0)).toBe(total?.['count']);
    expect((await ask(`queryType=MEMBERS_REACHED&aggregation=DAILY&${range}`)).status).toBe(400);
  });

  test('§L10 an application may not have members’ figures at all', async () => {
    const { bench, rest } = await start();
    const urn = await publish(rest, memberUrn, 'Mine');
    bench.server.world
      .collection('linkedin.application')
      .put('application', { statistics: { ...statistics, ofMembers: false } });
    const path = `/rest/memberCreatorPostAnalytics?q=entity&entity=(share:${encoded(urn)})&queryType=IMPRESSION&aggregation=TOTAL`;
    expect((await rest('GET', path)).status).toBe(404);
  });

  test('§L10 a member’s followers, now and by days', async () => {
    const { rest } = await start(`${community} r_member_profileAnalytics`);
    expect(await bodyOf(await rest('GET', '/rest/memberFollowersCount?q=me'))).toMatchObject({
      elements: [{ memberFollowersCount: 961 }],
    });
    const range = 'dateRange=(start:(year:2026,month:5,day:4),end:(year:2026,month:5,day:6))';
    expect(await elementsOf(rest('GET', `/rest/memberFollowersCount?q=dateRange&${range}`))).toMatchObject([
      { dateRange: { start: { day: 4 }, end: { day: 5 } } },
      { dateRange: { start: { day: 5 }, end: { day: 6 } } },
    ]);
  });
});
