import { createHmac, timingSafeEqual } from 'node:crypto';
import { practiceClient } from '../kit/practice-network.ts';
import { digestOf, randomSecret } from '../kit/secrets.ts';
import { graphError, type GraphError, tokenError } from './graph-error.ts';
import type { MetaWorld } from './meta-world.ts';
import type { GrantRecord, TokenRecord } from './model.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Lifetimes (§1.1): short tokens live hours, long ones about sixty days. */
export const lifetimes = { short: 2 * hour, long: 60 * day, dataAccess: 90 * day, code: 600_000 } as const;

export interface IssuedToken {
  readonly text: string;
  readonly record: TokenRecord;
}

/** Issues a user token; only its hash is kept. */
export function issueUserToken(world: MetaWorld, grant: GrantRecord, long: boolean): IssuedToken {
  const text = randomSecret('EAAG', 120);
  const now = world.now();
  const record: TokenRecord = {
    hash: digestOf(text),
    type: 'USER',
    userId: grant.id,
    pageId: null,
    generation: grant.generation,
    issuedAt: now,
    expiresAt: now + (long ? lifetimes.long : lifetimes.short),
    long,
  };
  world.tokens.put(record.hash, record);
  return { text, record };
}

/**
 * The Page token that belongs to a user token: the same on every call, without keeping its text.
 * From a long-lived user token it has no expiry date, from a short one it dies with it (§1.3).
 */
export function pageTokenFor(
  world: MetaWorld,
  parentText: string,
  parent: TokenRecord,
  pageId: string,
): string {
  const text = `EAAP${createHmac('sha384', parentText).update(pageId).digest('hex')}`;
  const hash = digestOf(text);
  if (world.tokens.get(hash) === undefined) {
    world.tokens.put(hash, {
      ...parent,
      hash,
      type: 'PAGE',
      pageId,
      issuedAt: world.now(),
      expiresAt: parent.long ? 0 : parent.expiresAt,
    });
  }
  return text;
}

export interface LiveToken {
  readonly record: TokenRecord;
  readonly grant: GrantRecord;
}

/** Looks a token up and says why it is dead when it is (§6, code 190). */
export function checkToken(world: MetaWorld, text: string | undefined): LiveToken | GraphError {
  if (text === undefined || text === '') {
    return graphError(104, 'An access token is required to request this resource.');
  }
  const record = world.tokens.get(digestOf(text));
  if (!text.startsWith('EAA') || record === undefined) {
    return tokenError(undefined, 'Invalid OAuth access token - Cannot parse access token');
  }
  const grant = world.grants.get(record.userId);
  if (grant === undefined) return dead(458);
  if (record.generation !== grant.generation) return dead(grant.endedBy);
  if (record.expiresAt !== 0 && world.now() >= record.expiresAt) return dead(463);
  if (record.pageId !== null && !grant.pages.includes(record.pageId)) return dead(492);
  return { record, grant };
}

const deaths: Readonly<Record<number, string>> = {
  458: 'The user has not authorized application.',
  459: 'You cannot access the app till you log in to www.facebook.com and follow the instructions given.',
  460: 'The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
  463: 'Session has expired.',
  464: 'Sessions for the user are not allowed because the user is not a confirmed user.',
  467: 'The access token is invalid.',
  492: 'The user must be an administrator, editor, or moderator of the page in order to impersonate it.',
};

const dead = (subcode: number): GraphError =>
  tokenError(subcode, `Error validating access token: ${deaths[subcode] ?? 'The session is invalid.'}`);

/** Ends every token that was issued so far; `subcode` is what they will be told. */
export function endGrant(world: MetaWorld, userId: string, subcode: number): void {
  const grant = world.grants.get(userId);
  if (grant === undefined) return;
  const removed = subcode === 458;
  world.grants.put(userId, {
    ...grant,
    generation: grant.generation + 1,
    endedBy: subcode,
    ...(removed ? { scopes: {}, pages: [] } : {}),
  });
}

/** The application's own proof that a call comes from it (§1.3); optional, but never wrong. */
export function checkProof(proof: string | undefined, tokenText: string): GraphError | undefined {
  if (proof === undefined) return undefined;
  const wanted = createHmac('sha256', practiceClient.secret).update(tokenText).digest('hex');
  return sameText(proof, wanted)
    ? undefined
    : graphError(100, 'Invalid appsecret_proof provided in the API argument');
}

/** Compares secrets in constant time. */
export function sameText(given: string, wanted: string): boolean {
  return timingSafeEqual(Buffer.from(digestOf(given)), Buffer.from(digestOf(wanted)));
}
