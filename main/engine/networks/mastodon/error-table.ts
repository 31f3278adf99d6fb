import type { Failure, FailureClass, FailureCode } from '../../../../shared/model/failure.ts';
import { type Arrived, pause } from '../replies.ts';

/** Statuses and what they ask for (contract §2, "Errors"). The sentences beside them are in the server's language: never read. */
const byStatus: Readonly<Record<number, { readonly class: FailureClass; readonly code: FailureCode }>> = {
  401: { class: 'reauth', code: 'signed-out' },
  403: { class: 'blocked', code: 'account-restricted' },
  404: { class: 'fix', code: 'not-found' },
  408: { class: 'retry', code: 'network-unavailable' },
  // The server is gone for good, or moved.
  410: { class: 'fatal', code: 'not-found' },
  413: { class: 'fix', code: 'media-too-large' },
  422: { class: 'fix', code: 'content-refused' },
  429: { class: 'rate', code: 'rate-limited' },
};

/** The error that a bearer challenge names (RFC 6750, 3.1), by which a refused token and a missing scope are told apart. */
const byChallenge: Readonly<Record<string, { readonly class: FailureClass; readonly code: FailureCode }>> = {
  // Tokens have no end: one that is not good any more was revoked.
  invalid_token: { class: 'reauth', code: 'access-revoked' },
  insufficient_scope: { class: 'reauth', code: 'permission-missing' },
  invalid_scope: { class: 'reauth', code: 'permission-missing' },
};

/** What a refused call means. */
export function failureOf(reply: Arrived, now: number): Failure {
  const networkCode = String(reply.status);
  const named = /\berror="([a-z_]+)"/.exec(reply.headers['www-authenticate'] ?? '')?.[1] ?? '';
  const challenged = Object.hasOwn(byChallenge, named) ? byChallenge[named] : undefined;
  if (challenged !== undefined && (reply.status === 401 || reply.status === 403)) {
    return { ...challenged, networkCode: `${networkCode} ${named}` };
  }
  const known = byStatus[reply.status];
  if (known?.class === 'rate') return { ...known, networkCode, ...untilReset(reply, now) };
  if (known !== undefined) return { ...known, networkCode };
  if (reply.status >= 500) return { class: 'retry', code: 'network-unavailable', networkCode };
  return { class: 'fix', code: 'content-refused', networkCode };
}

/** When the budget of a reply's headers is fresh again (ms since the epoch): the time is ISO 8601, and no `retry-after` stands beside it. */
export function resetOf(reply: Arrived): number | null {
  const at = Date.parse(reply.headers['x-ratelimit-reset'] ?? '');
  return Number.isNaN(at) ? null : at;
}

function untilReset(reply: Arrived, now: number): Pick<Failure, 'retryAfterMs'> {
  const at = resetOf(reply);
  return at === null ? {} : { retryAfterMs: pause(Math.max(1000, at - now)) };
}
