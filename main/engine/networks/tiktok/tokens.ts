import type * as z from 'zod';
import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { NetworkReply } from '../../http/network-calls.ts';
import type { GrantTokens, Line, Network } from '../network.ts';
import { type Arrived, readBody, unansweredFailure, unexpectedReply } from '../replies.ts';
import { askWhoSignedIn } from './api.ts';
import { signInFailure } from './error-table.ts';
import { oauthError, tokens as tokenReply } from './parse.ts';

/** Where a person manages the applications they let in. */
const manualUrl = 'https://www.tiktok.com/setting';

/** Trades a code for the first pair (contract T2). */
export async function exchangeForTokens(
  line: Line,
  fields: Readonly<Record<string, string>>,
): Promise<Outcome<GrantTokens, Failure>> {
  return read(line, await askForTokens(line, fields));
}

/**
 * A new pair; the old refresh token is dead once this answered (contract T2). An answer that was lost may have carried one:
 * the old token is tried once more, and refused where it had.
 */
export const refresh: NonNullable<Network['refresh']> = async (line, tokens) => {
  const fields = { grant_type: 'refresh_token', refresh_token: tokens.refreshToken ?? '' };
  const first = await askForTokens(line, fields);
  if (first.kind === 'lost') return read(line, await askForTokens(line, fields));
  const renewed = read(line, first);
  if (renewed.ok || renewed.failure.networkCode !== 'invalid_grant') return renewed;
  return fail(
    (await isTakenBack(line, tokens)) ? { ...renewed.failure, code: 'access-revoked' } : renewed.failure,
  );
};

/**
 * The refresh token is refused before its end: the person took the permission back at the network, unless the access token that
 * came with it still works. Then only the rotation passed us by.
 */
async function isTakenBack(line: Line, tokens: GrantTokens): Promise<boolean> {
  const now = line.clock.now();
  if (tokens.refreshExpiresAt !== null && tokens.refreshExpiresAt <= now) return false;
  if (tokens.accessExpiresAt === null || tokens.accessExpiresAt <= now) return true;
  const asked = await askWhoSignedIn(line, tokens.accessToken, 'open_id');
  return !asked.ok && asked.failure.networkCode === 'access_token_invalid';
}

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

function askForTokens(line: Line, fields: Readonly<Record<string, string>>): Promise<NetworkReply> {
  return line.calls.send({
    method: 'POST',
    url: `${line.baseOf('open.tiktokapis.com')}/v2/oauth/token/`,
    body: { kind: 'form', fields: { ...identity(line), ...fields } },
  });
}

function read(line: Line, reply: NetworkReply): Outcome<GrantTokens, Failure> {
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
