import { describe, expect, test } from 'vitest';
import { bakery, bodyOf, market, memberUrn, publish, restClient, signIn } from './linkedin-client.ts';
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
