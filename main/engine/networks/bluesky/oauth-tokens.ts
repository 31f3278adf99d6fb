import * as z from 'zod';
import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { NetworkReply } from '../../http/network-calls.ts';
import type { GrantTokens, Line } from '../network.ts';
import { readBody, unansweredFailure, unexpectedReply } from '../replies.ts';
import type { Binding } from './binding.ts';
import { sendBound } from './bound-call.ts';
import { defaultServiceHost } from './caller.ts';
import { failureOf } from './error-table.ts';
import { type AuthorizationServer, readAuthorizationServer } from './oauth-server.ts';
import { reachOf } from './servers.ts';

const tokenReply = z.object({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^dpop$/i),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1).optional(),
  scope: z.string(),
  sub: z.string().startsWith('did:'),
});

/** Tokens as the server gives them, and whose they are. */
export interface Tokens
  extends Pick<GrantTokens, 'accessToken' | 'accessExpiresAt' | 'refreshToken' | 'scopes'> {
  readonly did: string;
}

/** Asks for tokens with a code or an older pair. */
export async function askForTokens(
  line: Line,
  server: AuthorizationServer,
  key: Binding['key'],
  fields: Readonly<Record<string, string>>,
): Promise<Outcome<Tokens, Failure>> {
  const reply = await sendBound(line, key, null, {
    method: 'POST',
    url: server.token_endpoint,
    body: { kind: 'form', fields: { client_id: line.client.clientId, ...fields } },
  });
  if (reply.kind !== 'reply' || reply.status !== 200) return fail(readRefusal(reply));
  const given = readBody(tokenReply, reply);
  if (given === undefined) return fail(unexpectedReply(reply));
  const scopes = given.scope.split(' ').filter((scope) => scope !== '');
  // Without this one, tokens are not of this network's kind.
  if (!scopes.includes('atproto')) return fail(unexpectedReply(reply));
  return ok({
    did: given.sub,
    accessToken: given.access_token,
    accessExpiresAt: line.clock.now() + given.expires_in * 1000,
    refreshToken: given.refresh_token ?? null,
    scopes,
  });
}

/** Ends the session that a token belongs to. */
export function endTokens(
  line: Line,
  server: AuthorizationServer,
  key: Binding['key'],
  token: string,
): Promise<NetworkReply> | undefined {
  if (server.revocation_endpoint === undefined) return undefined;
  return sendBound(line, key, null, {
    method: 'POST',
    url: server.revocation_endpoint,
    body: { kind: 'form', fields: { client_id: line.client.clientId, token } },
  });
}

/** Why a call to an authorization server came to nothing. */
export function readRefusal(reply: NetworkReply): Failure {
  return reply.kind === 'reply' ? failureOf(reply) : unansweredFailure(reply);
}

/** The server that gave a grant's tokens. */
export function serverOfGrant(
  line: Line,
  tokens: GrantTokens,
  binding: Binding,
): Promise<Outcome<AuthorizationServer, Failure>> {
  const name = binding.issuer ?? tokens.service;
  return readAuthorizationServer(line, name === null ? line.baseOf(defaultServiceHost) : reachOf(line, name));
}

/** A fresh pair. The old one is dead once the server answered, and a second use of it ends the session (contract §1). */
export async function renewTokens(
  line: Line,
  tokens: GrantTokens,
  binding: Binding,
): Promise<Outcome<GrantTokens, Failure>> {
  const { refreshToken, refreshExpiresAt } = tokens;
  if (refreshToken === null || (refreshExpiresAt !== null && refreshExpiresAt <= line.clock.now())) {
    return fail({ class: 'reauth', code: 'signed-out' });
  }
  const server = await serverOfGrant(line, tokens, binding);
  if (!server.ok) return server;
  const asked = await askForTokens(line, server.value, binding.key, {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  });
  if (!asked.ok) return asked;
  const { did, ...renewed } = asked.value;
  // Tokens of somebody else must never publish for this account.
  if (did !== tokens.subject) return fail({ class: 'reauth', code: 'signed-out' });
  return ok({ ...tokens, ...renewed });
}
