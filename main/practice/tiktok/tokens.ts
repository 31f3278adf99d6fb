import { createHash } from 'node:crypto';
import type { PracticeSetting } from '../kit/practice-network.ts';
import { digestOf, randomSecret } from '../kit/secrets.ts';
import type { ProfileDesk } from './application.ts';

/** A sign-in of the creator: the scopes that were left ticked. */
export interface Grant {
  readonly id: string;
  readonly scopes: readonly string[];
  readonly revokedAt: number | null;
}

interface CodeRecord {
  readonly grantId: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly expiresAt: number;
}

interface TokenRecord {
  readonly kind: 'access' | 'refresh';
  readonly grantId: string;
  readonly expiresAt: number;
}

/** A fresh pair of tokens; lifetimes in seconds. */
export interface IssuedTokens {
  readonly accessToken: string;
  readonly accessSeconds: number;
  readonly refreshToken: string;
  readonly refreshSeconds: number;
  readonly scopes: readonly string[];
}

/** Grants, codes and tokens of the practice creator. */
export interface Tokens {
  authorize(scopes: readonly string[], redirectUri: string, challenge: string): string;
  /** `grant`: code unknown, used or expired; `redirect`, `verifier`: the request does not belong to the code. */
  redeemCode(
    code: string,
    redirectUri: string,
    verifier: string,
  ): IssuedTokens | 'grant' | 'redirect' | 'verifier';
  /** Rotates: the presented refresh token stops working at once (contract T2). */
  redeemRefreshToken(refreshToken: string): IssuedTokens | undefined;
  /** The grant of a valid access token. */
  grantOf(accessToken: string): Grant | undefined;
  grant(id: string): Grant | undefined;
  /** Ends the grant of any of its tokens; false when the token is unknown. */
  revoke(token: string): boolean;
  revokeAll(): void;
}

const codeLifeMs = 10 * 60_000;
const verifierShape = /^[A-Za-z0-9\-._~]{43,128}$/;

/** Opens the token store on the practice world; it holds digests only. */
export function createTokens({ world, clock }: PracticeSetting, desk: ProfileDesk): Tokens {
  const grants = world.collection<Grant>('tiktok.grants');
  const codes = world.collection<CodeRecord>('tiktok.codes');
  const records = world.collection<TokenRecord>('tiktok.tokens');

  function issue(grant: Grant): IssuedTokens {
    const { accessSeconds, refreshSeconds } = desk.current();
    const accessToken = randomSecret('act.', 56) + randomSecret('!', 4);
    const refreshToken = randomSecret('rft.', 56) + randomSecret('!', 4);
    const keep = (token: string, kind: TokenRecord['kind'], seconds: number): void =>
      void records.put(digestOf(token), { kind, grantId: grant.id, expiresAt: clock.now() + seconds * 1000 });
    keep(accessToken, 'access', accessSeconds);
    keep(refreshToken, 'refresh', refreshSeconds);
    return { accessToken, accessSeconds, refreshToken, refreshSeconds, scopes: grant.scopes };
  }
  function alive(token: string, kind: TokenRecord['kind']): Grant | undefined {
    const record = records.get(digestOf(token));
    if (record === undefined || record.kind !== kind || record.expiresAt <= clock.now()) return undefined;
    const grant = grants.get(record.grantId);
    return grant?.revokedAt === null ? grant : undefined;
  }
  function end(grant: Grant): void {
    if (grant.revokedAt === null) grants.put(grant.id, { ...grant, revokedAt: clock.now() });
  }

  return {
    authorize(scopes, redirectUri, challenge) {
      const grant = { id: randomSecret('grant-', 12), scopes, revokedAt: null };
      grants.put(grant.id, grant);
      const code = `${randomSecret('', 60)}*${randomSecret('', 8)}!${world.numericId(4)}.va`;
      codes.put(digestOf(code), {
        grantId: grant.id,
        redirectUri,
        challenge,
        expiresAt: clock.now() + codeLifeMs,
      });
      return code;
    },
    redeemCode(code, redirectUri, verifier) {
      const id = digestOf(code);
      const record = codes.get(id);
      const grant = record === undefined ? undefined : grants.get(record.grantId);
      if (record === undefined || record.expiresAt <= clock.now() || grant?.revokedAt !== null)
        return 'grant';
      if (record.redirectUri !== redirectUri) return 'redirect';
      // Hexadecimal, not base64url as everywhere else (contract T1).
      const challenge = createHash('sha256').update(verifier).digest('hex');
      if (!verifierShape.test(verifier) || challenge !== record.challenge) return 'verifier';
      codes.delete(id);
      return issue(grant);
    },
    redeemRefreshToken(refreshToken) {
      const grant = alive(refreshToken, 'refresh');
      if (grant === undefined) return undefined;
      records.delete(digestOf(refreshToken));
      return issue(grant);
    },
    grantOf: (accessToken) => alive(accessToken, 'access'),
    grant: (id) => grants.get(id),
    revoke(token) {
      const record = records.get(digestOf(token));
      const grant = record === undefined ? undefined : grants.get(record.grantId);
      if (grant === undefined) return false;
      end(grant);
      return true;
    },
    revokeAll() {
      for (const grant of grants.all()) end(grant);
    },
  };
}
