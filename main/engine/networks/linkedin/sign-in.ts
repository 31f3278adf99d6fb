import type * as z from 'zod';
import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { GrantTokens, Line, Network } from '../network.ts';
import type { BrowserSignIn } from '../signing-in.ts';
import { type Arrived, readBody, unansweredFailure, unexpectedReply } from '../replies.ts';
import { signInFailure } from './error-table.ts';
import { oauthError, tokens as tokenReply } from './parse.ts';
import { askPerson } from './person.ts';
import { scopesOf } from './scopes.ts';

/** Where a person manages the applications they let in. */
const manualUrl = 'https://www.linkedin.com/mypreferences/d/data-sharing-for-permitted-services';

/** Sign-in in the browser (contract L2); the redirect address must be registered to the digit. */
export const signIn: BrowserSignIn = {
  kind: 'browser',
  redirect: 'registered-port',
  redirectHost: '127.0.0.1',
  redirectPath: '/callback/linkedin',
  authorize({ baseOf, client }, { redirectUri, state }) {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: client.clientId,
      redirect_uri: redirectUri,
      state,
      scope: scopesOf(client).join(' '),
    });
    return Promise.resolve(
      ok({ url: `${baseOf('www.linkedin.com')}/oauth/v2/authorization?${query.toString()}`, memo: {} }),
    );
  },
  isDenial: (error) => error === 'user_cancelled_login' || error === 'user_cancelled_authorize',
  async exchangeCode(line, { code, redirectUri }) {
    const granted = await askForTokens(line, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
    });
    if (!granted.ok) return granted;
    const tokens = tokensOf(granted.value, '', line.clock.now());
    // Consent is all or nothing: what was asked for is there, should the reply not repeat it.
    const scopes = tokens.scopes.length === 0 ? scopesOf(line.client) : tokens.scopes;
    const who = await askPerson(line, tokens.accessToken, scopes);
    return who.ok ? ok({ ...tokens, scopes, subject: who.value.id }) : who;
  },
};

/** A new access token; only approved partners' applications have a refresh token to ask with (contract L2). */
export const refresh: NonNullable<Network['refresh']> = async (line, tokens) => {
  if (tokens.refreshToken === null) return fail({ class: 'reauth', code: 'signed-out' });
  const granted = await askForTokens(line, {
    grant_type: 'refresh_token',
    refresh_token: tokens.refreshToken,
  });
  if (!granted.ok) return granted;
  const renewed = tokensOf(granted.value, tokens.subject, line.clock.now());
  return ok({
    ...renewed,
    refreshToken: renewed.refreshToken ?? tokens.refreshToken,
    // The refresh token's end is fixed at sign-in: it may only come nearer.
    refreshExpiresAt: earlier(tokens.refreshExpiresAt, renewed.refreshExpiresAt),
    scopes: renewed.scopes.length === 0 ? tokens.scopes : renewed.scopes,
  });
};

async function askForTokens(
  line: Line,
  fields: Readonly<Record<string, string>>,
): Promise<Outcome<z.infer<typeof tokenReply>, Failure>> {
  const reply = await line.calls.send({
    method: 'POST',
    url: `${line.baseOf('www.linkedin.com')}/oauth/v2/accessToken`,
    body: { kind: 'form', fields: { ...identity(line), ...fields } },
  });
  if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
  if (reply.status !== 200) return fail(refusal(reply));
  const granted = readBody(tokenReply, reply);
  return granted === undefined ? fail(unexpectedReply(reply)) : ok(granted);
}

function tokensOf(reply: z.infer<typeof tokenReply>, subject: string, now: number): GrantTokens {
  const { refresh_token: refreshToken = null, refresh_token_expires_in: refreshSeconds } = reply;
  return {
    subject,
    accessToken: reply.access_token,
    accessExpiresAt: now + reply.expires_in * 1000,
    refreshToken,
    refreshExpiresAt:
      refreshToken === null || refreshSeconds === undefined ? null : now + refreshSeconds * 1000,
    scopes: splitScopes(reply.scope),
    service: null,
  };
}

/** Described with spaces, seen with commas (contract L2). */
export function splitScopes(scope: string): readonly string[] {
  return scope.split(/[ ,]+/).filter((name) => name !== '');
}

function earlier(first: number | null, second: number | null): number | null {
  if (first === null || second === null) return first ?? second;
  return Math.min(first, second);
}

function refusal(reply: Arrived): Failure {
  return signInFailure(readBody(oauthError, reply)?.error ?? '', reply.status);
}

function identity(line: Line): { readonly client_id: string; readonly client_secret: string } {
  return { client_id: line.client.clientId, client_secret: line.client.clientSecret };
}

/** Takes the application's permission back; not promised by the documentation, so its failure is no surprise. */
export const revoke: NonNullable<Network['revoke']> = async (line, tokens) => {
  const reply = await line.calls.send({
    method: 'POST',
    url: `${line.baseOf('www.linkedin.com')}/oauth/v2/revoke`,
    body: { kind: 'form', fields: { ...identity(line), token: tokens.accessToken } },
  });
  if (reply.kind !== 'reply') return { kind: 'not-revoked', manualUrl, failure: unansweredFailure(reply) };
  if (reply.status === 200) return { kind: 'revoked' };
  return { kind: 'not-revoked', manualUrl, failure: refusal(reply) };
};
