import type { Failure, FailureClass, FailureCode } from '../../../../shared/model/failure.ts';
import type { ActingAccount } from '../network.ts';
import { type Arrived, codeOf, readBody } from '../replies.ts';
import { apiError } from './parse.ts';

type Meaning = { readonly class: FailureClass; readonly code: FailureCode; readonly retryAfterMs?: number };

/** Error codes of the API and of uploads (contract L7, L11). */
const byCode: Readonly<Record<string, Meaning>> = {
  VERSION_MISSING: { class: 'fatal', code: 'version-retired' },
  NONEXISTENT_VERSION: { class: 'fatal', code: 'version-retired' },
  MISSING_FIELD: { class: 'fatal', code: 'content-refused' },
  INVALID_VALUE_FOR_FIELD: { class: 'fatal', code: 'content-refused' },
  INVALID_URN_TYPE: { class: 'fatal', code: 'content-refused' },
  INVALID_URN_ID: { class: 'fatal', code: 'content-refused' },
  INVALID_IMAGE_ID: { class: 'retry', code: 'upload-expired' },
  INVALID_VIDEO_ID: { class: 'retry', code: 'upload-expired' },
  INVALID_DOCUMENT_ID: { class: 'retry', code: 'upload-expired' },
  INVALID_VALUE_BLANK_FIELD: { class: 'fix', code: 'text-missing' },
  FIELD_LENGTH_TOO_LONG: { class: 'fix', code: 'text-too-long' },
  INVALID_URL: { class: 'fix', code: 'text-refused' },
  MEDIA_ASSET_WAITING_UPLOAD: { class: 'retry', code: 'upload-expired' },
  EXPIRED_UPLOAD_URL: { class: 'retry', code: 'upload-expired' },
  MEDIA_ASSET_PROCESSING_FAILED: { class: 'fix', code: 'media-processing-failed' },
  UPDATING_ASSET_FAILED: { class: 'retry', code: 'network-unavailable' },
  EMPTY_ACCESS_TOKEN: { class: 'fatal', code: 'app-misconfigured' },
  INVALID_ACCESS_TOKEN: { class: 'reauth', code: 'signed-out' },
  // Not to be renewed: the person took the permission back.
  REVOKED_ACCESS_TOKEN: { class: 'reauth', code: 'access-revoked' },
  EXPIRED_ACCESS_TOKEN: { class: 'reauth', code: 'signed-out' },
  ACCESS_DENIED: { class: 'reauth', code: 'permission-missing' },
  NOT_FOUND: { class: 'fix', code: 'not-found' },
  CONFLICT: { class: 'retry', code: 'network-unavailable' },
  DUPLICATE_POST: { class: 'fix', code: 'duplicate-content' },
  UNPROCESSABLE_ENTITY: { class: 'fix', code: 'content-refused' },
};

/** Where a reply has no code: the number beside it (contract L11). */
const byServiceCode: Readonly<Record<number, Meaning>> = {
  100: { class: 'reauth', code: 'permission-missing' },
  401: { class: 'fatal', code: 'app-misconfigured' },
  65600: { class: 'reauth', code: 'signed-out' },
  65601: { class: 'reauth', code: 'access-revoked' },
  65602: { class: 'reauth', code: 'signed-out' },
};

/** Errors of the sign-in addresses (contract L2). */
const signInErrors: Readonly<Record<string, Meaning>> = {
  invalid_request: { class: 'reauth', code: 'signed-out' },
  invalid_redirect_uri: { class: 'reauth', code: 'signed-out' },
  invalid_grant: { class: 'reauth', code: 'signed-out' },
  invalid_client: { class: 'fatal', code: 'app-misconfigured' },
  unauthorized_client: { class: 'fatal', code: 'app-misconfigured' },
};

/** The service error of a day's quota, which ends at midnight UTC; other limits are bursts (contract L11). */
const dayQuota = 101;
const burstPause = 30_000;
const day = 24 * 60 * 60_000;

/** What a refused call means: by its code, by its status where the code says nothing. */
export function failureOf(reply: Arrived, now: number): Failure {
  const error = readBody(apiError, reply);
  const code = error?.code ?? '';
  const networkCode = [reply.status, code === '' ? '' : codeOf(code), error?.serviceErrorCode]
    .filter(Boolean)
    .join('/');
  if (reply.status === 429) {
    return error?.serviceErrorCode === dayQuota
      ? { class: 'rate', code: 'quota-reached', networkCode, retryAfterMs: day - (now % day) }
      : { class: 'rate', code: 'rate-limited', networkCode, retryAfterMs: burstPause };
  }
  const known =
    (Object.hasOwn(byCode, code) ? byCode[code] : undefined) ?? byServiceCode[error?.serviceErrorCode ?? 0];
  return { ...(known ?? byStatus(reply.status)), networkCode };
}

/**
 * What a refusal means to an author. A missing permission and a lost role have the same code (contract L11); but consent is all or
 * nothing, and an organisation is offered only where the permission to post for it was given: so there it is the role.
 */
export function asAuthor({ kind }: Pick<ActingAccount, 'kind'>, failure: Failure): Failure {
  return kind === 'organization' && failure.code === 'permission-missing'
    ? { ...failure, class: 'fix', code: 'role-lost' }
    : failure;
}

/** What a refused sign-in, renewal or revocation means. */
export function signInFailure(error: string, status: number): Failure {
  const known = Object.hasOwn(signInErrors, error) ? signInErrors[error] : undefined;
  return { ...(known ?? byStatus(status)), networkCode: error === '' ? String(status) : codeOf(error) };
}

function byStatus(status: number): Meaning {
  if (status === 401) return { class: 'reauth', code: 'signed-out' };
  // Without the permission's own code it is the author: a role was lost (contract L11).
  if (status === 403) return { class: 'fix', code: 'role-lost' };
  if (status === 404) return { class: 'fix', code: 'not-found' };
  if (status === 409) return { class: 'retry', code: 'network-unavailable' };
  if (status === 413) return { class: 'fix', code: 'media-too-large' };
  if (status === 415) return { class: 'fix', code: 'media-format' };
  if (status === 422) return { class: 'fix', code: 'content-refused' };
  if (status === 426) return { class: 'fatal', code: 'version-retired' };
  return status >= 500
    ? { class: 'retry', code: 'network-unavailable' }
    : { class: 'fatal', code: 'unexpected-reply' };
}
