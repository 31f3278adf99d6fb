import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkedin } from '../../../main/engine/networks/linkedin/index.ts';
import type { AccountMetricValue } from '../../../shared/model/account-figures.ts';
import { type Author, type LinkedInBench, openLinkedInBench } from './linkedin-bench.ts';
import { createPublication } from './publish-job.ts';

const day = 24 * 60 * 60_000;

let bench: LinkedInBench;
beforeEach(async () => {
  bench = await openLinkedInBench();
});
afterEach(() => bench.close());

const setApplication = (change: object) =>
  bench.server.world.collection('linkedin.application').put('application', change);

async function figures(author: Author) {
  const found = await linkedin.accountStatistics?.(bench.line, bench.account(author));
  if (found?.ok !== true) throw new Error(JSON.stringify(found));
  return found.value;
}
const valueOf = (metrics: readonly AccountMetricValue[], name: AccountMetricValue['metric']) =>
  metrics.find(({ metric }) => metric === name)?.value;

describe('an organisation', () => {
  test('has followers, and what a day added up to', async () => {
    await bench.publish('organization', 'One');
    await bench.line.clock.wait(2 * day);
    const { metrics } = await figures('organization');
    expect(metrics.map(({ metric, period }) => `${metric} ${period}`)).toEqual([
      'followers now',
      'views day',
      'reach day',
      'likes day',
      'engagement day',
      'profile-views day',
    ]);
    expect(valueOf(metrics, 'followers')).toBeGreaterThanOrEqual(4210);
    expect(valueOf(metrics, 'views')).toBeGreaterThan(0);
    expect(valueOf(metrics, 'reach')).toBeLessThanOrEqual(valueOf(metrics, 'views') ?? 0);
    expect(metrics.every(({ value }) => Number.isInteger(value))).toBe(true);
  });

  test('has followers of all kinds, by the network’s own keys', async () => {
    const { demographics } = await figures('organization');
    expect([...new Set(demographics.map(({ dimension }) => dimension))]).toEqual([
      'seniority',
      'function',
      'industry',
      'company-size',
      'country',
      'city',
    ]);
    expect(demographics).toContainEqual({
      dimension: 'company-size',
      key: 'SIZE_2_TO_10',
      value: expect.any(Number),
    });
    expect(demographics.find(({ dimension }) => dimension === 'country')?.key).toMatch(/^urn:li:geo:\d+$/);
  });

  test('whose days are not counted yet has none, not zero', async () => {
    const statistics = { lagMs: 3 * day, withoutReach: false, negativeLikes: false, ofMembers: true };
    setApplication({ statistics });
    const { metrics } = await figures('organization');
    expect(valueOf(metrics, 'views')).toBeNull();
    expect(valueOf(metrics, 'followers')).toBe(4210);
  });

  test('has no reach where the network tells none, and no likes below zero', async () => {
    setApplication({
      statistics: { lagMs: 0, withoutReach: true, negativeLikes: true, ofMembers: true },
    });
    const { metrics } = await figures('organization');
    expect(valueOf(metrics, 'reach')).toBeNull();
    expect(valueOf(metrics, 'likes')).toBe(0);
    const urn = await bench.publish('organization', 'One');
    await bench.line.clock.wait(2 * day);
    const found = await linkedin.statistics(bench.line, bench.account('organization'), [urn]);
    const values = found.ok ? found.value.get(urn) : undefined;
    expect(values).toContainEqual({ metric: 'likes', value: 0 });
    expect(values).toContainEqual({ metric: 'reach', value: null });
  });

  test('gets the figures of many posts at once, however long the question', async () => {
    const urns: string[] = [];
    for (let index = 0; index < 110; index += 1)
      urns.push(await bench.publish('organization', `Post ${index}`));
    await bench.line.clock.wait(2 * day);
    const sent: { readonly method: string; readonly url: string }[] = [];
    const calls = {
      send: (request: Parameters<typeof bench.line.calls.send>[0]) => {
        sent.push(request);
        return bench.line.calls.send(request);
      },
    };
    const found = await linkedin.statistics({ ...bench.line, calls }, bench.account('organization'), urns);
    if (!found.ok) throw new Error(found.failure.code);
    expect([...found.value.keys()]).toEqual(urns);
    const seen = [...found.value.values()].map(
      (values) => values.find(({ metric }) => metric === 'views')?.value ?? 0,
    );
    expect(seen.every((views) => views > 0)).toBe(true);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.method).toBe('POST');
    expect(sent[0]?.url.length).toBeLessThan(4000);
  });

  test('that its person edits but does not administer takes posts, and keeps its figures', async () => {
    const found = bench.accounts.find(({ name }) => name === 'Gent Bakers’ Market');
    const account = { ...bench.account('organization'), remoteId: found?.remoteId ?? '' };
    const publication = createPublication({ line: bench.line, account, text: 'Market day' });
    const outcome = await publication.publish(linkedin);
    expect(bench.published()).toMatchObject([{ accountId: found?.remoteId, text: 'Market day' }]);
    const urn = outcome.kind === 'published' ? outcome.remoteId : '';
    const posts = await linkedin.statistics(bench.line, account, [urn]);
    expect(posts.ok && posts.value.get(urn)).toContainEqual({ metric: 'views', value: null });
    const whole = await linkedin.accountStatistics?.(bench.line, account);
    expect(whole).toMatchObject({ ok: true, value: { demographics: [] } });
    expect(whole?.ok === true && valueOf(whole.value.metrics, 'followers')).toBe(742);
  });

  test('waits for another day when a day’s calls are used up', async () => {
    setApplication({
      quota: { posts: { member: 100, application: 100 }, resource: { member: 0, application: 100 } },
    });
    expect(await linkedin.accountStatistics?.(bench.line, bench.account('organization'))).toMatchObject({
      ok: false,
      failure: { class: 'rate', code: 'quota-reached' },
    });
  });
});

describe('a member', () => {
  test('has followers, and what a day added up to', async () => {
    await bench.publish('member', 'One');
    await bench.line.clock.wait(2 * day);
    const { metrics, demographics } = await figures('member');
    expect(metrics.map(({ metric, period }) => `${metric} ${period}`)).toEqual([
      'followers now',
      'views day',
      'reach day',
    ]);
    expect(valueOf(metrics, 'followers')).toBeGreaterThanOrEqual(961);
    expect(valueOf(metrics, 'views')).toBeGreaterThan(0);
    expect(demographics).toEqual([]);
  });

  test('of an application with the open products has none, and stays signed in', async () => {
    await bench.close();
    bench = await openLinkedInBench('personal');
    const { metrics } = await figures('member');
    expect(metrics.map(({ value }) => value)).toEqual([null, null, null]);
  });

  test('of an application that members’ figures are kept from has followers alone', async () => {
    setApplication({
      statistics: { lagMs: 0, withoutReach: false, negativeLikes: false, ofMembers: false },
    });
    const { metrics } = await figures('member');
    expect(metrics.map(({ value }) => value)).toEqual([961, null, null]);
  });

  test('after the person took the permission back a sign-in is due', async () => {
    bench.server.networks.find(({ id }) => id === 'linkedin')?.admin.revokeAll();
    expect(await linkedin.accountStatistics?.(bench.line, bench.account('member'))).toMatchObject({
      ok: false,
      failure: { class: 'reauth', code: 'access-revoked' },
    });
  });
});
