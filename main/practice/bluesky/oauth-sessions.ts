import { createHash } from 'node:crypto';
import type { PracticeSetting } from '../kit/practice-network.ts';
import { digestOf, randomSecret } from '../kit/secrets.ts';
import { OAuthError } from './errors.ts';

/** What a client asks a person for, as it pushed it. */
export interface AuthorizationRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string;
  readonly challenge: string;
  /** Thumbprint of the key that everything will be bound to. */
  readonly jkt: string;
  readonly loginHint: string | null;
}

interface PushedRequest extends AuthorizationRequest {
  readonly expiresAt: number;
  readonly answered: boolean;
}

interface CodeRecord extends AuthorizationRequest {
  readonly expiresAt: number;
  /** Session that the code was traded for, null before. */
  readonly sessionId: string | null;
}

/** A person's permission for one client, with its key. */
export interface OAuthSession {
  readonly id: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly jkt: string;
  readonly createdAt: number;
  readonly endedAt: number | null;
  /** Digest of the access token that is good now: each pair ends the one before. */
  readonly access: string | null;
}

interface TokenRecord {
  readonly kind: 'access' | 'refresh';
  readonly sessionId: string;
  readonly expiresAt: number;
  /** Whether a refresh token was exchanged. */
  readonly used: boolean;
}

/** Tokens as they are handed out, once. */
export interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresInSeconds: number;
  readonly scopes: readonly string[];
}

/** Pushed requests, codes, and the sessions they lead to (contract §1, "Auth, OAuth"). */
export interface OAuthSessions {
  push(request: AuthorizationRequest): { readonly requestUri: string; readonly expiresInSeconds: number };
  /** A request that still waits for its answer. */
  pushed(clientId: string, requestUri: string): AuthorizationRequest | undefined;
  allow(requestUri: string): string;
  deny(requestUri: string): void;
  redeem(given: {
    readonly clientId: string;
    readonly code: string;
    readonly redirectUri: string;
    readonly verifier: string;
    readonly jkt: string;
  }): IssuedTokens;
  refresh(given: { readonly clientId: string; readonly token: string; readonly jkt: string }): IssuedTokens;
  /** The session of an access token that is good for calls. */
  sessionOf(accessToken: string): OAuthSession | undefined;
  /** Ends the session of a token, whatever kind it is, for the client and the key that hold it. */
  revoke(given: { readonly clientId: string; readonly token: string; readonly jkt: string }): void;
  end(sessionId: string): void;
  /** Sessions that have not ended. */
  open(): readonly OAuthSession[];
}

const minute = 60_000;
const hour = 60 * minute;
const requestLifeMs = 5 * minute;
const codeLifeMs = 1 * minute;
const accessLifeMs = hour;
/** A public client's session ends then, however often it renews. */
const sessionLifeMs = 14 * 24 * hour;

const refuse = (description: string): OAuthError => new OAuthError(400, 'invalid_grant', description);

/** Opens them on the practice world; it holds digests of addresses, codes and tokens only. */
export function createOAuthSessions({ world, clock }: PracticeSetting): OAuthSessions {
  const requests = world.collection<PushedRequest>('bluesky.oauth-requests');
  const codes = world.collection<CodeRecord>('bluesky.oauth-codes');
  const sessions = world.collection<OAuthSession>('bluesky.oauth-sessions');
  const tokens = world.collection<TokenRecord>('bluesky.oauth-tokens');

  function issue(session: OAuthSession): IssuedTokens {
    const endsAt = session.createdAt + sessionLifeMs;
    const expiresAt = Math.min(clock.now() + accessLifeMs, endsAt);
    const accessToken = randomSecret('practice-access-', 40);
    const refreshToken = randomSecret('ref-', 64);
    const record = { sessionId: session.id, used: false } as const;
    tokens.put(digestOf(accessToken), { ...record, kind: 'access', expiresAt });
    tokens.put(digestOf(refreshToken), { ...record, kind: 'refresh', expiresAt: endsAt });
    sessions.put(session.id, { ...session, access: digestOf(accessToken) });
    const expiresInSeconds = Math.round((expiresAt - clock.now()) / 1000);
    return { accessToken, refreshToken, expiresInSeconds, scopes: session.scopes };
  }
  function end(sessionId: string): void {
    const session = sessions.get(sessionId);
    if (session !== undefined && session.endedAt === null) {
      sessions.put(sessionId, { ...session, endedAt: clock.now() });
    }
  }
  function answer(requestUri: string): PushedRequest {
    const id = digestOf(requestUri);
    const request = requests.get(id);
    if (request === undefined) throw new OAuthError(400, 'invalid_request', 'Unknown request_uri');
    return requests.put(id, { ...request, answered: true });
  }

  return {
    push(request) {
      const requestUri = `urn:ietf:params:oauth:request_uri:${randomSecret('req-', 32)}`;
      const expiresAt = clock.now() + requestLifeMs;
      requests.put(digestOf(requestUri), { ...request, expiresAt, answered: false });
      return { requestUri, expiresInSeconds: requestLifeMs / 1000 };
    },
    pushed(clientId, requestUri) {
      const request = requests.get(digestOf(requestUri));
      const waits =
        request !== undefined &&
        request.clientId === clientId &&
        !request.answered &&
        clock.now() < request.expiresAt;
      return waits ? request : undefined;
    },
    allow(requestUri) {
      const request = answer(requestUri);
      const code = randomSecret('cod-', 64);
      codes.put(digestOf(code), { ...request, expiresAt: clock.now() + codeLifeMs, sessionId: null });
      return code;
    },
    deny: (requestUri) => void answer(requestUri),
    redeem({ clientId, code, redirectUri, verifier, jkt }) {
      const id = digestOf(code);
      const record = codes.get(id);
      if (record === undefined || record.clientId !== clientId) throw refuse('Invalid code');
      if (record.sessionId !== null) {
        // Somebody else may have it: what it was traded for ends as well.
        end(record.sessionId);
        throw refuse('Code replayed');
      }
      if (record.expiresAt <= clock.now()) throw refuse('This code has expired');
      if (record.jkt !== jkt) throw refuse('DPoP proof does not match the expected JKT');
      if (record.redirectUri !== redirectUri) {
        throw refuse('The redirect_uri parameter must match the one used in the authorization request');
      }
      if (record.challenge !== challengeOf(verifier)) throw refuse('Invalid code_verifier');
      const session = {
        id: randomSecret('ses-', 24),
        clientId,
        scopes: record.scopes,
        jkt,
        createdAt: clock.now(),
        endedAt: null,
        access: null,
      };
      codes.put(id, { ...record, sessionId: session.id });
      return issue(session);
    },
    refresh({ clientId, token, jkt }) {
      const id = digestOf(token);
      const record = tokens.get(id);
      const session = record === undefined ? undefined : sessions.get(record.sessionId);
      if (record?.kind !== 'refresh' || session === undefined || session.endedAt !== null) {
        throw refuse('Invalid refresh token');
      }
      if (session.clientId !== clientId) throw refuse('Token was not issued to this client');
      if (session.jkt !== jkt) throw refuse('DPoP proof does not match the expected JKT');
      if (record.used) {
        end(session.id);
        throw refuse('Refresh token replayed');
      }
      if (record.expiresAt <= clock.now()) throw refuse('Session expired');
      tokens.put(id, { ...record, used: true });
      return issue(session);
    },
    sessionOf(accessToken) {
      const digest = digestOf(accessToken);
      const record = tokens.get(digest);
      if (record?.kind !== 'access' || record.expiresAt <= clock.now()) return undefined;
      const session = sessions.get(record.sessionId);
      return session?.endedAt === null && session.access === digest ? session : undefined;
    },
    revoke({ clientId, token, jkt }) {
      const record = tokens.get(digestOf(token));
      const session = record === undefined ? undefined : sessions.get(record.sessionId);
      if (session?.clientId === clientId && session.jkt === jkt) end(session.id);
    },
    end,
    open: () =>
      sessions.filter(
        ({ endedAt, createdAt }) => endedAt === null && clock.now() < createdAt + sessionLifeMs,
      ),
  };
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
