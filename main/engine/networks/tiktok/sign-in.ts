import { createHash } from 'node:crypto';
import type * as z from 'zod';
import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { GrantTokens, Line, Network } from '../network.ts';
import type { BrowserSignIn } from '../signing-in.ts';
import { type Arrived, readBody, unansweredFailure, unexpectedReply } from '../replies.ts';
import { callApi } from './api.ts';
import { signInFailure } from './error-table.ts';
import { oauthError, tokens as tokenReply, userInfo } from './parse.ts';

/** Permissions that are asked for; a person may grant some of them only. */
const scopes = ['user.info.basic', 'user.info.profile', 'video.publish', 'video.list'] as const;

/** Without this one nothing can be published. */
const publishScope = 'video.publish';

/** Where a person manages the applications they let in. */
const manualUrl = 'https://www.tiktok.com/setting';

/** This network wants the challenge in hex, not in base64url as the standard has it (contract T1). */
export function codeChallenge(verifier: string): string {
  return createHash('sha256').update(verifier).digest('hex');
}

/** Sign-in in the browser (contract T1); the desktop rules let the port vary. */
export const signIn: BrowserSignIn = {
  kind: 'browser',
  redirect: 'any-port',
  redirectHost: '127.0.0.1',
  redirectPath: '/callback/tiktok/',
  authorize({ baseOf, client }, { redirectUri, state, codeVerifier }) {
    const query = new URLSearchParams({
      client_key: client.clientId,
      response_type: 'code',
      scope: scopes.join(','),
      redirect_uri: redirectUri,
      state,
      code_challenge: codeChallenge(codeVerifier),
      code_challenge_method: 'S256',
    });
    return Promise.resolve(
      ok({ url: `${baseOf('www.tiktok.com')}/v2/auth/authorize/?${query.toString()}`, memo: {} }),
    );
  },
  isDenial: (error) => error === 'access_denied',
  exchangeCode: (line, { code, redirectUri, codeVerifier }) =>
    askForTokens(line, {
      code,
      grant_type: 'authorization_code',
      redirect_uri: redirectUri,
      code_verifier: codeVerifier,
    }),
};

/** A new pair; the old refresh token is dead once this answered (contract T2). */
export const refresh: NonNullable<Network['refresh']> = (line, tokens) =>
  askForTokens(line, { grant_type: 'refresh_token', refresh_token: tokens.refreshToken ?? '' });

async function askForTokens(
  line: Line,
  fields: Readonly<Record<string, string>>,
): Promise<Outcome<GrantTokens, Failure>> {
  const reply = await line.calls.send({
    method: 'POST',
    url: `${line.baseOf('open.tiktokapis.com')}/v2/oauth/token/`,
    body: { kind: 'form', fields: { ...identity(line), ...fields } },
  });
  if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
  const error = errorOf(reply);
  if (error !== undefined) return fail(error);
  const granted = readBody(tokenReply, reply);
  return granted === undefined ? fail(unexpectedReply(reply)) : ok(tokensOf(granted, line.clock.now()));
}

/** Failures may come with HTTP 200, so the body is asked first. */
function errorOf(reply: Arrived): Failure | undefined {
  const named = readBody(oauthError, reply);
  if (named !== undefined) return signInFailure(named.error, reply.status);
  return reply.status === 200 ? undefined : signInFailure(String(reply.status), reply.status);
}

function tokensOf(reply: z.infer<typeof tokenReply>, now: number): GrantTokens {
  return {
    subject: reply.open_id,
    accessToken: reply.access_token,
    accessExpiresAt: now + reply.expires_in * 1000,
    refreshToken: reply.refresh_token,
    refreshExpiresAt: now + reply.refresh_expires_in * 1000,
    scopes: reply.scope.split(',').filter((scope) => scope !== ''),
    service: null,
  };
}

function identity(line: Line): { readonly client_key: string; readonly client_secret: string } {
  return { client_key: line.client.clientId, client_secret: line.client.clientSecret };
}

/** The creator who signed in, and which permissions were left out. */
export const discover: NonNullable<Network['discover']> = async (line, tokens) => {
  const missingScopes = scopes.filter((scope) => !tokens.scopes.includes(scope));
  // Asking for a field outside the granted permissions fails the whole call (contract T10).
  const fields = missingScopes.includes('user.info.profile')
    ? 'open_id,display_name'
    : 'open_id,display_name,username';
  if (missingScopes.includes('user.info.basic')) return ok({ accounts: [], missingScopes });
  const found = await callApi(
    line,
    { path: `/v2/user/info/?fields=${fields}`, token: tokens.accessToken },
    userInfo,
  );
  if (!found.ok) return found;
  const { user } = found.value;
  const handle = user.username ?? null;
  return ok({
    accounts: [
      {
        network: 'tiktok',
        remoteId: user.open_id,
        kind: 'creator',
        name: user.display_name ?? handle ?? user.open_id,
        handle,
        token: null,
        unavailable: missingScopes.includes(publishScope) ? 'permission-missing' : null,
        facts: {},
      },
    ],
    missingScopes,
  });
};

/** Takes the application's permission back at the network (contract T2). */
export const revoke: NonNullable<Network['revoke']> = async (line, tokens) => {
  const reply = await line.calls.send({
    method: 'POST',
    url: `${line.baseOf('open.tiktokapis.com')}/v2/oauth/revoke/`,
    body: { kind: 'form', fields: { ...identity(line), token: tokens.accessToken } },
  });
  if (reply.kind !== 'reply') return { kind: 'not-revoked', manualUrl, failure: unansweredFailure(reply) };
  const failure = errorOf(reply);
  return failure === undefined ? { kind: 'revoked' } : { kind: 'not-revoked', manualUrl, failure };
};
