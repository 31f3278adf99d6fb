import { ok } from '../../../../shared/outcome.ts';
import type { NetworkReply } from '../../http/network-calls.ts';
import type { DiscoveredAccount, GrantTokens, Line, Network } from '../network.ts';
import { unansweredFailure } from '../replies.ts';
import { endSession, renewSession } from './app-password.ts';
import { readBinding } from './binding.ts';
import { scopes } from './browser-sign-in.ts';
import { callerOfGrant } from './caller.ts';
import { failureOf } from './error-table.ts';
import { endTokens, renewTokens, serverOfGrant } from './oauth-tokens.ts';
import { currentSession, profile } from './parse.ts';
import { callXrpc } from './xrpc.ts';

/** Where a person takes back what they gave: app passwords, and programs that they let in. */
const manualUrls = {
  passwords: 'https://bsky.app/settings/app-passwords',
  programs: 'https://bsky.social/account',
} as const;

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
  const missingScopes =
    own.as.binding === null ? [] : scopes.filter((scope) => !tokens.scopes.includes(scope));
  const displayName = named.ok ? (named.value.displayName ?? '').trim() : '';
  const account: DiscoveredAccount = {
    network: 'bluesky',
    remoteId: did,
    kind: 'profile',
    name: displayName === '' ? handle : displayName,
    handle,
    token: null,
    unavailable: missingScopes.length === 0 ? null : 'permission-missing',
    facts: {},
  };
  return ok({ accounts: [account], missingScopes });
};

/** A fresh pair of tokens, in the way of their kind. */
export const refresh: NonNullable<Network['refresh']> = (line, tokens) => {
  const binding = readBinding(tokens.binding);
  return binding === null ? renewSession(line, tokens) : renewTokens(line, tokens, binding);
};

/** Ends a sign-in at its server. */
export const revoke: NonNullable<Network['revoke']> = async (line, tokens) => {
  const bound = readBinding(tokens.binding) !== null;
  const manualUrl = bound ? manualUrls.programs : manualUrls.passwords;
  const reply = await endGrant(line, tokens);
  if (reply === undefined) return { kind: 'not-revoked', manualUrl, failure: null };
  if (reply.kind !== 'reply') return { kind: 'not-revoked', manualUrl, failure: unansweredFailure(reply) };
  if (reply.status === 200) return { kind: 'revoked' };
  return { kind: 'not-revoked', manualUrl, failure: failureOf(reply) };
};

/** Undefined: the server could not be found, or has no such call. */
async function endGrant(line: Line, tokens: GrantTokens): Promise<NetworkReply | undefined> {
  const binding = readBinding(tokens.binding);
  if (binding === null) return endSession(line, tokens);
  const server = await serverOfGrant(line, tokens, binding);
  if (!server.ok) return undefined;
  return endTokens(line, server.value, binding.key, tokens.refreshToken ?? tokens.accessToken);
}
