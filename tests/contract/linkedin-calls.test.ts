import { describe, expect, test } from 'vitest';
import { bakery, bodyOf, publish, restClient, signIn } from './linkedin-client.ts';
import { startPractice } from './practice.ts';

const minute = 60_000;
const hour = 60 * minute;
const encoded = encodeURIComponent;

async function start(scope?: string) {
  const bench = await startPractice();
  return { bench, rest: restClient(bench, await signIn(bench, scope)) };
}

describe('LinkedIn calls', () => {
  test('§L1 the version is judged before the token', async () => {
    const { rest } = await start();
    const without = await rest('GET', '/rest/posts/x', {
      headers: { 'linkedin-version': '', authorization: '' },
    });
    expect(await bodyOf(without)).toMatchObject({ status: 400, code: 'VERSION_MISSING' });
    for (const version of ['202511', '202512', '20260', '202612']) {
      const old = await rest('GET', '/rest/posts/x', {
        headers: { 'linkedin-version': version, authorization: '' },
      });
      expect(await bodyOf(old)).toMatchObject({ status: 426, code: 'NONEXISTENT_VERSION' });
    }
  });

  test('§L1 a version ends on its published day', async () => {
    const { bench, rest } = await start();
    const ask = () =>
      rest('GET', '/rest/organizations/108240117', { headers: { 'linkedin-version': '202603' } });
    bench.pass(Date.parse('2027-03-15T23:00:00Z') - bench.server.clock.now());
    expect((await ask()).status).not.toBe(426);
    bench.pass(2 * hour);
    expect((await ask()).status).toBe(426);
  });

  test('§L3 organizations are found by role, with name and followers', async () => {
    const { rest } = await start();
    const acls = await bodyOf(
      await rest(
        'GET',
        '/rest/organizationAcls?q=roleAssignee&role=ADMINISTRATOR&state=APPROVED&start=0&count=100',
      ),
    );
    expect(acls['elements']).toMatchObject([
      { organization: bakery, role: 'ADMINISTRATOR' },
      { role: 'ADMINISTRATOR' },
    ]);
    expect(await bodyOf(await rest('GET', '/rest/organizations/108240117'))).toMatchObject({
      id: 108240117,
      localizedName: 'Maison Levain',
    });
    const size = await rest(
      'GET',
      `/rest/networkSizes/${encoded(bakery)}?edgeType=COMPANY_FOLLOWED_BY_MEMBER`,
    );
    expect(await bodyOf(size)).toEqual({ firstDegreeSize: 4210 });
  });

  test('§L4 a URN in a path is encoded exactly once', async () => {
    const { rest } = await start();
    const urn = await publish(rest, bakery, 'Fresh bread');
    expect((await rest('GET', `/rest/posts/${encoded(urn)}`)).status).toBe(200);
    expect((await rest('GET', `/rest/posts/${urn}`)).status).toBe(400);
    expect((await rest('GET', `/rest/posts/${encoded(encoded(urn))}`)).status).toBe(400);
  });

  test('§L4 a List whose punctuation was encoded is refused', async () => {
    const { rest } = await start();
    const base = `/rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${encoded(bakery)}`;
    const raw = `List(${encoded('urn:li:share:1')})`;
    expect((await rest('GET', `${base}&shares=${raw}`)).status).toBe(200);
    // As URLSearchParams writes it: parentheses encoded, and what was encoded once more.
    for (const again of [
      new URLSearchParams({ shares: raw }),
      `shares=List(${encoded(encoded('urn:li:share:1'))})`,
    ]) {
      expect((await rest('GET', `${base}&${again}`)).status).toBe(400);
    }
  });
});
