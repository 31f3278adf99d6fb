import type { Context } from 'hono';
import type * as z from 'zod';
import type { PracticeSetting } from '../kit/practice-network.ts';
import { invalidRequest, XrpcError } from './errors.ts';
import type { Sessions } from './sessions.ts';

/** The token of a call; throws when there is none. */
export function bearer(context: Context): string {
  const token = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1];
  if (token === undefined) throw new XrpcError(401, 'AuthMissing', 'Authentication Required');
  return token;
}

/** Throws unless the call carries a good access token. */
export type RequireAccess = (context: Context) => void;

/** The check of access tokens, where a scripted revocation strikes. */
export function createRequireAccess({ faults }: PracticeSetting, sessions: Sessions): RequireAccess {
  return (context) => {
    const token = bearer(context);
    const facts = {
      host: 'bsky.social',
      path: new URL(context.req.url).pathname,
      method: context.req.method,
    };
    if (faults.takeForRequest(['revoked'], facts)) sessions.kill(token);
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
