import { digestOf, randomSecret } from '../kit/secrets.ts';
import type { PracticeSetting } from '../kit/practice-network.ts';
import type { ApplicationDesk } from './application.ts';

/** A sign-in: one a member and application, replaced when other scopes are asked for (contract L2). */
interface Grant {
  readonly id: string;
  readonly scopes: readonly string[];
  readonly authorizedAt: number;
  readonly revoked: boolean;
}

interface CodeRecord {
  readonly grantId: string;
  readonly redirectUri: string;
  readonly expiresAt: number;
  readonly used: boolean;
}

interface TokenRecord {
  readonly kind: 'access' | 'refresh';
  readonly grantId: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export type TokenStatus = 'active' | 'expired' | 'revoked';

/** What is known of a presented token. */
export interface KnownToken {
  readonly status: TokenStatus;
  readonly kind: TokenRecord['kind'];
  readonly grant: Grant;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** Tokens as the token call hands them out; lifetimes in seconds. */
export interface IssuedTokens {
  readonly accessToken: string;
  readonly expiresIn: number;
  readonly refresh: { readonly token: string; readonly expiresIn: number } | null;
  readonly scopes: readonly string[];
}

/** Grants, codes and tokens of the practice member. */
export interface Tokens {
  /** Consent to `scopes`; returns a code that works once within 30 minutes. */
  authorize(scopes: readonly string[], redirectUri: string): string;
  /** Whether a token of exactly these scopes is alive: then the consent screen is skipped for a signed-in member. */
  hasLiveGrant(scopes: readonly string[]): boolean;
  redeemCode(code: string, redirectUri: string): IssuedTokens | 'unknown' | 'mismatch';
  redeemRefreshToken(refreshToken: string): IssuedTokens | undefined;
  look(token: string): KnownToken | undefined;
  revokeGrantOf(token: string): void;
  revokeAll(): void;
}

const codeLifeMs = 30 * 60_000;

/** Opens the token store on the practice world; it holds digests only. */
export function createTokens({ world, clock }: PracticeSetting, desk: ApplicationDesk): Tokens {
  const grants = world.collection<Grant>('linkedin.grants');
  const codes = world.collection<CodeRecord>('linkedin.codes');
  const records = world.collection<TokenRecord>('linkedin.tokens');

  function end(grant: Grant): void {
    grants.put(grant.id, { ...grant, revoked: true });
  }
  function look(token: string): KnownToken | undefined {
    const record = records.get(digestOf(token));
    const grant = record === undefined ? undefined : grants.get(record.grantId);
    if (record === undefined || grant === undefined) return undefined;
    const status = grant.revoked ? 'revoked' : record.expiresAt <= clock.now() ? 'expired' : 'active';
    return { status, kind: record.kind, grant, createdAt: record.createdAt, expiresAt: record.expiresAt };
  }
  function issue(kind: TokenRecord['kind'], grantId: string, seconds: number): string {
    const token = randomSecret(kind === 'access' ? 'AQX' : 'AQW', 347);
    const createdAt = clock.now();
    records.put(digestOf(token), { kind, grantId, createdAt, expiresAt: createdAt + seconds * 1000 });
    return token;
  }

  return {
    authorize(scopes, redirectUri) {
      const wanted = [...scopes].sort().join(' ');
      for (const grant of grants.filter((entry) => !entry.revoked)) {
        if ([...grant.scopes].sort().join(' ') !== wanted) end(grant);
      }
      const grant = grants.find((entry) => !entry.revoked) ?? {
        id: randomSecret('grant-', 12),
        scopes,
        authorizedAt: clock.now(),
        revoked: false,
      };
      grants.put(grant.id, grant);
      const code = randomSecret('AQT', 150);
      codes.put(digestOf(code), {
        grantId: grant.id,
        redirectUri,
        expiresAt: clock.now() + codeLifeMs,
        used: false,
      });
      return code;
    },
    hasLiveGrant(scopes) {
      const wanted = [...scopes].sort().join(' ');
      const grant = grants.find((entry) => !entry.revoked && [...entry.scopes].sort().join(' ') === wanted);
      return records
        .filter((record) => record.grantId === grant?.id && record.kind === 'access')
        .some((record) => record.expiresAt > clock.now());
    },
    redeemCode(code, redirectUri) {
      const id = digestOf(code);
      const record = codes.get(id);
      if (record === undefined || record.used) return 'unknown';
      if (record.redirectUri !== redirectUri || record.expiresAt <= clock.now()) return 'mismatch';
      const grant = grants.get(record.grantId);
      if (grant === undefined || grant.revoked) return 'mismatch';
      codes.put(id, { ...record, used: true });
      const { accessSeconds, refreshSeconds, refreshTokens } = desk.current();
      return {
        accessToken: issue('access', grant.id, accessSeconds),
        expiresIn: accessSeconds,
        refresh: refreshTokens
          ? { token: issue('refresh', grant.id, refreshSeconds), expiresIn: refreshSeconds - 1 }
          : null,
        scopes: grant.scopes,
      };
    },
    redeemRefreshToken(refreshToken) {
      const known = look(refreshToken);
      if (known === undefined || known.kind !== 'refresh' || known.status !== 'active') return undefined;
      const { accessSeconds } = desk.current();
      // The refresh token's own end never moves (contract L2).
      const left = Math.floor((known.expiresAt - clock.now()) / 1000);
      return {
        accessToken: issue('access', known.grant.id, accessSeconds),
        expiresIn: accessSeconds,
        refresh: { token: refreshToken, expiresIn: left },
        scopes: known.grant.scopes,
      };
    },
    look,
    revokeGrantOf(token) {
      const known = look(token);
      if (known !== undefined) end(known.grant);
    },
    revokeAll() {
      for (const grant of grants.all()) end(grant);
    },
  };
}
