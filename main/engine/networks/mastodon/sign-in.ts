import { calculatePKCECodeChallenge } from 'oauth4webapi';
import type * as z from 'zod';
import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { ClientIdentity, DiscoveredAccount, GrantTokens, Line, Network } from '../network.ts';
import { codeOf, readBody, unansweredFailure, unexpectedReply } from '../replies.ts';
import type { BrowserSignIn } from '../signing-in.ts';
import { defaultService, hostOf, reachOf, readReply, sendTo } from './api.ts';
import { failureOf } from './error-table.ts';
import { account as accountReply, application, oauthError, token as tokenReply } from './parse.ts';
import { missingOf, scopes } from './scopes.ts';
import { awayFailure, offersPkce, readServer } from './server.ts';

const appRefused: Failure = { class: 'fatal', code: 'app-misconfigured' };

/** Sign-in at the owner's own server (contract §2, "Auth"): Kaizup makes itself known to each, once. */
export const signIn: BrowserSignIn = {
  kind: 'browser',
  // Newer servers let the port of a loopback address vary, older and other ones compare to the digit.
  redirect: 'registered-port',
  redirectHost: '127.0.0.1',
  redirectPath: '/callback/mastodon',
  defaultService,

  async register(line, { service, redirectUri }) {
    const server = await readServer(line, service);
    if (!server.ok) return server;
    const reply = await sendTo(line, service, {
      method: 'POST',
      path: '/api/v1/apps',
      body: {
        kind: 'json',
        // One address as text: servers before 4.3 take no list.
        value: { client_name: 'Kaizup', redirect_uris: redirectUri, scopes: scopes.join(' ') },
      },
    });
    if (reply.kind !== 'reply' || reply.status >= 500) return fail(awayFailure(reply));
    const made = reply.status === 200 ? readBody(application, reply) : undefined;
    return made === undefined
      ? fail({ ...appRefused, networkCode: String(reply.status) })
      : ok({ clientId: made.client_id, clientSecret: made.client_secret });
  },

  async isRegistered(line, service) {
    const reply = await sendTo(line, service, {
      method: 'POST',
      path: '/oauth/token',
      body: { kind: 'form', fields: { grant_type: 'client_credentials', ...identity(line.client) } },
    });
    if (reply.kind !== 'reply' || reply.status >= 500) return fail(awayFailure(reply));
    return ok(readBody(oauthError, reply)?.error !== 'invalid_client');
  },

  async authorize(line, { service, redirectUri, state, codeVerifier }) {
    if (service === null) return fail({ class: 'fix', code: 'not-found' });
    const pkce = await offersPkce(line, service);
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: line.client.clientId,
      redirect_uri: redirectUri,
      scope: scopes.join(' '),
      state,
    });
    if (pkce) {
      query.set('code_challenge', await calculatePKCECodeChallenge(codeVerifier));
      query.set('code_challenge_method', 'S256');
    }
    return ok({ url: `${service}/oauth/authorize?${query.toString()}`, memo: { pkce } });
  },

  isDenial: (error) => error === 'access_denied',

  async exchangeCode(line, { service, code, redirectUri, codeVerifier, memo }) {
    if (service === null) return fail({ class: 'fix', code: 'not-found' });
    const reply = await sendTo(line, service, {
      method: 'POST',
      path: '/oauth/token',
      body: {
        kind: 'form',
        fields: {
          grant_type: 'authorization_code',
          code,
          redirect_uri: redirectUri,
          ...identity(line.client),
          ...(memo['pkce'] === true ? { code_verifier: codeVerifier } : {}),
        },
      },
    });
    if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
    const error = readBody(oauthError, reply)?.error;
    if (error === 'invalid_client') return fail(appRefused);
    if (error !== undefined && reply.status < 500)
      return fail({ class: 'reauth', code: 'signed-out', networkCode: codeOf(error) });
    if (reply.status !== 200) return fail(failureOf(reply, line.clock.now()));
    const granted = readBody(tokenReply, reply);
    if (granted === undefined) return fail(unexpectedReply(reply));
    const who = await askPerson(line, service, granted.access_token);
    const tokens: GrantTokens = {
      subject: who.ok ? `${who.value.id}@${hostOf(line, service)}` : '',
      accessToken: granted.access_token,
      // Tokens have no end; only a revocation ends them.
      accessExpiresAt: null,
      refreshToken: null,
      refreshExpiresAt: null,
      scopes: granted.scope.split(' ').filter((scope) => scope !== ''),
      service,
    };
    if (who.ok) return ok(tokens);
    // A key that nobody will know must not stay valid.
    await revoke(line, tokens);
    return who;
  },
};

function identity(client: ClientIdentity): { readonly client_id: string; readonly client_secret: string } {
  return { client_id: client.clientId, client_secret: client.clientSecret };
}

/** Whose token it is. */
async function askPerson(
  line: Line,
  base: string,
  token: string,
): Promise<Outcome<z.infer<typeof accountReply>, Failure>> {
  const reply = await sendTo(line, base, {
    method: 'GET',
    path: '/api/v1/accounts/verify_credentials',
    headers: { authorization: `Bearer ${token}` },
  });
  return readReply(line, reply, accountReply);
}

/** The account behind a sign-in, with what its server takes. */
export const discover: NonNullable<Network['discover']> = async (line, tokens) => {
  const base = baseOfGrant(line, tokens);
  const who = await askPerson(line, base, tokens.accessToken);
  if (!who.ok) return who;
  const server = await readServer(line, base);
  if (!server.ok) return server;
  const { id, username, acct, display_name: displayName } = who.value;
  const missingScopes = missingOf(tokens.scopes);
  const account: DiscoveredAccount = {
    network: 'mastodon',
    remoteId: `${id}@${hostOf(line, base)}`,
    kind: 'profile',
    name: displayName.trim() === '' ? username : displayName.trim(),
    handle: `${acct}@${server.value.domain}`,
    token: null,
    unavailable: missingScopes.some((scope) => scope.startsWith('write:')) ? 'permission-missing' : null,
    facts: { limits: JSON.stringify(server.value.limits) },
  };
  return ok({ accounts: [account], missingScopes });
};

/** What changes on the side of the account's server: what it takes. */
export const facts: NonNullable<Network['facts']> = async (line, { service }) => {
  const server = await readServer(line, reachOf(line, service ?? defaultService));
  return server.ok ? ok({ limits: JSON.stringify(server.value.limits) }) : server;
};

/** Whether the token still opens the account. */
export const health: NonNullable<Network['health']> = async (line, tokens) => {
  const who = await askPerson(line, baseOfGrant(line, tokens), tokens.accessToken);
  if (!who.ok) return who;
  const missingScopes = missingOf(tokens.scopes);
  return ok({ scopes: tokens.scopes, missingScopes, accessExpiresAt: null, dataAccessExpiresAt: null });
};

/** Ends the token at its server. */
export const revoke: NonNullable<Network['revoke']> = async (line, tokens) => {
  const base = baseOfGrant(line, tokens);
  const manualUrl = `https://${hostOf(line, base)}/oauth/authorized_applications`;
  const reply = await sendTo(line, base, {
    method: 'POST',
    path: '/oauth/revoke',
    body: { kind: 'form', fields: { ...identity(line.client), token: tokens.accessToken } },
  });
  if (reply.kind !== 'reply') return { kind: 'not-revoked', manualUrl, failure: unansweredFailure(reply) };
  if (reply.status === 200) return { kind: 'revoked' };
  return { kind: 'not-revoked', manualUrl, failure: failureOf(reply, line.clock.now()) };
};

function baseOfGrant(line: Line, tokens: GrantTokens): string {
  return reachOf(line, tokens.service ?? defaultService);
}
