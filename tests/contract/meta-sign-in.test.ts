import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { practiceClient } from '../../main/practice/kit/practice-network.ts';
import {
  allScopes,
  dataOf,
  errorOf,
  type MetaBench,
  pageIds,
  redirectUri,
  startMetaBench,
  valuesOf,
} from './meta-bench.ts';

const day = 86_400_000;
let bench: MetaBench;
beforeEach(async () => {
  bench = await startMetaBench();
});
afterEach(() => bench.close());

const codeOf = async (): Promise<string> => (await bench.consent()).searchParams.get('code') ?? '';

test('§1.2 a redirect address must be registered to the letter', async () => {
  for (const wrong of [
    `${redirectUri}/`,
    redirectUri.replace('localhost', '127.0.0.1'),
    `${redirectUri}?a=1`,
  ]) {
    const shown = await bench.dialog({ redirect_uri: wrong });
    expect(shown.status).toBe(400);
    expect(await shown.text()).not.toContain('<form');
  }
  expect((await bench.dialog()).status).toBe(200);
});

test('§1.1 an unknown app id or scope is told to the person and never redirected', async () => {
  expect((await bench.dialog({ client_id: 'someone-else' })).status).toBe(400);
  expect((await bench.dialog({ scope: 'pages_show_list,business_manage_all' })).status).toBe(400);
});

test('§1.1 consent echoes the state, and its code works once', async () => {
  const back = await bench.consent();
  expect(back.searchParams.get('state')).toBe('state-1');
  const code = back.searchParams.get('code') ?? '';
  const first = await bench.redeem(code);
  expect(first.body).toMatchObject({ token_type: 'bearer' });
  expect(errorOf(await bench.redeem(code))).toEqual({ code: 100, subcode: 36009 });
});

test('§1.2 a code is bound to its redirect address', async () => {
  expect(errorOf(await bench.redeem(await codeOf(), `${redirectUri}/`))).toEqual({
    code: 100,
    subcode: 36008,
  });
});

test('§9.2 a code dies after ten minutes', async () => {
  const code = await codeOf();
  bench.server.clock.advance(601_000);
  expect(errorOf(await bench.redeem(code)).code).toBe(100);
});

test('§1.1 a wrong secret redeems nothing', async () => {
  const reply = await bench.graph('oauth/access_token', {
    params: {
      client_id: practiceClient.id,
      client_secret: 'guess',
      redirect_uri: redirectUri,
      code: await codeOf(),
    },
  });
  expect(errorOf(reply).code).toBe(1);
});

test('§1.1 cancelling comes back as access_denied with the state', async () => {
  const back = await bench.consent({ decision: 'cancel' });
  expect(Object.fromEntries(back.searchParams)).toMatchObject({
    error: 'access_denied',
    error_reason: 'user_denied',
    state: 'state-1',
  });
  expect(back.searchParams.has('code')).toBe(false);
});

test('§1.1 a consent page answers once', async () => {
  const shown = await (await bench.dialog()).text();
  const form = new URLSearchParams({ request: valuesOf(shown, 'request')[0] ?? '', decision: 'allow' });
  const address = `${bench.server.origin}/www.facebook.com/v26.0/dialog/oauth`;
  const send = () => fetch(address, { method: 'POST', body: form, redirect: 'manual' });
  expect((await send()).status).toBe(302);
  expect((await send()).status).toBe(400);
});

test('§1.1 unticked scopes are read as declined, and unticked Pages are missing', async () => {
  const token = await bench.userToken({
    pages: [pageIds.levain],
    scopes: allScopes.filter((scope) => scope !== 'pages_manage_posts'),
  });
  const permissions = dataOf(await bench.graph('me/permissions', { token }));
  expect(permissions).toContainEqual({ permission: 'pages_manage_posts', status: 'declined' });
  expect(permissions).toContainEqual({ permission: 'pages_show_list', status: 'granted' });
  const pages = dataOf(await bench.graph('me/accounts', { token }));
  expect(pages.map((page) => page['id'])).toEqual([pageIds.levain]);
});

test('§2 Pages of a business are reached through the business alone', async () => {
  const token = await bench.userToken();
  const own = dataOf(await bench.graph('me/accounts', { token, params: { limit: '2' } }));
  expect(own.map((page) => page['name'])).toEqual(['Maison Levain', 'Levain Atelier']);
  const [business] = dataOf(await bench.graph('me/businesses', { token }));
  const owned = dataOf(
    await bench.graph(`${String(business?.['id'])}/owned_pages`, { token, params: { fields: 'id,tasks' } }),
  );
  expect(owned).toEqual([{ id: pageIds.market, tasks: ['ANALYZE', 'ADVERTISE'] }]);
  const clients = dataOf(
    await bench.graph(`${String(business?.['id'])}/client_pages`, { token, params: { fields: 'name' } }),
  );
  expect(clients.map((page) => page['name'])).toEqual(['Foire aux Vélos']);
});

test('§0 a list goes on while it has next, and its cursor leads there', async () => {
  const token = await bench.userToken();
  const first = await bench.graph('me/accounts', { token, params: { limit: '2', fields: 'id' } });
  const paging = first.body['paging'] as { next: string; cursors: { after: string } };
  const rest = (await (await fetch(paging.next)).json()) as { data: unknown; paging: { next?: string } };
  expect(rest.data).toEqual([{ id: pageIds.velo }]);
  expect(rest.paging.next).toBeUndefined();
});

test('§3 a Page tells its professional account, with nested fields', async () => {
  const token = await bench.userToken();
  const fields = 'name,instagram_business_account{id,username,followers_count}';
  const [levain, atelier] = dataOf(await bench.graph('me/accounts', { token, params: { fields } }));
  expect(levain?.['instagram_business_account']).toMatchObject({
    username: 'maison.levain',
    followers_count: 3902,
  });
  expect(atelier).not.toHaveProperty('instagram_business_account');
});

test('§1.3 a Page token from a long token has no expiry, from a short one it dies with it', async () => {
  const long = await bench.pageToken(pageIds.levain);
  const short = String((await bench.redeem(await codeOf())).body['access_token']);
  const page = await bench.graph(pageIds.levain, { token: short, params: { fields: 'access_token' } });
  const shortPage = String(page.body['access_token']);
  bench.server.clock.advance(3 * 3_600_000);
  expect(errorOf(await bench.graph(pageIds.levain, { token: shortPage }))).toEqual({
    code: 190,
    subcode: 463,
  });
  bench.server.clock.advance(70 * day);
  expect((await bench.graph(pageIds.levain, { token: long })).status).toBe(200);
});

test('§1.1 a long token lives sixty days', async () => {
  const token = await bench.userToken();
  bench.server.clock.advance(59 * day);
  expect((await bench.graph('me', { token })).status).toBe(200);
  bench.server.clock.advance(2 * day);
  expect(errorOf(await bench.graph('me', { token }))).toEqual({ code: 190, subcode: 463 });
});

test('§1.3 debug_token tells type, expiry and scopes of a token, to the app alone', async () => {
  const token = await bench.pageToken(pageIds.levain);
  const params = { input_token: token, access_token: `${practiceClient.id}|${practiceClient.secret}` };
  const { data } = (await bench.graph('debug_token', { params })).body as { data: Record<string, unknown> };
  expect(data).toMatchObject({ type: 'PAGE', is_valid: true, expires_at: 0, profile_id: pageIds.levain });
  expect(errorOf(await bench.graph('debug_token', { params: { ...params, access_token: 'x|y' } })).code).toBe(
    100,
  );
});

test('§1.3 taking back all permissions ends every token with 190/458', async () => {
  const token = await bench.userToken();
  const page = await bench.pageToken(pageIds.levain);
  const me = await bench.graph('me', { token });
  const revoked = await bench.graph(`${String(me.body['id'])}/permissions`, { token, method: 'DELETE' });
  expect(revoked.body).toEqual({ success: true });
  for (const dead of [token, page])
    expect(errorOf(await bench.graph('me', { token: dead }))).toEqual({ code: 190, subcode: 458 });
  const again = await bench.userToken();
  expect((await bench.graph('me', { token: again })).status).toBe(200);
  expect(errorOf(await bench.graph('me', { token })).subcode).toBe(458);
});

test('§1.3 taking back one permission leaves the token alive', async () => {
  const token = await bench.userToken();
  const me = String((await bench.graph('me', { token })).body['id']);
  await bench.graph(`${me}/permissions/pages_show_list`, { token, method: 'DELETE' });
  expect(errorOf(await bench.graph('me/accounts', { token })).code).toBe(200);
  expect((await bench.graph('me', { token })).status).toBe(200);
});

test('§9.2 a scripted revocation strikes when a token is checked, with its own reason', async () => {
  const token = await bench.pageToken(pageIds.levain);
  bench.server.faults.arm({ kind: 'revoked', path: '/feed', value: 460 });
  expect((await bench.graph(pageIds.levain, { token })).status).toBe(200);
  const reply = await bench.graph(`${pageIds.levain}/feed`, {
    token,
    method: 'POST',
    params: { message: 'Hello' },
  });
  expect(errorOf(reply)).toEqual({ code: 190, subcode: 460 });
});

test('§9.1 a token of another host cannot be parsed', async () => {
  expect(errorOf(await bench.graph('me', { token: 'IGAAxyz' }))).toEqual({ code: 190, subcode: undefined });
});

test('§1.3 a wrong appsecret_proof is refused, a right one is not', async () => {
  const token = await bench.userToken();
  const proof = createHmac('sha256', practiceClient.secret).update(token).digest('hex');
  expect((await bench.graph('me', { token, params: { appsecret_proof: proof } })).status).toBe(200);
  expect(errorOf(await bench.graph('me', { token, params: { appsecret_proof: 'ab' } })).code).toBe(100);
});

test('§0 removed protocol features are refused', async () => {
  const token = await bench.userToken();
  for (const name of ['pretty', 'debug', 'date_format', 'ids']) {
    expect(errorOf(await bench.graph('me', { token, params: { [name]: '1' } })).code).toBe(100);
  }
  expect(errorOf(await bench.graph('me', { token, headers: { 'if-none-match': '"a"' } })).code).toBe(100);
});

test('§0 ids are text and larger than a double can hold', async () => {
  const token = await bench.userToken();
  for (const page of dataOf(await bench.graph('me/accounts', { token }))) {
    expect(BigInt(String(page['id']))).toBeGreaterThan(2n ** 53n);
  }
});

test('no token, code or secret is kept in clear', async () => {
  const token = await bench.pageToken(pageIds.levain);
  const code = await codeOf();
  const kept = ['token', 'code', 'dialog', 'grant'].map((name) =>
    JSON.stringify(bench.server.world.collection(`facebook.${name}`).all()),
  );
  expect(kept[0]).toContain('"hash"');
  for (const text of kept) {
    expect(text).not.toContain(token);
    expect(text).not.toContain(code);
  }
});
