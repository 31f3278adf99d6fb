import type { Context } from 'hono';
import type * as z from 'zod';
import type { PracticeSetting } from '../kit/practice-network.ts';
import { invalidRequest, XrpcError } from './errors.ts';
import { dataHost } from './hosts.ts';
import type { OAuthSessions } from './oauth-sessions.ts';
import type { Proofs } from './proofs.ts';
import type { Sessions } from './sessions.ts';

/** The token of a call; throws when there is none. */
export function bearer(context: Context): string {
  const token = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1];
  if (token === undefined) throw new XrpcError(401, 'AuthMissing', 'Authentication Required');
  return token;
}

/** Throws unless the call carries a good access token. */
export type RequireAccess = (context: Context) => void;

/** What access is checked with. */
export interface AccessParts {
  readonly sessions: Sessions;
  readonly oauthSessions: OAuthSessions;
  readonly proofs: Proofs;
}

/** What a token must be allowed, to act as an app password does. */
const actingScope = 'transition:generic';

/** The check of access tokens at one host, where a scripted revocation strikes. */
export function createRequireAccess(
  { faults, baseOf }: PracticeSetting,
  host: string,
  { sessions, oauthSessions, proofs }: AccessParts,
): RequireAccess {
  function requireBound(context: Context, token: string, path: string, revoked: boolean): void {
    const nonce = { 'dpop-nonce': proofs.nonce() };
    const refuse = (error: string, message: string): XrpcError =>
      new XrpcError(401, error, message, {
        ...nonce,
        'www-authenticate': `DPoP algs="ES256", error="${error}", error_description="${message}"`,
      });
    const proof = proofs.check(context, `${baseOf(host)}${path}`, token);
    if (proof === 'missing') throw refuse('invalid_dpop_proof', 'DPoP proof required');
    if (typeof proof === 'string') throw refuse(proof, 'DPoP proof refused');
    const session = oauthSessions.sessionOf(token);
    if (session !== undefined && revoked) oauthSessions.end(session.id);
    if (session === undefined || revoked || session.jkt !== proof.jkt || host !== dataHost) {
      throw refuse('invalid_token', 'Invalid token');
    }
    if (!session.scopes.includes(actingScope)) {
      throw new XrpcError(403, 'ScopeMissingError', `Missing required scope "${actingScope}"`, nonce);
    }
    context.header('dpop-nonce', nonce['dpop-nonce']);
  }

  return (context) => {
    const path = new URL(context.req.url).pathname;
    const revoked = faults.takeForRequest(['revoked'], { host, path, method: context.req.method });
    const bound = /^DPoP (.+)$/.exec(context.req.header('authorization') ?? '')?.[1];
    if (bound !== undefined) return requireBound(context, bound, path, revoked !== undefined);
    const token = bearer(context);
    if (revoked) sessions.kill(token);
    sessions.requireAccess(token);
  };
}

/** Largest record a server reads (contract §1, "Limits"). */
const maxInputBytes = 1_000_000;

/** Reads a JSON input as `schema`, or refuses it. */
export async function readInput<T>(context: Context, schema: z.ZodType<T>): Promise<T> {
  if (!(context.req.header('content-type') ?? '').startsWith('application/json')) {
    throw invalidRequest('Wrong request encoding (Content-Type): must be application/json');
  }
  if (Number(context.req.header('content-length') ?? 0) > maxInputBytes) {
    throw new XrpcError(413, 'PayloadTooLargeError', 'request entity too large');
  }
  let input: unknown;
  try {
    input = await context.req.json();
  } catch (error) {
    if (error instanceof SyntaxError) throw invalidRequest('The request body is not JSON');
    throw error;
  }
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw invalidRequest(`Error: Input/${parsed.error.issues[0]?.path.join('/') ?? ''} is invalid`);
}
