import type { Failure, FailureClass, FailureCode } from '../../../../shared/model/failure.ts';
import { type Arrived, readBody, retryAfter } from '../replies.ts';
import { xrpcError } from './parse.ts';

/** XRPC error names and what they ask for (contract §1, "Errors"). */
const byName: Readonly<Record<string, { readonly class: FailureClass; readonly code: FailureCode }>> = {
  ExpiredToken: { class: 'reauth', code: 'signed-out' },
  InvalidToken: { class: 'reauth', code: 'signed-out' },
  AuthMissing: { class: 'reauth', code: 'signed-out' },
  AuthenticationRequired: { class: 'reauth', code: 'signed-out' },
  AuthFactorTokenRequired: { class: 'fix', code: 'security-check' },
  AccountTakedown: { class: 'blocked', code: 'account-restricted' },
  AccountSuspended: { class: 'blocked', code: 'account-restricted' },
  AccountDeactivated: { class: 'blocked', code: 'account-restricted' },
  RateLimitExceeded: { class: 'rate', code: 'rate-limited' },
  BlobNotFound: { class: 'retry', code: 'upload-expired' },
  PayloadTooLarge: { class: 'fix', code: 'media-too-large' },
  PayloadTooLargeError: { class: 'fix', code: 'media-too-large' },
  InvalidMimeType: { class: 'fix', code: 'media-format' },
  BlobTooLarge: { class: 'fix', code: 'media-too-large' },
  InvalidRequest: { class: 'fix', code: 'content-refused' },
  UpstreamFailure: { class: 'retry', code: 'network-unavailable' },
};

/** The name of the error in a reply, or an empty string. */
export function errorName(reply: Arrived): string {
  return readBody(xrpcError, reply)?.error ?? '';
}

/** What a refused XRPC call means: by its error name, by its status where there is none. */
export function failureOf(reply: Arrived): Failure {
  const name = errorName(reply);
  const networkCode = name === '' ? String(reply.status) : name;
  const known = Object.hasOwn(byName, name) ? byName[name] : undefined;
  if (known !== undefined) {
    return { ...known, networkCode, ...(known.class === 'rate' ? retryAfter(reply) : {}) };
  }
  return { ...byStatus(reply), networkCode };
}

function byStatus(reply: Arrived): Failure {
  if (reply.status === 429) return { class: 'rate', code: 'rate-limited', ...retryAfter(reply) };
  if (reply.status === 401) return { class: 'reauth', code: 'signed-out' };
  if (reply.status === 413) return { class: 'fix', code: 'media-too-large' };
  if (reply.status >= 500) return { class: 'retry', code: 'network-unavailable' };
  return { class: 'fix', code: 'content-refused' };
}
