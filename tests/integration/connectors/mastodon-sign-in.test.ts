import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mastodon } from '../../../main/engine/networks/mastodon/index.ts';
import { browserSignIn, type MastodonBench, openMastodonBench, redirectUri } from './mastodon-bench.ts';

let bench: MastodonBench;
beforeEach(async () => {
  bench = await openMastodonBench();
});
afterEach(() => bench.close());

const signIn = browserSignIn();

/** Replaces the bench by one at another server. */
async function moveTo(host: string): Promise<void> {
  await bench.close();
  bench = await openMastodonBench(host);
}

describe('signing in', () => {
  test('finds the profile under a name that no other server can give', () => {
    expect(bench.account).toMatchObject({
      kind: 'profile',
      name: 'Maison Levain',
      handle: 'maisonlevain@mastodon.social',
      remoteId: bench.tokens.subject,
    });
    expect(bench.account.remoteId).toMatch(/^\d{18}@mastodon\.social$/);
  });

  test('brings what the server takes', async () => {
    await moveTo('atelier.example');
    expect(JSON.parse(bench.account.facts['limits'] ?? '')).toMatchObject({
      maxCharacters: 1000,
      charactersPerUrl: 30,
      maxFiles: 6,
      imageBytes: 2_097_152,
      poll: { maxOptions: 6, maxSeconds: 604_800 },
    });
  });

  test('gives a token without an end, with every permission', () => {
    expect(bench.tokens).toMatchObject({ accessExpiresAt: null, refreshToken: null });
    expect(mastodon.refresh).toBeUndefined();
    expect(bench.tokens.scopes).toEqual(['read:accounts', 'read:statuses', 'write:statuses', 'write:media']);
  });

  test.each([
    ['mastodon.social', true],
    ['vieux.example', false],
  ])('at %s uses PKCE where it is offered: %s', async (host, offered) => {
    await moveTo(host);
    const page = await signIn.authorize(bench.line, {
      redirectUri,
      state: 's',
      codeVerifier: 'v'.repeat(43),
      service: bench.base,
      loginHint: null,
      expected: null,
    });
    expect(page.ok && new URL(page.value.url).searchParams.has('code_challenge')).toBe(offered);
  });

  test('with a used code is refused, and a token for nobody is given back', async () => {
    const exchange = (code: string) =>
      signIn.exchangeCode(bench.line, {
        code,
        redirectUri,
        codeVerifier: 'v'.repeat(43),
        service: bench.base,
        memo: {},
        params: new URLSearchParams(),
      });
    expect(await exchange('used')).toMatchObject({ ok: false, failure: { class: 'reauth' } });
  });
});

describe('a server', () => {
  const register = (service: string) => signIn.register(bench.line, { service, redirectUri });

  test('that speaks something else is told from one that is away', async () => {
    expect(await register(bench.line.baseOf('bsky.social'))).toMatchObject({
      ok: false,
      failure: { class: 'fix', code: 'unexpected-reply' },
    });
    bench.server.faults.arm({ kind: 'error-before', path: '/api/v2/instance' });
    expect(await register(bench.base)).toMatchObject({
      ok: false,
      failure: { class: 'retry', code: 'network-unavailable' },
    });
    bench.server.faults.arm({ kind: 'error-before', path: '/api/v2/instance', value: 410 });
    expect(await register(bench.base)).toMatchObject({ ok: false, failure: { class: 'fatal' } });
  });

  test('that does not exist is told from one that does not answer', async () => {
    const answering = (reason: 'unknown-host' | 'unreachable') => ({
      ...bench.line,
      calls: { send: () => Promise.resolve({ kind: 'not-sent', reason } as const) },
    });
    const ask = (reason: 'unknown-host' | 'unreachable') =>
      signIn.register(answering(reason), { service: bench.base, redirectUri });
    expect(await ask('unknown-host')).toMatchObject({ failure: { class: 'fix', code: 'not-found' } });
    expect(await ask('unreachable')).toMatchObject({
      failure: { class: 'retry', code: 'network-unreachable' },
    });
  });

  test('before 4.0 is asked by the older call', async () => {
    bench.server.faults.arm({ kind: 'error-before', path: '/api/v2/instance', value: 404 });
    expect(await register(bench.base)).toMatchObject({ ok: true });
  });

  test('that forgot Kaizup is noticed', async () => {
    expect(await signIn.isRegistered(bench.line, bench.base)).toEqual({ ok: true, value: true });
    bench.server.networks.find(({ id }) => id === 'mastodon')?.admin.forgetApplications?.();
    expect(await signIn.isRegistered(bench.line, bench.base)).toEqual({ ok: true, value: false });
  });
});

describe('the grant', () => {
  test('is good until it is revoked', async () => {
    expect(await mastodon.health?.(bench.line, bench.tokens)).toMatchObject({
      ok: true,
      value: { missingScopes: [], accessExpiresAt: null },
    });
    expect(await mastodon.revoke?.(bench.line, bench.tokens)).toEqual({ kind: 'revoked' });
    expect(await mastodon.health?.(bench.line, bench.tokens)).toMatchObject({
      ok: false,
      failure: { class: 'reauth', code: 'access-revoked' },
    });
  });

  test('that the person took back on the server is told as such at the next publication', async () => {
    bench.server.networks.find(({ id }) => id === 'mastodon')?.admin.revokeAll();
    expect(await bench.write('Too late').publish(mastodon)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'reauth', code: 'access-revoked', networkCode: '401 invalid_token' },
    });
  });

  test('cannot be ended while the server is away, and the owner is told where', async () => {
    bench.server.faults.arm({ kind: 'connection-refused', path: '/oauth/revoke' });
    expect(await mastodon.revoke?.(bench.line, bench.tokens)).toMatchObject({
      kind: 'not-revoked',
      manualUrl: 'https://mastodon.social/oauth/authorized_applications',
    });
  });
});
