import type { Context } from 'hono';
import type { PracticeSetting } from '../kit/practice-network.ts';
import { digestOf } from '../kit/secrets.ts';
import type { Scope } from './application.ts';
import type { ApiError, Envelope } from './envelope.ts';
import type { Grant, Tokens } from './tokens.ts';

/** What an API call needs. */
export interface Operation {
  /** Name under which calls are counted. */
  readonly name: string;
  /** Any of these permissions is enough. */
  readonly scopes: readonly Scope[];
  /** Calls a token may make in any minute (contract T8). */
  readonly perMinute: number;
}

/** Lets an API call through, or answers it. */
export type Admit = (context: Context, operation: Operation) => Grant | Response;

const minute = 60_000;

/** The gate in front of every API call: token, scope, then the sliding minute. */
export function createGate({ clock, faults }: PracticeSetting, tokens: Tokens, envelope: Envelope): Admit {
  // Counts live a minute: they need not survive a restart.
  const calls = new Map<string, number[]>();

  function withinRate(key: string, limit: number): boolean {
    const now = clock.now();
    const recent = (calls.get(key) ?? []).filter((time) => time > now - minute);
    const free = recent.length < limit;
    if (free) recent.push(now);
    calls.set(key, recent);
    return free;
  }

  return (context, { name, scopes, perMinute }) => {
    const token = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1] ?? '';
    const facts = {
      host: 'open.tiktokapis.com',
      path: new URL(context.req.url).pathname,
      method: context.req.method,
    };
    if (faults.takeForRequest(['revoked'], facts)) tokens.revoke(token);
    const grant = tokens.grantOf(token);
    if (grant === undefined) {
      return envelope.refuse({
        status: 401,
        code: 'access_token_invalid',
        message: 'The access token is invalid or not found in the request.',
      });
    }
    if (!scopes.some((scope) => grant.scopes.includes(scope))) return envelope.refuse(scopeMissing);
    if (!withinRate(`${digestOf(token)} ${name}`, perMinute)) {
      return envelope.refuse({
        status: 429,
        code: 'rate_limit_exceeded',
        message: 'The API rate limit was exceeded. Please try again later.',
      });
    }
    return grant;
  };
}

/** The person did not give the permission that a call or a field needs. */
export const scopeMissing: ApiError = {
  status: 401,
  code: 'scope_not_authorized',
  message: 'The user did not authorize the scope required for completing this request.',
};

/** Reads a JSON body; undefined when it is none. */
export async function readJson(context: Context): Promise<unknown> {
  if (!(context.req.header('content-type') ?? '').startsWith('application/json')) return undefined;
  try {
    return await context.req.json();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
