import type { Context } from 'hono';
import type { PracticeSetting } from '../kit/practice-network.ts';
import { ApiError } from './errors.ts';
import type { Instance } from './instances.ts';
import type { Counted, Spend } from './rate-limits.ts';
import { covers } from './sign-in.ts';
import type { TokenRecord, Tokens } from './tokens.ts';

/** The gate in front of every call that needs a token. */
export interface Gate {
  /** The token, its scope (one of them is enough), the person behind it and the budgets, in this order. */
  admit(context: Context, anyOf: readonly string[], budget?: Counted): TokenRecord;
}

/** Builds a server's gate on its tokens and budgets. */
export function createGate(
  { faults }: PracticeSetting,
  instance: Instance,
  tokens: Tokens,
  spend: Spend,
): Gate {
  return {
    admit(context, anyOf, budget) {
      const token = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1] ?? '';
      const { pathname } = new URL(context.req.url);
      const known = tokens.look(token);
      const facts = { host: instance.host, path: pathname, method: context.req.method };
      if (known !== undefined && faults.takeForRequest(['revoked'], facts)) tokens.end(known.digest);
      const record = tokens.look(token);
      if (record === undefined) throw unauthorized('The access token is invalid');
      if (record.revoked) throw unauthorized('The access token was revoked');
      if (!anyOf.some((scope) => covers(record.scopes, scope))) {
        throw new ApiError(
          403,
          'This action is outside the authorized scopes',
          challenge('insufficient_scope'),
        );
      }
      if (!record.ofPerson) throw new ApiError(422, 'This method requires an authenticated user');
      const headers = spend([
        { by: 'token', of: record.digest },
        { by: 'account', of: instance.person.id },
        ...(budget === undefined ? [] : [{ by: budget, of: instance.person.id }]),
      ]);
      for (const [name, value] of Object.entries(headers)) context.header(name, value);
      return record;
    },
  };
}

function unauthorized(message: string): ApiError {
  return new ApiError(401, message, challenge('invalid_token'));
}

function challenge(error: string): Readonly<Record<string, string>> {
  return { 'www-authenticate': `Bearer realm="Doorkeeper", error="${error}"` };
}
