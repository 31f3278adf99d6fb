import { createHash } from 'node:crypto';
import { ok } from '../../../../shared/outcome.ts';
import type { Network } from '../network.ts';
import type { BrowserSignIn } from '../signing-in.ts';
import { askWhoSignedIn } from './api.ts';
import { exchangeForTokens } from './tokens.ts';

/** Permissions that are asked for; a person may grant some of them only (contract T2). */
const scopes = [
  'user.info.basic',
  'user.info.profile',
  'user.info.stats',
  'video.list',
  'video.publish',
  'video.upload',
] as const;

/** Straight to the profile, and into the inbox: without either nothing can be published. */
const publishScopes = ['video.publish', 'video.upload'] as const;

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
    exchangeForTokens(line, {
      code,
      grant_type: 'authorization_code',
      redirect_uri: redirectUri,
      code_verifier: codeVerifier,
    }),
};

const missingOf = (granted: readonly string[]): readonly string[] =>
  scopes.filter((scope) => !granted.includes(scope));

/** The creator who signed in, and which permissions were left out. */
export const discover: NonNullable<Network['discover']> = async (line, tokens) => {
  const missingScopes = missingOf(tokens.scopes);
  // Asking for a field outside the granted permissions fails the whole call (contract T10).
  const fields = missingScopes.includes('user.info.profile')
    ? 'open_id,display_name'
    : 'open_id,display_name,username';
  if (missingScopes.includes('user.info.basic')) return ok({ accounts: [], missingScopes });
  const found = await askWhoSignedIn(line, tokens.accessToken, fields);
  if (!found.ok) return found;
  const user = found.value;
  const handle = user.username ?? null;
  const mayPublish = publishScopes.some((scope) => tokens.scopes.includes(scope));
  return ok({
    accounts: [
      {
        network: 'tiktok',
        remoteId: user.open_id,
        kind: 'creator',
        name: user.display_name ?? handle ?? user.open_id,
        handle,
        token: null,
        unavailable: mayPublish ? null : 'permission-missing',
        facts: {},
      },
    ],
    missingScopes,
  });
};

/** TikTok tells permissions with the tokens only; whether they still stand shows when the token is used (contract T2). */
export const health: NonNullable<Network['health']> = async (line, tokens) => {
  const asked = await askWhoSignedIn(line, tokens.accessToken, 'open_id');
  if (!asked.ok) return asked;
  return ok({
    scopes: tokens.scopes,
    missingScopes: missingOf(tokens.scopes),
    accessExpiresAt: tokens.accessExpiresAt,
    dataAccessExpiresAt: null,
  });
};
