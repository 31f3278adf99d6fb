import { createHmac } from 'node:crypto';
import type { PracticeSetting } from '../kit/practice-network.ts';
import { digestOf, randomSecret } from '../kit/secrets.ts';
import { XrpcError } from './errors.ts';
import { isOwner, owner } from './owner.ts';

/** An app password as its owner sees it listed. */
export interface AppPassword {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
}

interface StoredAppPassword extends AppPassword {
  readonly digest: string;
  readonly revoked: boolean;
}

interface TokenRecord {
  readonly kind: 'access' | 'refresh';
  readonly passwordId: string;
  readonly sessionId: string;
  readonly expiresAt: number;
  /** When a refresh token was exchanged, and the session ended, null before. */
  readonly rotatedAt: number | null;
  readonly endedAt: number | null;
}

/** Tokens of a session, as clients get them. */
export interface SessionTokens {
  readonly accessJwt: string;
  readonly refreshJwt: string;
}

/** App passwords and the sessions made with them (contract §1, "Auth, app password"). */
export interface Sessions {
  /** Makes an app password; it is told here and never again. */
  createAppPassword(name: string): { readonly identifier: string; readonly password: string };
  appPasswords(): readonly AppPassword[];
  revokeAppPassword(id: string): void;
  create(identifier: string, password: string): SessionTokens;
  refresh(refreshJwt: string): SessionTokens;
  end(refreshJwt: string): void;
  /** Ends the session of an access token at once, as a fault can. */
  kill(accessJwt: string): void;
  /** Throws unless the access token is good. */
  requireAccess(accessJwt: string): void;
}

const hour = 3_600_000;
const accessLifeMs = 2 * hour;
const refreshLifeMs = 90 * 24 * hour;
/** A refresh token that was just exchanged still answers with the same next one for so long. */
const graceMs = 2 * hour;

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

const expired = (): XrpcError => new XrpcError(400, 'ExpiredToken', 'Token has expired');
const revoked = (): XrpcError => new XrpcError(400, 'ExpiredToken', 'Token has been revoked');
const invalid = (): XrpcError => new XrpcError(400, 'InvalidToken', 'Token could not be verified');

/** Opens the sessions on the practice world; it holds digests of passwords and tokens only. */
export function createSessions({ world, clock }: PracticeSetting): Sessions {
  const passwords = world.collection<StoredAppPassword>('bluesky.app-passwords');
  const records = world.collection<TokenRecord>('bluesky.tokens');
  const secrets = world.collection<{ readonly value: string }>('bluesky.signing-key');
  const signingKey = (): string =>
    (secrets.get('key') ?? secrets.put('key', { value: randomSecret('', 43) })).value;

  /** Tokens are made from their claims alone, so that a repeated refresh yields the very same one without keeping it. */
  function sign(kind: TokenRecord['kind'], tokenId: string, issuedAt: number, expiresAt: number): string {
    const scope = kind === 'access' ? 'com.atproto.appPass' : 'com.atproto.refresh';
    const parts = [
      { typ: kind === 'access' ? 'at+jwt' : 'refresh+jwt', alg: 'HS256' },
      {
        scope,
        sub: owner.did,
        jti: tokenId,
        iat: Math.floor(issuedAt / 1000),
        exp: Math.floor(expiresAt / 1000),
        aud: 'did:web:bsky.social',
      },
    ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
    const signature = createHmac('sha256', signingKey()).update(parts.join('.')).digest('base64url');
    return [...parts, signature].join('.');
  }
  function issue(
    kind: TokenRecord['kind'],
    session: Pick<TokenRecord, 'passwordId' | 'sessionId'>,
    tokenId: string,
    at: number,
  ): string {
    const expiresAt = at + (kind === 'access' ? accessLifeMs : refreshLifeMs);
    const token = sign(kind, tokenId, at, expiresAt);
    const id = digestOf(token);
    if (records.get(id) === undefined) {
      const { passwordId, sessionId } = session;
      records.put(id, { kind, passwordId, sessionId, expiresAt, rotatedAt: null, endedAt: null });
    }
    return token;
  }
  function find(
    token: string,
    kind: TokenRecord['kind'],
  ): { readonly id: string; readonly record: TokenRecord } {
    const id = digestOf(token);
    const record = records.get(id);
    if (record === undefined || record.kind !== kind) throw invalid();
    return { id, record };
  }
  function endSession(sessionId: string, kinds: readonly TokenRecord['kind'][]): void {
    for (const token of tokensOf(sessionId)) {
      const record = records.get(token);
      if (record !== undefined && kinds.includes(record.kind)) {
        records.put(token, { ...record, endedAt: clock.now() });
      }
    }
  }
  const sessionTokens = world.collection<readonly string[]>('bluesky.session-tokens');
  const tokensOf = (sessionId: string): readonly string[] => sessionTokens.get(sessionId) ?? [];
  function note(sessionId: string, tokens: readonly string[]): void {
    sessionTokens.put(sessionId, [...new Set([...tokensOf(sessionId), ...tokens.map(digestOf)])]);
  }

  return {
    createAppPassword(name) {
      const group = (): string =>
        Array.from({ length: 4 }, () => base32[Number(world.numericId(6)) % 32]).join('');
      const password = [group(), group(), group(), group()].join('-');
      const id = randomSecret('app-', 12);
      passwords.put(id, { id, name, createdAt: clock.now(), digest: digestOf(password), revoked: false });
      return { identifier: owner.handle, password };
    },
    appPasswords: () =>
      passwords.filter((entry) => !entry.revoked).map(({ id, name, createdAt }) => ({ id, name, createdAt })),
    revokeAppPassword(id) {
      const password = passwords.get(id);
      if (password !== undefined) passwords.put(id, { ...password, revoked: true });
    },
    create(identifier, password) {
      const digest = digestOf(password);
      const known = passwords.find((entry) => !entry.revoked && entry.digest === digest);
      // Main passwords do not exist here: every other password is a wrong one.
      if (!isOwner(identifier) || known === undefined) {
        throw new XrpcError(401, 'AuthenticationRequired', 'Invalid identifier or password');
      }
      const session = { passwordId: known.id, sessionId: randomSecret('session-', 16) };
      const accessJwt = issue('access', session, randomSecret('', 20), clock.now());
      const refreshJwt = issue('refresh', session, randomSecret('', 43), clock.now());
      note(session.sessionId, [accessJwt, refreshJwt]);
      return { accessJwt, refreshJwt };
    },
    refresh(refreshJwt) {
      const { id, record } = find(refreshJwt, 'refresh');
      if (passwords.get(record.passwordId)?.revoked !== false || record.endedAt !== null) throw revoked();
      if (record.expiresAt <= clock.now()) throw expired();
      const rotatedAt = record.rotatedAt ?? clock.now();
      if (rotatedAt + graceMs <= clock.now()) throw revoked();
      records.put(id, { ...record, rotatedAt });
      const nextId = createHmac('sha256', signingKey()).update(id).digest('base64url');
      const next = issue('refresh', record, nextId, rotatedAt);
      const accessJwt = issue('access', record, randomSecret('', 20), clock.now());
      note(record.sessionId, [accessJwt, next]);
      return { accessJwt, refreshJwt: next };
    },
    end(refreshJwt) {
      const { record } = find(refreshJwt, 'refresh');
      endSession(record.sessionId, ['refresh']);
    },
    kill(accessJwt) {
      const record = records.get(digestOf(accessJwt));
      if (record !== undefined) endSession(record.sessionId, ['access', 'refresh']);
    },
    requireAccess(accessJwt) {
      const { record } = find(accessJwt, 'access');
      // A revoked app password does not end its access tokens: they run out within two hours (contract §1).
      if (record.endedAt !== null) throw revoked();
      if (record.expiresAt <= clock.now()) throw expired();
    },
  };
}
