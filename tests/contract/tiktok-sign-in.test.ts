import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  allScopes,
  apiClient,
  bodyOf,
  consent,
  consentUrl,
  exchange,
  redirectUri,
  refusal,
  signIn,
  tokenCall,
  verifier,
} from './tiktok-client.ts';
import { redirectOf, startPractice, submit } from './practice.ts';

const minute = 60_000;
const userInfo = '/v2/user/info/?fields=open_id,display_name';

describe('TikTok sign-in', () => {
  test('§T1 the consent page lets a person untick all but the basic permission', async () => {
    const bench = await startPractice();
    bench.network('tiktok').admin.registerRedirect(redirectUri);
    const page = await (await fetch(consentUrl(bench))).text();
    expect(page).toContain('nothing leaves this computer');
    for (const scope of allScopes.split(',')) expect(page).toContain(`name="scope" value="${scope}"`);
    expect(page).toMatch(/value="user.info.basic" checked disabled/);
  });

  test('§T1 a subset is granted and named in the callback', async () => {
    const bench = await startPractice();
    const callback = await consent(bench, 'user.info.basic,video.list');
    expect(callback.get('scopes')).toBe('user.info.basic,video.list');
    expect(callback.get('state')).toBe('s1');
    const body = await bodyOf(await exchange(bench, callback.get('code') ?? ''));
    expect(body).toMatchObject({ scope: 'user.info.basic,video.list', token_type: 'Bearer' });
    const creatorInfo = await apiClient(bench, body['access_token']).post(
      '/v2/post/publish/creator_info/query/',
    );
    expect(await refusal(creatorInfo)).toEqual([401, 'scope_not_authorized']);
  });

  test('§T1 cancelling comes back as access_denied', async () => {
    const bench = await startPractice();
    bench.network('tiktok').admin.registerRedirect(redirectUri);
    const back = redirectOf(await submit(consentUrl(bench), [['decision', 'cancel']]));
    expect([back.searchParams.get('error'), back.searchParams.get('state')]).toEqual(['access_denied', 's1']);
  });

  test('§T1 a wildcard takes any port, but the path to its last slash', async () => {
    const bench = await startPractice();
    bench.network('tiktok').admin.registerRedirect('http://127.0.0.1:*/callback/tiktok/');
    const visit = async (redirect: string) =>
      (await fetch(consentUrl(bench, { redirect_uri: redirect }))).status;
    expect(await visit('http://127.0.0.1:4711/callback/tiktok/')).toBe(200);
    expect(await visit('http://127.0.0.1:4711/callback/tiktok')).toBe(400);
    expect(await visit('http://localhost:4711/callback/tiktok/')).toBe(400);
    expect(await visit('http://127.0.0.1:4711/x/callback/tiktok/')).toBe(400);
    expect(await visit('http://127.0.0.1:47@evil.example:1/callback/tiktok/')).toBe(400);
  });

  test.each([
    'http://127.0.0.1/callback/',
    'https://kaizup.example:443/callback/',
    'http://127.0.0.1:80/callback/?x=1',
  ])('§T1 %s cannot be registered', async (redirect) => {
    const bench = await startPractice();
    expect(() => bench.network('tiktok').admin.registerRedirect(redirect)).toThrow(TypeError);
  });

  test('§T1 without a challenge there is an error page, not a redirect', async () => {
    const bench = await startPractice();
    bench.network('tiktok').admin.registerRedirect(redirectUri);
    const response = await fetch(consentUrl(bench, { code_challenge: '' }), { redirect: 'manual' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('10007');
  });

  test('§T1 the challenge is hexadecimal: base64url fails at the exchange, under HTTP 200', async () => {
    const bench = await startPractice();
    const base64url = createHash('sha256').update(verifier).digest('base64url');
    const callback = await consent(bench, allScopes, { code_challenge: base64url });
    const response = await exchange(bench, callback.get('code') ?? '');
    expect(response.status).toBe(200);
    expect(await bodyOf(response)).toMatchObject({
      error: 'invalid_request',
      error_description: 'Code verifier or code challenge is invalid.',
    });
  });

  test('§T1 unknown scopes are refused', async () => {
    const bench = await startPractice();
    bench.network('tiktok').admin.registerRedirect(redirectUri);
    const back = redirectOf(
      await fetch(consentUrl(bench, { scope: 'user.info.basic,video.delete' }), { redirect: 'manual' }),
    );
    expect(back.searchParams.get('error')).toBe('invalid_scope');
  });

  test('§T2 the token reply is flat, with two hours and 180 days', async () => {
    const bench = await startPractice();
    expect(await signIn(bench)).toMatchObject({
      expires_in: 7200,
      refresh_expires_in: 15_552_000,
      scope: allScopes,
    });
  });

  test('§T2 a code works once; errors come with HTTP 200', async () => {
    const bench = await startPractice();
    const code = (await consent(bench)).get('code') ?? '';
    expect(await bodyOf(await exchange(bench, code))).toHaveProperty('access_token');
    const again = await exchange(bench, code);
    expect([again.status, (await bodyOf(again))['error']]).toEqual([200, 'invalid_grant']);
    const wrong = await tokenCall(bench, {
      grant_type: 'refresh_token',
      refresh_token: 'x',
      client_secret: 'wrong',
    });
    expect([wrong.status, (await bodyOf(wrong))['error']]).toEqual([200, 'invalid_client']);
  });

  test('§T2 refreshing rotates: the former refresh token is dead at once', async () => {
    const bench = await startPractice();
    const first = await signIn(bench);
    const renew = (token: unknown) =>
      tokenCall(bench, { grant_type: 'refresh_token', refresh_token: String(token) });
    const second = await bodyOf(await renew(first['refresh_token']));
    expect(second['refresh_token']).not.toBe(first['refresh_token']);
    expect(await bodyOf(await renew(first['refresh_token']))).toMatchObject({ error: 'invalid_grant' });
    expect(await bodyOf(await renew(second['refresh_token']))).toHaveProperty('access_token');
  });

  test('§T2 tokens end on the clock', async () => {
    const bench = await startPractice();
    const { access_token: token, refresh_token: refreshToken } = await signIn(bench);
    expect((await apiClient(bench, token).get(userInfo)).status).toBe(200);
    bench.pass(120 * minute);
    expect(await refusal(await apiClient(bench, token).get(userInfo))).toEqual([401, 'access_token_invalid']);
    bench.pass(180 * 24 * 60 * minute);
    const late = await tokenCall(bench, { grant_type: 'refresh_token', refresh_token: String(refreshToken) });
    expect(await bodyOf(late)).toMatchObject({ error: 'invalid_grant' });
  });

  test('§T2 revoking ends the grant', async () => {
    const bench = await startPractice();
    const { access_token: token, refresh_token: refreshToken } = await signIn(bench);
    const revoked = await tokenCall(bench, { token: String(token) }, '/v2/oauth/revoke/');
    expect(await bodyOf(revoked)).toEqual({});
    expect(await refusal(await apiClient(bench, token).get(userInfo))).toEqual([401, 'access_token_invalid']);
    const renewed = await tokenCall(bench, {
      grant_type: 'refresh_token',
      refresh_token: String(refreshToken),
    });
    expect(await bodyOf(renewed)).toMatchObject({ error: 'invalid_grant' });
  });

  test('the world holds no token and no code', async () => {
    const bench = await startPractice();
    const code = (await consent(bench)).get('code') ?? '';
    const body = await bodyOf(await exchange(bench, code));
    await consent(bench);
    const names = ['tiktok.codes', 'tiktok.tokens', 'tiktok.grants'];
    const kept = JSON.stringify(names.map((name) => bench.server.world.collection(name).all()));
    for (const secret of [code, body['access_token'], body['refresh_token']])
      expect(kept).not.toContain(String(secret));
  });
});
