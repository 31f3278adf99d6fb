import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkedin } from '../../../main/engine/networks/linkedin/index.ts';
import type { BudgetReading } from '../../../main/engine/networks/network.ts';
import { type LinkedInBench, openLinkedInBench } from './linkedin-bench.ts';

const day = 24 * 60 * 60_000;

let bench: LinkedInBench;
beforeEach(async () => {
  bench = await openLinkedInBench();
});
afterEach(() => bench.close());

const setApplication = (change: object) =>
  bench.server.world.collection('linkedin.application').put('application', change);
const revokeAtNetwork = () => bench.server.networks.find(({ id }) => id === 'linkedin')?.admin.revokeAll();

describe('the two sets of permissions', () => {
  test('an application with Community Management alone signs in without Sign In with LinkedIn', async () => {
    setApplication({ products: ['community'] });
    const tokens = await bench.signIn({ press: 'allow' });
    expect(tokens).toMatchObject({ subject: 'kQ3vLevain' });
    expect(tokens.scopes).not.toContain('openid');
    const found = await linkedin.discover?.(bench.line, tokens);
    expect(found).toMatchObject({ ok: true, value: { missingScopes: [] } });
    expect(found?.ok === true && found.value.accounts.map(({ name }) => name)).toEqual([
      'Camille Peeters',
      'Maison Levain',
      'Vélo Bellecour',
      'Gent Bakers’ Market',
    ]);
  });

  test('an application with the open products signs in without Community Management', async () => {
    await bench.close();
    bench = await openLinkedInBench('personal');
    setApplication({ products: ['sign-in', 'share'] });
    expect((await bench.signIn({ press: 'allow' })).scopes.toSorted()).toEqual([
      'email',
      'openid',
      'profile',
      'w_member_social',
    ]);
  });

  test('a permission that no product of the application includes fails the whole sign-in', async () => {
    setApplication({ products: ['sign-in', 'share'] });
    expect((await bench.consent({ press: 'allow' })).get('error')).toBe('unauthorized_scope_error');
  });
});

describe('what the network says of a grant', () => {
  test('its permissions and its end', async () => {
    const health = await linkedin.health?.(bench.line, bench.tokens);
    if (health?.ok !== true) throw new Error(JSON.stringify(health));
    expect(health.value.scopes.toSorted()).toEqual(bench.tokens.scopes.toSorted());
    expect(health.value).toMatchObject({ missingScopes: [], dataAccessExpiresAt: null });
    const told = health.value.accessExpiresAt ?? 0;
    const known = bench.tokens.accessExpiresAt ?? 0;
    expect(Math.abs(told - known)).toBeLessThanOrEqual(2000);
    expect(known - bench.line.clock.now()).toBeGreaterThan(59 * day);
  });

  test('permissions that the application asks for now and did not ask for then', async () => {
    await bench.close();
    bench = await openLinkedInBench('personal');
    const client = { ...bench.line.client, scopePreset: 'community' };
    const health = await linkedin.health?.({ ...bench.line, client }, bench.tokens);
    expect(health?.ok === true && health.value.missingScopes).toContain('w_organization_social');
    expect(health?.ok === true && health.value.missingScopes).not.toContain('w_member_social');
  });

  test('that the person took it back', async () => {
    revokeAtNetwork();
    expect(await linkedin.health?.(bench.line, bench.tokens)).toMatchObject({
      ok: false,
      failure: { class: 'reauth', code: 'access-revoked' },
    });
  });

  test('that it ended after sixty days', async () => {
    await bench.line.clock.wait(60 * day);
    expect(await linkedin.health?.(bench.line, bench.tokens)).toMatchObject({
      ok: false,
      failure: { class: 'reauth', code: 'signed-out' },
    });
  });

  test('to a stranger: nothing, and the grant stands', async () => {
    const client = { ...bench.line.client, clientSecret: 'another' };
    expect(await linkedin.health?.({ ...bench.line, client }, bench.tokens)).toMatchObject({
      ok: false,
      failure: { class: 'fatal', code: 'app-misconfigured' },
    });
  });
});

describe('renewal', () => {
  test('where it is granted gives a new token and leaves its own end where it is', async () => {
    setApplication({ refreshTokens: true });
    const first = await bench.signIn({ press: 'allow' });
    await bench.line.clock.wait(59 * day);
    const renewed = await linkedin.refresh?.(bench.line, first);
    if (renewed?.ok !== true) throw new Error(JSON.stringify(renewed));
    const { accessToken, accessExpiresAt, refreshExpiresAt, scopes } = renewed.value;
    expect(accessToken).not.toBe(first.accessToken);
    expect((accessExpiresAt ?? 0) - bench.line.clock.now()).toBeGreaterThan(59 * day);
    expect(refreshExpiresAt).toBeLessThanOrEqual(first.refreshExpiresAt ?? 0);
    expect(scopes.toSorted()).toEqual(first.scopes.toSorted());
  });

  test('ends with the permission', async () => {
    setApplication({ refreshTokens: true });
    const first = await bench.signIn({ press: 'allow' });
    revokeAtNetwork();
    expect(await linkedin.refresh?.(bench.line, first)).toMatchObject({
      ok: false,
      failure: { class: 'reauth' },
    });
  });

  test('elsewhere is a new consent: while the old one lasts the network asks nothing', async () => {
    await bench.line.clock.wait(53 * day);
    const again = await bench.signIn({ press: 'allow' });
    expect((again.accessExpiresAt ?? 0) - bench.line.clock.now()).toBeGreaterThan(59 * day);
    expect(again.subject).toBe(bench.tokens.subject);
  });
});

describe('a day’s quota', () => {
  // An hour after midnight, so that a day does not end in the middle of a test.
  beforeEach(() => bench.line.clock.wait(day - (bench.line.clock.now() % day) + day / 24));

  test('of posts is noted until midnight UTC, and the post waits for it', async () => {
    setApplication({
      quota: { posts: { member: 1, application: 100 }, resource: { member: 100, application: 100 } },
    });
    await bench.publish('member', 'One');
    const noted: BudgetReading[] = [];
    const publication = bench.write('member', 'Two');
    const budgets = { note: (_: unknown, reading: BudgetReading) => void noted.push(reading) };
    const outcome = await linkedin.commit(publication.job({ budgets }));
    expect(outcome).toMatchObject({
      kind: 'rejected',
      failure: { class: 'rate', code: 'quota-reached' },
    });
    const [reading] = noted;
    expect(reading).toMatchObject({ scope: 'account', name: 'posts', usedShare: 1 });
    expect((reading?.resetsAt ?? 1) % day).toBe(0);
    await bench.line.clock.wait((reading?.resetsAt ?? 0) - bench.line.clock.now());
    expect(await publication.publish(linkedin)).toMatchObject({ kind: 'published' });
  });

  test('of the application is noted for all its accounts', async () => {
    setApplication({
      quota: { posts: { member: 100, application: 1 }, resource: { member: 100, application: 100 } },
    });
    await bench.publish('member', 'One');
    const noted: BudgetReading[] = [];
    const budgets = { note: (_: unknown, reading: BudgetReading) => void noted.push(reading) };
    await linkedin.commit(bench.write('organization', 'Two').job({ budgets }));
    expect(noted).toMatchObject([{ scope: 'app', name: 'posts' }]);
  });
});
