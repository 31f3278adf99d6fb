import type { Failure, FailureClass, FailureCode } from '../../../../shared/model/failure.ts';
import { type Arrived, codeOf, readBody, retryAfter } from '../replies.ts';
import { xrpcError } from './parse.ts';

interface Meaning {
  readonly class: FailureClass;
  readonly code: FailureCode;
}

/** XRPC and OAuth error names and what they ask for (contract §1, "Errors"). */
const byName: Readonly<Record<string, Meaning>> = {
  ExpiredToken: { class: 'reauth', code: 'signed-out' },
  InvalidToken: { class: 'reauth', code: 'signed-out' },
  AuthMissing: { class: 'reauth', code: 'signed-out' },
  AuthenticationRequired: { class: 'reauth', code: 'signed-out' },
  invalid_token: { class: 'reauth', code: 'signed-out' },
  invalid_grant: { class: 'reauth', code: 'access-revoked' },
  // The sign-in itself was put to the server in a way that it does not take.
  invalid_client: { class: 'fatal', code: 'app-misconfigured' },
  invalid_client_metadata: { class: 'fatal', code: 'app-misconfigured' },
  unauthorized_client: { class: 'fatal', code: 'app-misconfigured' },
  invalid_scope: { class: 'fatal', code: 'app-misconfigured' },
  invalid_request: { class: 'fatal', code: 'app-misconfigured' },
  // Too old or too new by the server's clock, which is known from its reply to this very call.
  invalid_dpop_proof: { class: 'retry', code: 'network-unavailable' },
  // No scope of the sign-in covers the call.
  insufficient_scope: { class: 'reauth', code: 'permission-missing' },
  ScopeMissingError: { class: 'reauth', code: 'permission-missing' },
  InsufficientScope: { class: 'reauth', code: 'permission-missing' },
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
  RecordNotFound: { class: 'fix', code: 'not-found' },
  NotFound: { class: 'fix', code: 'not-found' },
  InvalidRequest: { class: 'fix', code: 'content-refused' },
  UpstreamFailure: { class: 'retry', code: 'network-unavailable' },
};

/** Where the same name stands for two things, its message tells which. */
const byMessage: readonly { readonly name: string; readonly message: RegExp; readonly means: Meaning }[] = [
  { name: 'ExpiredToken', message: /revoked/i, means: { class: 'reauth', code: 'access-revoked' } },
  // Nobody took anything back: the sign-in came to its end, or a renewal whose reply was lost ended it.
  { name: 'invalid_grant', message: /expired|replayed/i, means: { class: 'reauth', code: 'signed-out' } },
];

/** The name of the error in a reply, or an empty string. */
export function errorName(reply: Arrived): string {
  return readBody(xrpcError, reply)?.error ?? '';
}

/** What a refused XRPC call means: by its error name, by its status where there is none. */
export function failureOf(reply: Arrived): Failure {
  const name = errorName(reply);
  const body = readBody(xrpcError, reply);
  const message = body?.message ?? body?.error_description ?? '';
  // A renewal that somebody made before: told apart, for it may have been somebody else.
  const detail = name === 'invalid_grant' && /replayed/i.test(message) ? '/replayed' : '';
  const networkCode = name === '' ? String(reply.status) : `${codeOf(name)}${detail}`;
  const told = byMessage.find((entry) => entry.name === name && entry.message.test(message));
  const known = told?.means ?? (Object.hasOwn(byName, name) ? byName[name] : undefined);
  if (known !== undefined) {
    return { ...known, networkCode, ...(known.class === 'rate' ? retryAfter(reply) : {}) };
  }
  return { ...byStatus(reply), networkCode };
}

/** What is said of a proof without the server's nonce (RFC 9449, section 8), or with a time that is not the server's. */
const proofRefusals = ['use_dpop_nonce', 'invalid_dpop_proof'];

/** Whether a server refused only the proof that came with a call. */
export function refusesProof(reply: Arrived): boolean {
  if (reply.status !== 400 && reply.status !== 401) return false;
  const challenge = reply.headers['www-authenticate'] ?? '';
  return proofRefusals.some((name) => errorName(reply) === name || challenge.includes(`error="${name}"`));
}

function byStatus(reply: Arrived): Failure {
  if (reply.status === 429) return { class: 'rate', code: 'rate-limited', ...retryAfter(reply) };
  if (reply.status === 401) return { class: 'reauth', code: 'signed-out' };
  if (reply.status === 403) return { class: 'reauth', code: 'permission-missing' };
  if (reply.status === 413) return { class: 'fix', code: 'media-too-large' };
  if (reply.status >= 500) return { class: 'retry', code: 'network-unavailable' };
  return { class: 'fix', code: 'content-refused' };
}
