import type { Context } from 'hono';
import type { PracticeSetting } from '../kit/practice-network.ts';
import type { ApplicationDesk, Scope } from './application.ts';
import { accessDenied, badRequest, type RestError, refuse } from './errors.ts';
import { member } from './members.ts';
import type { Tokens } from './tokens.ts';

/** What a REST resource asks of its callers. */
export interface Operation {
  /** LinkedIn's name of resource and method: quotas are counted by it, refusals name it. */
  readonly resource: string;
  /** One of these scopes must be there. */
  readonly anyOf: readonly Scope[];
  readonly quota?: 'posts';
}

/** A caller that passed the gate. */
export interface Caller {
  readonly scopes: ReadonlySet<string>;
  /** Marketing version of the call, `YYYYMM`. */
  readonly version: string;
}

/** The gate in front of every API call. */
export interface Gate {
  /** Version, protocol, token, quota and scope, in this order (contract L1, L11, S1). */
  admit(context: Context, operation: Operation): Caller | Response;
  /** The token alone, for hosts and calls without versions. */
  authenticate(context: Context, host: string): ReadonlySet<string> | RestError;
}

interface QuotaCounter {
  readonly day: string;
  readonly calls: number;
}

/** Builds the gate on the application's profile and the token store. */
export function createGate(
  { clock, faults, world }: PracticeSetting,
  desk: ApplicationDesk,
  tokens: Tokens,
): Gate {
  const counters = world.collection<QuotaCounter>('linkedin.quota');

  function authenticate(context: Context, host: string): ReadonlySet<string> | RestError {
    const token = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1];
    if (token === undefined) {
      return {
        status: 401,
        code: 'EMPTY_ACCESS_TOKEN',
        serviceErrorCode: 401,
        message: 'Empty oauth2 access token',
      };
    }
    const { pathname } = new URL(context.req.url);
    if (faults.takeForRequest(['revoked'], { host, path: pathname, method: context.req.method })) {
      tokens.revokeGrantOf(token);
    }
    const known = tokens.look(token);
    if (known === undefined || known.kind !== 'access') {
      return {
        status: 401,
        code: 'INVALID_ACCESS_TOKEN',
        serviceErrorCode: 65600,
        message: 'Invalid access token',
      };
    }
    switch (known.status) {
      case 'revoked':
        return {
          status: 401,
          code: 'REVOKED_ACCESS_TOKEN',
          serviceErrorCode: 65601,
          message: 'The token used in the request has been revoked by the user',
        };
      case 'expired':
        return {
          status: 401,
          code: 'EXPIRED_ACCESS_TOKEN',
          serviceErrorCode: 65602,
          message: 'The token used in the request has expired',
        };
      case 'active':
        return new Set(known.grant.scopes);
    }
  }

  function count(key: string, limit: number): boolean {
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    const counter = counters.get(key);
    const calls = counter?.day === day ? counter.calls : 0;
    if (calls >= limit) return false;
    counters.put(key, { day, calls: calls + 1 });
    return true;
  }

  function exceededQuota({ resource, quota }: Operation): RestError | undefined {
    const limits = desk.current().quota[quota ?? 'resource'];
    const exceeded = !count(`application ${resource}`, limits.application)
      ? 'APPLICATION'
      : !count(`${member.sub} ${resource}`, limits.member)
        ? 'MEMBER'
        : undefined;
    if (exceeded === undefined) return undefined;
    return {
      status: 429,
      code: 'TOO_MANY_REQUESTS',
      serviceErrorCode: 101,
      message: `Resource level throttle ${exceeded} DAY limit for calls to this resource is reached.`,
    };
  }

  return {
    authenticate,
    admit(context, operation) {
      const version = context.req.header('linkedin-version');
      if (version === undefined || version === '') {
        return refuse(
          badRequest(
            'VERSION_MISSING',
            'A version must be present. Please specify a version by adding the LinkedIn-Version header.',
          ),
        );
      }
      if (!desk.isActiveVersion(version)) {
        return refuse({
          status: 426,
          code: 'NONEXISTENT_VERSION',
          message: `Requested version ${version}01 is not active`,
        });
      }
      if (context.req.header('x-restli-protocol-version') !== '2.0.0') {
        return refuse(badRequest('INVALID_VALUE_FOR_FIELD', 'X-Restli-Protocol-Version must be 2.0.0'));
      }
      const scopes = authenticate(context, 'api.linkedin.com');
      if (!(scopes instanceof Set)) return refuse(scopes as RestError);
      const exceeded = exceededQuota(operation);
      if (exceeded !== undefined) return refuse(exceeded);
      if (!operation.anyOf.some((scope) => scopes.has(scope))) {
        return refuse(accessDenied(`${operation.resource}.${version}01`));
      }
      return { scopes, version };
    },
  };
}
