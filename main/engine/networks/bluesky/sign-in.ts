import type * as z from 'zod';
import { fail, ok } from '../../../../shared/outcome.ts';
import type { DiscoveredAccount, GrantTokens, Network } from '../network.ts';
import type { PasswordSignIn } from '../signing-in.ts';
import { unansweredFailure } from '../replies.ts';
import { callerOfGrant } from './caller.ts';
import { failureOf } from './error-table.ts';
import { currentSession, profile, session, tokenEnd } from './parse.ts';
import { callXrpc, sendXrpc } from './xrpc.ts';

/** Where a person manages app passwords. */
const manualUrl = 'https://bsky.app/settings/app-passwords';

/** Four groups of four, as the network makes them: a main password has another shape and is never sent. */
const appPasswordShape = /^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/;

function tokensOf(reply: z.infer<typeof session>, service: string): GrantTokens {
  return {
    subject: reply.did,
    accessToken: reply.accessJwt,
    accessExpiresAt: tokenEnd(reply.accessJwt),
    refreshToken: reply.refreshJwt,
    refreshExpiresAt: tokenEnd(reply.refreshJwt),
    scopes: [],
    service,
  };
}

/** Sign-in with an app password (contract §1, "Auth, app password"). */
export const signIn: PasswordSignIn = {
  kind: 'app-password',
  isAppPassword: (password) => appPasswordShape.test(password.trim()),
  async signIn(line, { service, identifier, password }) {
    const signedIn = await callXrpc(
      line,
      {
        as: { service },
        method: 'com.atproto.server.createSession',
        input: {
          kind: 'json',
          value: { identifier: identifier.trim().replace(/^@/, ''), password: password.trim() },
        },
      },
      session,
    );
    return signedIn.ok ? ok(tokensOf(signedIn.value, service)) : signedIn;
  },
};

/** The account behind a session. Its display name comes from the public index, which may be away: then the handle serves. */
export const discover: NonNullable<Network['discover']> = async (line, tokens) => {
  const own = { as: callerOfGrant(line, tokens) };
  const found = await callXrpc(line, { ...own, method: 'com.atproto.server.getSession' }, currentSession);
  if (!found.ok) return found;
  const { did, handle } = found.value;
  const named = await callXrpc(
    line,
    { ...own, method: 'app.bsky.actor.getProfile', query: [['actor', did]] },
    profile,
  );
  const displayName = named.ok ? (named.value.displayName ?? '').trim() : '';
  const account: DiscoveredAccount = {
    network: 'bluesky',
    remoteId: did,
    kind: 'profile',
    name: displayName === '' ? handle : displayName,
    handle,
    token: null,
    unavailable: null,
    facts: {},
  };
  return ok({ accounts: [account], missingScopes: [] });
};

/** A new pair of session tokens; a lost reply is harmless, because the server repeats the same next pair for a while. */
export const refresh: NonNullable<Network['refresh']> = async (line, tokens) => {
  if (tokens.refreshToken === null) return fail({ class: 'reauth', code: 'signed-out' });
  const as = callerOfGrant(line, tokens, tokens.refreshToken);
  const renewed = await callXrpc(
    line,
    { as, method: 'com.atproto.server.refreshSession', input: 'empty' },
    session,
  );
  return renewed.ok ? ok(tokensOf(renewed.value, as.service)) : fail(renewed.failure);
};

/** Ends the session. The app password itself can only be deleted by its owner, at the network. */
export const revoke: NonNullable<Network['revoke']> = async (line, tokens) => {
  const reply = await sendXrpc(line, {
    as: callerOfGrant(line, tokens, tokens.refreshToken ?? tokens.accessToken),
    method: 'com.atproto.server.deleteSession',
    input: 'empty',
  });
  if (reply.kind !== 'reply') return { kind: 'not-revoked', manualUrl, failure: unansweredFailure(reply) };
  if (reply.status === 200) return { kind: 'revoked' };
  return { kind: 'not-revoked', manualUrl, failure: failureOf(reply) };
};
