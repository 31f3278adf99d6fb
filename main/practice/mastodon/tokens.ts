import { createHash } from 'node:crypto';
import type { PracticeSetting } from '../kit/practice-network.ts';
import { digestOf, randomSecret } from '../kit/secrets.ts';
import type { Application } from './applications.ts';
import { OAuthError } from './errors.ts';
import type { Instance } from './instances.ts';

interface CodeRecord {
  readonly applicationId: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly challenge: string | null;
  readonly issuedAt: number;
  readonly used: boolean;
}

/** A token as the server remembers it: by its digest. It has no end, only a revocation. */
export interface TokenRecord {
  readonly digest: string;
  readonly applicationId: string;
  readonly scopes: readonly string[];
  /** Whether it speaks for the person, or for the application alone. */
  readonly ofPerson: boolean;
  readonly createdAt: number;
  readonly revoked: boolean;
}

/** A token as it is handed out, once. */
export interface IssuedToken {
  readonly token: string;
  readonly record: TokenRecord;
}

/** Codes and tokens of one server (contract §2, "Auth"). */
export interface Tokens {
  authorize(request: {
    readonly application: Application;
    readonly scopes: readonly string[];
    readonly redirectUri: string;
    readonly challenge: string | null;
  }): string;
  redeem(application: Application, code: string, redirectUri: string, verifier: string): IssuedToken;
  forApplication(application: Application, scopes: readonly string[]): IssuedToken;
  look(token: string): TokenRecord | undefined;
  /** False: the token belongs to another application. */
  revoke(application: Application, token: string): boolean;
  end(digest: string): void;
  revokeAll(): void;
}

const codeLifeMs = 10 * 60_000;

/** Opens a server's codes and tokens; only their digests are kept. */
export function createTokens({ world, clock }: PracticeSetting, instance: Instance): Tokens {
  const codes = world.collection<CodeRecord>(`mastodon.${instance.host}.codes`);
  const tokens = world.collection<TokenRecord>(`mastodon.${instance.host}.tokens`);

  function issue(application: Application, scopes: readonly string[], ofPerson: boolean): IssuedToken {
    const token = randomSecret('', 43);
    const digest = digestOf(token);
    const record = tokens.put(digest, {
      digest,
      applicationId: application.id,
      scopes,
      ofPerson,
      createdAt: clock.now(),
      revoked: false,
    });
    return { token, record };
  }
  function end(digest: string): void {
    const record = tokens.get(digest);
    if (record !== undefined) tokens.put(digest, { ...record, revoked: true });
  }

  return {
    authorize({ application, scopes, redirectUri, challenge }) {
      const code = randomSecret('', 43);
      codes.put(digestOf(code), {
        applicationId: application.id,
        scopes,
        redirectUri,
        challenge,
        issuedAt: clock.now(),
        used: false,
      });
      return code;
    },
    redeem(application, code, redirectUri, verifier) {
      const id = digestOf(code);
      const record = codes.get(id);
      const good =
        record !== undefined &&
        !record.used &&
        record.applicationId === application.id &&
        record.redirectUri === redirectUri &&
        clock.now() < record.issuedAt + codeLifeMs &&
        (record.challenge === null || record.challenge === challengeOf(verifier));
      if (!good) {
        throw new OAuthError(
          400,
          'invalid_grant',
          'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
        );
      }
      codes.put(id, { ...record, used: true });
      return issue(application, record.scopes, true);
    },
    forApplication: (application, scopes) => issue(application, scopes, false),
    look: (token) => tokens.get(digestOf(token)),
    revoke(application, token) {
      const record = tokens.get(digestOf(token));
      if (record === undefined) return true;
      if (record.applicationId !== application.id) return false;
      end(record.digest);
      return true;
    },
    end,
    revokeAll() {
      for (const { digest } of tokens.all()) end(digest);
    },
  };
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
