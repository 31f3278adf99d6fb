import * as oauth from 'oauth4webapi';
import { describe, expect, test } from 'vitest';
import { collection, did, handle, record } from './bluesky-client.ts';
import {
  clientId,
  consent,
  dataHost,
  openClient,
  outcomeOf,
  push,
  query,
  redeem,
  redirectUri,
  refresh,
  revoke,
  signIn,
} from './bluesky-oauth-client.ts';
import { makeJpeg, startPractice } from './practice.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

async function start() {
  const bench = await startPractice();
  return { bench, own: await openClient(bench) };
}

/** Signed in, with a first call made, so that the server's nonce is known. */
async function startSignedIn() {
  const { bench, own } = await start();
  const tokens = await signIn(own);
  expect((await query(bench, own, tokens.access_token)).status).toBe(200);
  return { bench, own, tokens };
}

describe('Bluesky discovery', () => {
  test('§1 a handle leads to an identity, a server, and who gives out tokens for it', async () => {
    const { bench, own } = await start();
    const json = async (host: string, path: string) =>
      (await (await fetch(bench.at(host, path))).json()) as Record<string, unknown>;
    const resolve = `/xrpc/com.atproto.identity.resolveHandle?handle=${handle}`;
    expect(await json('bsky.social', resolve)).toEqual({ did });
    expect(await json('plc.directory', `/${did}`)).toMatchObject({
      id: did,
      alsoKnownAs: [`at://${handle}`],
      service: [{ id: '#atproto_pds', serviceEndpoint: bench.at(dataHost, '') }],
    });
    expect(await json(dataHost, '/.well-known/oauth-protected-resource')).toMatchObject({
      resource: bench.at(dataHost, ''),
      authorization_servers: [own.server.issuer],
    });
    expect(own.server).toMatchObject({
      require_pushed_authorization_requests: true,
      authorization_response_iss_parameter_supported: true,
      client_id_metadata_document_supported: true,
      code_challenge_methods_supported: ['S256'],
      dpop_signing_alg_values_supported: ['ES256'],
    });
  });

  test('§1 the sign-in host holds no data, and the directory knows only its people', async () => {
    const { bench } = await start();
    const status = async (host: string, path: string) => (await fetch(bench.at(host, path))).status;
    expect(await status('bsky.social', '/.well-known/oauth-protected-resource')).toBe(404);
    expect(await status('plc.directory', '/did:plc:nobody')).toBe(404);
  });
});

describe('Bluesky pushed requests', () => {
  test('§1 the first is refused for want of a nonce, and goes with it', async () => {
    const { own } = await start();
    const params = new URLSearchParams({ response_type: 'code' });
    const first = await oauth.pushedAuthorizationRequest(own.server, own.client, oauth.None(), params, {
      DPoP: own.proofs,
      [oauth.allowInsecureRequests]: true,
    });
    expect([first.status, await first.json()]).toMatchObject([400, { error: 'use_dpop_nonce' }]);
    expect(first.headers.get('dpop-nonce')).toMatch(/^[\w-]{20,}$/);
    expect((await push(own)).requestUri).toMatch(/^urn:ietf:params:oauth:request_uri:/);
  });

  test('§1 any port of the loopback address is taken; its name and other paths are not', async () => {
    const { own } = await start();
    expect(await push(own, { redirect_uri: 'http://127.0.0.1:1/callback' })).toHaveProperty('url');
    for (const redirect of [
      'http://localhost:50123/callback',
      'http://127.0.0.1:50123/other',
      'https://x.example/callback',
    ]) {
      expect(await outcomeOf(() => push(own, { redirect_uri: redirect }))).toBe('invalid_request');
    }
  });

  test('§1 needs a proof, the plain scope, PKCE by S256, and a client that says no more than it is', async () => {
    const { bench, own } = await start();
    const bare = await fetch(bench.at('bsky.social', '/oauth/par'), {
      method: 'POST',
      body: new URLSearchParams({ client_id: clientId }),
    });
    expect(await bare.json()).toMatchObject({ error: 'invalid_dpop_proof' });
    expect(await outcomeOf(() => push(own, { scope: 'transition:generic' }))).toBe('invalid_scope');
    expect(await outcomeOf(() => push(own, { scope: 'atproto transition:email' }))).toBe('invalid_scope');
    expect(await outcomeOf(() => push(own, { code_challenge_method: 'plain' }))).toBe('invalid_request');
    const stranger = { ...own, client: { ...own.client, client_id: 'https://app.example/client.json' } };
    expect(await outcomeOf(() => push(stranger))).toBe('invalid_client');
  });

  test('§1 is shown for five minutes, once, and to its client alone', async () => {
    const { bench, own } = await start();
    const { url } = await push(own);
    expect((await fetch(url)).status).toBe(200);
    const other = new URL(url);
    other.searchParams.set('client_id', 'http://localhost');
    expect((await fetch(other)).status).toBe(400);
    await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ decision: 'allow' }),
    });
    expect((await fetch(url)).status).toBe(400);
    const late = await push(own);
    bench.pass(5 * minute);
    expect((await fetch(late.url)).status).toBe(400);
  });
});

describe('Bluesky consent', () => {
  test('§1 comes back with the issuer, the state and a code', async () => {
    const { own } = await start();
    const params = await consent(own);
    expect(params.get('code')).toMatch(/^cod-/);
  });

  test('§1 refused comes back as such, with the issuer', async () => {
    const { own } = await start();
    const error = await consent(own, 'cancel').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(oauth.AuthorizationResponseError);
    expect(error).toMatchObject({ error: 'access_denied' });
  });
});

describe('Bluesky tokens', () => {
  test('§1 belong to the person, are bound to the key and live for an hour', async () => {
    const { bench, own, tokens } = await startSignedIn();
    expect(tokens).toMatchObject({
      token_type: 'dpop',
      sub: did,
      scope: 'atproto transition:generic',
      expires_in: 3600,
    });
    bench.pass(60 * minute);
    const late = await openClient(bench);
    expect(await outcomeOf(() => query(bench, { ...late, keys: own.keys }, tokens.access_token))).toBe(
      'invalid_token',
    );
  });

  test.each([
    ['another verifier', { codeVerifier: 'another-verifier-another-verifier-another-verifier' }],
    ['another port', { redirect: redirectUri.replace('50123', '50124') }],
  ])('§1 a code is not traded with %s', async (_name, wrong) => {
    const { own } = await start();
    expect(await outcomeOf(async () => redeem(own, await consent(own), wrong))).toBe('invalid_grant');
  });

  test('§1 a code is not traded with another key', async () => {
    const { bench, own } = await start();
    const params = await consent(own);
    const thief = await openClient(bench);
    expect(await outcomeOf(() => redeem(thief, params))).toBe('invalid_grant');
  });

  test('§1 a code that is traded twice ends what it was traded for', async () => {
    const { bench, own } = await start();
    const params = await consent(own);
    const tokens = await redeem(own, params);
    expect(await outcomeOf(() => redeem(own, params))).toBe('invalid_grant');
    expect(await outcomeOf(() => query(bench, own, tokens.access_token))).toBe('invalid_token');
  });

  test('§1 a renewal gives a new pair and ends the old one', async () => {
    const { bench, own, tokens } = await startSignedIn();
    const renewed = await refresh(own, tokens.refresh_token);
    expect(renewed.refresh_token).not.toBe(tokens.refresh_token);
    expect((await query(bench, own, renewed.access_token)).status).toBe(200);
    expect(await outcomeOf(() => query(bench, own, tokens.access_token))).toBe('invalid_token');
  });

  test('§1 a refresh token that is used twice ends the session with its new pair', async () => {
    const { bench, own, tokens } = await startSignedIn();
    const renewed = await refresh(own, tokens.refresh_token);
    expect(await outcomeOf(() => refresh(own, tokens.refresh_token))).toBe('invalid_grant');
    expect(await outcomeOf(() => query(bench, own, renewed.access_token))).toBe('invalid_token');
    expect(await outcomeOf(() => refresh(own, renewed.refresh_token))).toBe('invalid_grant');
  });

  test('§1 a session ends after fourteen days, however often it was renewed', async () => {
    const { bench, own } = await start();
    let { refresh_token: token } = await signIn(own);
    const later = async () => ({ ...own, ...(await openClient(bench)), keys: own.keys });
    for (const passed of [7 * day, 6 * day]) {
      bench.pass(passed);
      const { client, server } = await later();
      const aged = { ...own, client, server, proofs: oauth.DPoP(client, own.keys) };
      ({ refresh_token: token } = await refresh(aged, token));
    }
    bench.pass(1 * day);
    const { client } = await later();
    const aged = { ...own, client, proofs: oauth.DPoP(client, own.keys) };
    expect(await outcomeOf(() => refresh(aged, token))).toBe('invalid_grant');
  });

  test('§1 a session is ended by its client with its key, and by nobody without', async () => {
    const { bench, own, tokens } = await startSignedIn();
    const token = tokens.refresh_token ?? '';
    expect(await revoke(own, token)).toBe(200);
    expect((await query(bench, own, tokens.access_token)).status).toBe(200);
    expect(await revoke(own, token, own.proofs)).toBe(200);
    expect(await outcomeOf(() => query(bench, own, tokens.access_token))).toBe('invalid_token');
    expect(await outcomeOf(() => refresh(own, token))).toBe('invalid_grant');
  });

  test('§1 the person takes a program’s permission back on a page', async () => {
    const { bench, own, tokens } = await startSignedIn();
    const page = await (await fetch(bench.at('bsky.social', '/account'))).text();
    const [, address = ''] = /action="([^"]+\/remove)"/.exec(page) ?? [];
    await fetch(address, { method: 'POST', redirect: 'manual' });
    expect(await outcomeOf(() => query(bench, own, tokens.access_token))).toBe('invalid_token');
  });
});

describe('Bluesky proofs', () => {
  const hour = 3600;
  test.each([
    ['another method', { htm: 'POST' }],
    ['another address', { htu: 'http://127.0.0.1/xrpc/com.atproto.server.getSession' }],
    ['an old time', { iat: Math.floor(Date.now() / 1000) - hour }],
    ['a time to come', { iat: Math.floor(Date.now() / 1000) + hour }],
    ['another token', { ath: 'x'.repeat(43) }],
    ['no token', { ath: undefined }],
  ])('§1 a proof for %s is refused', async (_name, spoiled) => {
    const { bench, own, tokens } = await startSignedIn();
    const handle = own.spoiled((payload) => Object.assign(payload, spoiled));
    expect(await outcomeOf(() => query(bench, own, tokens.access_token, { handle }))).toBe(
      'invalid_dpop_proof',
    );
  });

  test('§1 a proof is good once', async () => {
    const { bench, own, tokens } = await startSignedIn();
    const handle = own.spoiled((payload) => Object.assign(payload, { jti: 'always-the-same' }));
    expect((await query(bench, own, tokens.access_token, { handle })).status).toBe(200);
    expect(await outcomeOf(() => query(bench, own, tokens.access_token, { handle }))).toBe(
      'invalid_dpop_proof',
    );
  });

  test('§1 a nonce is good for three minutes at most', async () => {
    const { bench, own, tokens } = await startSignedIn();
    const asked = await fetch(bench.at('bsky.social', '/oauth/par'), { method: 'POST' });
    const nonce = asked.headers.get('dpop-nonce') ?? '';
    const use = () => {
      const iat = Math.floor(bench.server.clock.now() / 1000);
      const handle = own.spoiled((payload) => Object.assign(payload, { nonce, iat }));
      return outcomeOf(() => query(bench, own, tokens.access_token, { handle }));
    };
    expect(await use()).toMatchObject({ status: 200 });
    bench.pass(3 * minute);
    expect(await use()).toBe('use_dpop_nonce');
  });

  test('§1 a token is nothing without its key, and nothing at another server', async () => {
    const { bench, own, tokens } = await startSignedIn();
    const token = tokens.access_token;
    const thief = await openClient(bench);
    expect(await outcomeOf(() => query(bench, thief, token))).toBe('invalid_token');
    expect(await outcomeOf(() => query(bench, own, token, { host: 'bsky.social' }))).toBe('invalid_token');
    const bare = await fetch(bench.at(dataHost, '/xrpc/com.atproto.server.getSession'), {
      headers: { authorization: `Bearer ${token}` },
    });
    expect([bare.status, await bare.json()]).toMatchObject([400, { error: 'InvalidToken' }]);
  });

  test('§1 who only said who they are may not publish', async () => {
    const { bench, own } = await start();
    const { url } = await push(own, { scope: 'atproto' });
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ decision: 'allow' }),
    });
    const params = oauth.validateAuthResponse(
      own.server,
      own.client,
      new URL(answer.headers.get('location') ?? ''),
      'the-state',
    );
    const { access_token: token } = await redeem(own, params);
    const refused = await query(bench, own, token);
    expect([refused.status, await refused.json()]).toMatchObject([403, { error: 'ScopeMissingError' }]);
  });
});

test('Bluesky: a restart keeps the sign-in; its next proof is refused once, for the new nonce', async () => {
  const { bench, own, tokens } = await startSignedIn();
  await bench.restart();
  const address = new URL(bench.at(dataHost, '/xrpc/com.atproto.server.getSession'));
  const call = () =>
    oauth.protectedResourceRequest(tokens.access_token, 'GET', address, undefined, undefined, {
      DPoP: own.proofs,
      [oauth.allowInsecureRequests]: true,
    });
  expect(await outcomeOf(call)).toBe('use_dpop_nonce');
  expect(await (await call()).json()).toMatchObject({ did, handle });
});

test('§1 a bound token uploads and publishes', async () => {
  const { bench, own, tokens } = await startSignedIn();
  const post = (method: string, type: string, body: Uint8Array | string) =>
    oauth.protectedResourceRequest(
      tokens.access_token,
      'POST',
      new URL(bench.at(dataHost, `/xrpc/${method}`)),
      new Headers({ 'content-type': type }),
      body,
      { DPoP: own.proofs, [oauth.allowInsecureRequests]: true },
    );
  const jpeg = new Uint8Array(await makeJpeg());
  const uploaded = await post('com.atproto.repo.uploadBlob', 'image/jpeg', jpeg);
  const { blob } = (await uploaded.json()) as { blob: unknown };
  const embed = { $type: 'app.bsky.embed.images', images: [{ alt: '', image: blob }] };
  const put = { repo: did, collection, rkey: '3lbqk5qnzbc2a', record: record('With a key', { embed }) };
  const written = await post(
    'com.atproto.repo.putRecord',
    'application/json',
    JSON.stringify({ ...put, swapRecord: null }),
  );
  expect(written.status).toBe(200);
  expect(bench.published('bluesky')).toMatchObject([{ text: 'With a key', kind: 'image' }]);
});
