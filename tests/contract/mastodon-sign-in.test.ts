import { describe, expect, test } from 'vitest';
import {
  connect,
  consentAddress,
  decide,
  entity,
  errorOf,
  field,
  post,
  register,
  trade,
} from './mastodon-client.ts';
import { startPractice, submit } from './practice.ts';

const current = 'mastodon.social';
const old = 'vieux.example';

async function metadataAt(host: string): Promise<Response> {
  const bench = await startPractice();
  return fetch(bench.at(host, '/.well-known/oauth-authorization-server'));
}

describe('§2 Auth: the server', () => {
  test('names its calls and offers PKCE with S256', async () => {
    const response = await metadataAt(current);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      code_challenge_methods_supported: ['S256'],
      grant_types_supported: ['authorization_code', 'client_credentials'],
      response_types_supported: ['code'],
    });
  });

  test('before 4.3 has no metadata', async () => {
    expect((await metadataAt(old)).status).toBe(404);
  });

  test('tells its limits without a token, each its own', async () => {
    const bench = await startPractice();
    const limits = async (host: string) => {
      const response = await fetch(bench.at(host, '/api/v2/instance'));
      return entity.parse(await response.json())['configuration'];
    };
    expect(await limits(current)).toMatchObject({
      statuses: { max_characters: 500, max_media_attachments: 4, characters_reserved_per_url: 23 },
      polls: { max_options: 4, max_characters_per_option: 50, min_expiration: 300 },
    });
    expect(await limits('atelier.example')).toMatchObject({
      statuses: { max_characters: 1000, max_media_attachments: 6, characters_reserved_per_url: 30 },
      media_attachments: { image_size_limit: 2_097_152 },
    });
  });
});

describe('§2 Auth: registration', () => {
  test('gives a secret that is not kept, on each server apart', async () => {
    const bench = await startPractice();
    const one = await register(bench, current);
    const other = await register(bench, 'atelier.example');
    expect(one.clientId).not.toBe(other.clientId);
    expect(one.reply).toMatchObject({
      name: 'Test',
      scopes: ['read:accounts', 'read:statuses', 'write:statuses', 'write:media'],
      redirect_uri: 'http://127.0.0.1:50123/callback/mastodon',
    });
    const stored = JSON.stringify(bench.server.world.collection(`mastodon.${current}.applications`).all());
    expect(stored).not.toContain(one.clientSecret);
    // An identity of one server is nobody on another.
    const page = await fetch(consentAddress(bench, 'atelier.example', one.clientId));
    expect(page.status).toBe(400);
  });

  test('takes a list of addresses from 4.3 on', async () => {
    const bench = await startPractice();
    const body = {
      client_name: 'Test',
      redirect_uris: ['http://127.0.0.1:1/a', 'http://127.0.0.1:2/b'],
      scopes: 'read',
    };
    expect((await post(bench.at(current, '/api/v1/apps'), body)).status).toBe(200);
    expect((await post(bench.at(old, '/api/v1/apps'), body)).status).toBe(422);
  });

  test.each([[{ client_name: '' }], [{ redirect_uris: 'not an address' }], [{ scopes: 'read:everything' }]])(
    'refuses %j',
    async (change) => {
      const bench = await startPractice();
      const response = await post(bench.at(current, '/api/v1/apps'), {
        client_name: 'Test',
        redirect_uris: 'http://127.0.0.1:1/a',
        scopes: 'read',
        ...change,
      });
      expect(response.status).toBe(422);
    },
  );

  test('before 4.3 does not know the scope `profile`', async () => {
    const bench = await startPractice();
    const body = { client_name: 'Test', redirect_uris: 'http://127.0.0.1:1/a', scopes: 'profile' };
    expect((await post(bench.at(current, '/api/v1/apps'), body)).status).toBe(200);
    expect((await post(bench.at(old, '/api/v1/apps'), body)).status).toBe(422);
  });
});

describe('§2 Auth: consent', () => {
  test('sends the browser back with a code and the state', async () => {
    const bench = await startPractice();
    const { clientId } = await register(bench, current);
    const page = await fetch(consentAddress(bench, current, clientId));
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Upload pictures and videos');
    const back = await decide(consentAddress(bench, current, clientId), 'allow');
    expect(back.origin + back.pathname).toBe('http://127.0.0.1:50123/callback/mastodon');
    expect(back.searchParams.get('state')).toBe('st');
    expect(back.searchParams.get('code')).not.toBeNull();
  });

  test('that is not given says so', async () => {
    const bench = await startPractice();
    const { clientId } = await register(bench, current);
    const back = await decide(consentAddress(bench, current, clientId), 'cancel');
    expect(back.searchParams.get('error')).toBe('access_denied');
    expect(back.searchParams.get('state')).toBe('st');
  });

  test('lets the port of a loopback address vary, and before 4.3 does not', async () => {
    const bench = await startPractice();
    const elsewhere = { redirect_uri: 'http://127.0.0.1:50999/callback/mastodon' };
    for (const [host, status] of [
      [current, 200],
      [old, 400],
    ] as const) {
      const { clientId } = await register(bench, host);
      expect((await fetch(consentAddress(bench, host, clientId, elsewhere))).status).toBe(status);
    }
  });

  test.each([
    ['another path', { redirect_uri: 'http://127.0.0.1:50123/other' }],
    ['localhost for the address', { redirect_uri: 'http://localhost:50123/callback/mastodon' }],
    ['an unknown application', { client_id: 'nobody' }],
  ])('is not asked for with %s', async (_name, change) => {
    const bench = await startPractice();
    const { clientId } = await register(bench, current);
    const page = await fetch(consentAddress(bench, current, clientId, change), { redirect: 'manual' });
    expect(page.status).toBe(400);
  });

  test.each([
    ['invalid_scope', { scope: 'write' }],
    ['invalid_code_challenge_method', { code_challenge_method: 'plain' }],
    ['unsupported_response_type', { response_type: 'token' }],
  ])('goes back with %s', async (error, change) => {
    const bench = await startPractice();
    const { clientId } = await register(bench, current);
    const page = await fetch(consentAddress(bench, current, clientId, change), { redirect: 'manual' });
    expect(new URL(page.headers.get('location') ?? '').searchParams.get('error')).toBe(error);
  });

  test('out of band shows the code', async () => {
    const bench = await startPractice();
    const oob = 'urn:ietf:wg:oauth:2.0:oob';
    const { clientId } = await register(bench, current, { redirect_uris: oob });
    const address = consentAddress(bench, current, clientId, { redirect_uri: oob });
    const page = await submit(address, [['decision', 'allow']]);
    expect(await page.text()).toMatch(/<code>[A-Za-z0-9]{43}<\/code>/);
  });
});

describe('§2 Auth: a token', () => {
  async function codeAt(host: string) {
    const bench = await startPractice();
    const registered = await register(bench, host);
    const back = await decide(consentAddress(bench, host, registered.clientId), 'allow');
    return { bench, registered, code: back.searchParams.get('code') ?? '' };
  }

  test('has no end and no refresh token', async () => {
    const { bench, registered, code } = await codeAt(current);
    const reply = entity.parse(await (await trade(bench, current, registered, code)).json());
    expect(Object.keys(reply).toSorted()).toEqual(['access_token', 'created_at', 'scope', 'token_type']);
    bench.pass(400 * 24 * 3_600_000);
    const who = await fetch(bench.at(current, '/api/v1/accounts/verify_credentials'), {
      headers: { authorization: `Bearer ${field(reply, 'access_token')}` },
    });
    expect(who.status).toBe(200);
  });

  test('comes for a code once, in ten minutes, with the right verifier, address and secret', async () => {
    const { bench, registered, code } = await codeAt(current);
    const refusal = async (change: Readonly<Record<string, string>>) => {
      const response = await trade(bench, current, registered, code, change);
      return [response.status, await errorOf(response)];
    };
    expect(await refusal({ code_verifier: 'another' })).toEqual([400, 'invalid_grant']);
    expect(await refusal({ redirect_uri: 'http://127.0.0.1:1/' })).toEqual([400, 'invalid_grant']);
    expect(await refusal({ client_secret: 'wrong' })).toEqual([401, 'invalid_client']);
    expect((await trade(bench, current, registered, code)).status).toBe(200);
    expect(await refusal({})).toEqual([400, 'invalid_grant']);
    const late = await decide(consentAddress(bench, current, registered.clientId), 'allow');
    bench.pass(11 * 60_000);
    const response = await trade(bench, current, registered, late.searchParams.get('code') ?? '');
    expect(response.status).toBe(400);
  });

  test('comes without a verifier before 4.3, which does not look at PKCE', async () => {
    const { bench, registered, code } = await codeAt(old);
    const response = await trade(bench, old, registered, code, { code_verifier: 'whatever' });
    expect(response.status).toBe(200);
  });

  test('ends when its application revokes it, and not for another application', async () => {
    const client = await connect();
    const other = await register(client.bench, current);
    const revoke = (registered: Awaited<ReturnType<typeof register>>) =>
      submit(client.at('/oauth/revoke'), [
        ['client_id', registered.clientId],
        ['client_secret', registered.clientSecret],
        ['token', client.token],
      ]);
    expect((await revoke(other)).status).toBe(403);
    expect((await client.call('GET', '/api/v1/accounts/verify_credentials')).status).toBe(200);
    const { bench, registered, code } = await codeAt(current);
    const reply = entity.parse(await (await trade(bench, current, registered, code)).json());
    const token = field(reply, 'access_token');
    const ended = await submit(bench.at(current, '/oauth/revoke'), [
      ['client_id', registered.clientId],
      ['client_secret', registered.clientSecret],
      ['token', token],
    ]);
    expect(ended.status).toBe(200);
    const after = await fetch(bench.at(current, '/api/v1/accounts/verify_credentials'), {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(after.status).toBe(401);
    expect(after.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  test('of the application alone speaks for nobody', async () => {
    const bench = await startPractice();
    const { clientId, clientSecret } = await register(bench, current);
    const response = await submit(bench.at(current, '/oauth/token'), [
      ['grant_type', 'client_credentials'],
      ['client_id', clientId],
      ['client_secret', clientSecret],
      ['scope', 'read:accounts'],
    ]);
    const token = field(entity.parse(await response.json()), 'access_token');
    const who = await fetch(bench.at(current, '/api/v1/accounts/verify_credentials'), {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(who.status).toBe(422);
  });

  test('opens what its scopes say and nothing else', async () => {
    const client = await connect(current, undefined, 'read:accounts');
    const refused = await client.call('POST', '/api/v1/statuses', { status: 'No' });
    expect(refused.status).toBe(403);
    expect(refused.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
  });

  test('and its secret are kept as digests only', async () => {
    const client = await connect();
    const stored = JSON.stringify(client.bench.server.world.collection(`mastodon.${current}.tokens`).all());
    expect(stored).not.toContain(client.token);
  });
});
