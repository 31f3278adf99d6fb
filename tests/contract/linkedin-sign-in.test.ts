import { describe, expect, test } from 'vitest';
import {
  bodyOf,
  community,
  consent,
  consentUrl,
  exchange,
  oauthCall,
  personal,
  redirectUri,
  restClient,
  signIn,
} from './linkedin-client.ts';
import { redirectOf, startPractice, submit } from './practice.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

describe('LinkedIn sign-in', () => {
  test('§L2 the consent page names what is asked for and every way out', async () => {
    const bench = await startPractice();
    bench.network('linkedin').admin.registerRedirect(redirectUri);
    const page = await (await fetch(consentUrl(bench, personal))).text();
    expect(page).toContain('nothing leaves this computer');
    expect(page).toContain('Create, change and delete posts as you');
    for (const decision of ['allow', 'cancel', 'leave'])
      expect(page).toContain(`name="decision" value="${decision}"`);
  });

  test.each([
    ['leave', 'user_cancelled_login'],
    ['cancel', 'user_cancelled_authorize'],
  ])('§L2 declining with “%s” comes back as %s with the state', async (decision, error) => {
    const bench = await startPractice();
    bench.network('linkedin').admin.registerRedirect(redirectUri);
    const back = redirectOf(await submit(consentUrl(bench, personal), [['decision', decision]]));
    expect(back.href.startsWith(redirectUri)).toBe(true);
    expect(back.searchParams.get('error')).toBe(error);
    expect(back.searchParams.get('state')).toBe('s1');
    expect(back.searchParams.has('code')).toBe(false);
  });

  test.each([
    ['an unregistered redirect', { redirect_uri: 'http://127.0.0.1:18921/callback/linkedin' }],
    ['a fragment in the redirect', { redirect_uri: `${redirectUri}#x` }],
    ['an unknown client', { client_id: 'somebody' }],
    ['an unknown scope', { scope: 'openid w_everything' }],
  ])('§L2 %s gets an error page and no redirect', async (_, change) => {
    const bench = await startPractice();
    bench.network('linkedin').admin.registerRedirect(redirectUri);
    const url = consentUrl(bench, personal, change);
    for (const response of [
      await fetch(url, { redirect: 'manual' }),
      await submit(url, [['decision', 'allow']]),
    ]) {
      expect(response.status).toBe(400);
      expect(response.headers.has('location')).toBe(false);
    }
  });

  test('§L2 a scope that no product includes fails the whole authorization', async () => {
    const bench = await startPractice();
    bench.network('linkedin').admin.registerRedirect(redirectUri);
    const back = redirectOf(await fetch(consentUrl(bench, 'openid r_member_social'), { redirect: 'manual' }));
    expect(back.searchParams.get('error')).toBe('unauthorized_scope_error');
  });

  test('§L2 a token lasts 60 days, comes without a refresh token, and knows its scopes', async () => {
    const bench = await startPractice();
    const body = await bodyOf(await exchange(bench, await consent(bench, personal)));
    expect(body).toMatchObject({
      expires_in: 60 * 86_400,
      token_type: 'Bearer',
      scope: 'email,openid,profile,w_member_social',
    });
    expect(body).not.toHaveProperty('refresh_token');
    expect(body).toHaveProperty('id_token');
  });

  test('§L2 a code works once', async () => {
    const bench = await startPractice();
    const code = await consent(bench, personal);
    expect((await exchange(bench, code)).status).toBe(200);
    const again = await exchange(bench, code);
    expect(again.status).toBe(400);
    expect(await bodyOf(again)).toMatchObject({
      error: 'invalid_request',
      error_description: 'authorization code not found',
    });
  });

  test('§L2 a code ends after 30 minutes and belongs to its redirect', async () => {
    const bench = await startPractice();
    const late = await consent(bench, personal);
    bench.pass(30 * minute);
    expect(await bodyOf(await exchange(bench, late))).toMatchObject({ error: 'invalid_redirect_uri' });
    const other = await exchange(
      bench,
      await consent(bench, personal),
      'http://127.0.0.1:1/callback/linkedin',
    );
    expect(await bodyOf(other)).toMatchObject({ error: 'invalid_redirect_uri' });
  });

  test('§L2 a missing parameter and a wrong secret are told apart', async () => {
    const bench = await startPractice();
    const missing = await oauthCall(bench, '/oauth/v2/accessToken', {
      grant_type: 'authorization_code',
      code: 'x',
    });
    expect([missing.status, (await bodyOf(missing))['error']]).toEqual([400, 'invalid_request']);
    const wrong = await oauthCall(bench, '/oauth/v2/accessToken', {
      grant_type: 'authorization_code',
      code: 'x',
      redirect_uri: redirectUri,
      client_secret: 'wrong',
    });
    expect([wrong.status, (await bodyOf(wrong))['error']]).toEqual([401, 'invalid_client']);
  });

  test('§L2 a partner’s refresh token renews access and its own end never moves', async () => {
    const bench = await startPractice();
    bench.server.world.collection('linkedin.application').put('application', { refreshTokens: true });
    const first = await bodyOf(await exchange(bench, await consent(bench, personal)));
    const refreshToken = String(first['refresh_token']);
    bench.pass(59 * day);
    const renew = () =>
      oauthCall(bench, '/oauth/v2/accessToken', { grant_type: 'refresh_token', refresh_token: refreshToken });
    const renewed = await bodyOf(await renew());
    expect(Number(renewed['refresh_token_expires_in'])).toBeLessThanOrEqual(306 * 86_400);
    expect(renewed['access_token']).not.toBe(first['access_token']);
    bench.pass(307 * day);
    expect((await renew()).status).toBe(400);
  });

  test('§L2 asking for other scopes ends the earlier token', async () => {
    const bench = await startPractice();
    const earlier = await signIn(bench, personal);
    await signIn(bench, community);
    const refused = await restClient(bench, earlier)('GET', '/v2/userinfo');
    expect(await bodyOf(refused)).toMatchObject({
      status: 401,
      code: 'REVOKED_ACCESS_TOKEN',
      serviceErrorCode: 65601,
    });
  });

  test('§L2 a signed-in member with a live token is not asked again, but for other scopes is', async () => {
    const bench = await startPractice();
    bench.network('linkedin').admin.registerRedirect(redirectUri);
    const allowed = await submit(consentUrl(bench, personal), [['decision', 'allow']]);
    const cookie = (allowed.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    await exchange(bench, redirectOf(allowed).searchParams.get('code') ?? '');
    const visit = (scope: string) =>
      fetch(consentUrl(bench, scope), { redirect: 'manual', headers: { cookie } });
    expect(redirectOf(await visit(personal)).searchParams.get('code')).toBeTruthy();
    expect((await visit(community)).status).toBe(200);
    bench.pass(61 * day);
    expect((await visit(personal)).status).toBe(200);
  });

  test('§L2 introspection tells active, expired and revoked apart', async () => {
    const bench = await startPractice();
    const token = await signIn(bench, personal);
    const status = async () => bodyOf(await oauthCall(bench, '/oauth/v2/introspectToken', { token }));
    expect(await status()).toMatchObject({ active: true, status: 'active', auth_type: '3L' });
    bench.pass(60 * day);
    expect(await status()).toMatchObject({ active: false, status: 'expired' });
    const revoked = await signIn(bench, personal);
    bench.network('linkedin').admin.revokeAll();
    expect(
      await bodyOf(await oauthCall(bench, '/oauth/v2/introspectToken', { token: revoked })),
    ).toMatchObject({ status: 'revoked' });
  });

  test('§L11 no token, a wrong, an expired and a revoked one have their own codes', async () => {
    const bench = await startPractice();
    const token = await signIn(bench, personal);
    const code = async (given: string, headers: Record<string, string> = {}) =>
      (await bodyOf(await restClient(bench, given)('GET', '/v2/userinfo', { headers })))['code'];
    expect(await code(token, { authorization: '' })).toBe('EMPTY_ACCESS_TOKEN');
    expect(await code('made-up')).toBe('INVALID_ACCESS_TOKEN');
    expect(await code(token)).toBeUndefined();
    bench.pass(60 * day);
    expect(await code(token)).toBe('EXPIRED_ACCESS_TOKEN');
    const second = await signIn(bench, personal);
    expect((await oauthCall(bench, '/oauth/v2/revoke', { token: second })).status).toBe(200);
    expect(await code(second)).toBe('REVOKED_ACCESS_TOKEN');
  });

  test('the world holds no token and no code', async () => {
    const bench = await startPractice();
    const code = await consent(bench, personal);
    const body = await bodyOf(await exchange(bench, code));
    const names = ['linkedin.codes', 'linkedin.tokens', 'linkedin.grants'];
    const kept = JSON.stringify(names.map((name) => bench.server.world.collection(name).all()));
    expect(kept).not.toContain(code);
    expect(kept).not.toContain(String(body['access_token']));
  });
});
