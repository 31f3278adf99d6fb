import type { Failure, FailureClass, FailureCode } from '../../../../shared/model/failure.ts';
import { codeOf } from '../replies.ts';

type Meaning = { readonly class: FailureClass; readonly code: FailureCode; readonly retryAfterMs?: number };

const day = 24 * 60 * 60_000;
const minute = 60_000;

/** API error codes (contract T8). */
const apiErrors: Readonly<Record<string, Meaning>> = {
  invalid_param: { class: 'fix', code: 'content-refused' },
  invalid_params: { class: 'fix', code: 'content-refused' },
  invalid_file_upload: { class: 'fix', code: 'media-format' },
  invalid_publish_id: { class: 'fatal', code: 'not-found' },
  token_not_authorized_for_specified_publish_id: { class: 'fatal', code: 'not-found' },
  access_token_invalid: { class: 'reauth', code: 'signed-out' },
  scope_not_authorized: { class: 'reauth', code: 'permission-missing' },
  scope_permission_missed: { class: 'reauth', code: 'permission-missing' },
  unaudited_client_can_only_post_to_private_accounts: { class: 'fix', code: 'only-private-allowed' },
  privacy_level_option_mismatch: { class: 'fix', code: 'choice-not-offered' },
  url_ownership_unverified: { class: 'fatal', code: 'app-misconfigured' },
  spam_risk_too_many_posts: { class: 'rate', code: 'quota-reached', retryAfterMs: day },
  spam_risk_too_many_pending_share: { class: 'rate', code: 'inbox-full', retryAfterMs: day },
  reached_active_user_cap: { class: 'rate', code: 'app-quota-reached', retryAfterMs: day },
  spam_risk_user_banned_from_posting: { class: 'blocked', code: 'account-restricted' },
  spam_risk: { class: 'blocked', code: 'account-restricted' },
  spam_risk_text: { class: 'fix', code: 'text-refused' },
  app_version_check_failed: { class: 'fix', code: 'security-check' },
  rate_limit_exceeded: { class: 'rate', code: 'rate-limited', retryAfterMs: minute },
  internal_error: { class: 'retry', code: 'network-unavailable' },
};

/** Why a publication that was taken came to nothing (contract T7). */
const failReasons: Readonly<Record<string, Meaning>> = {
  file_format_check_failed: { class: 'fix', code: 'media-format' },
  duration_check_failed: { class: 'fix', code: 'media-duration' },
  frame_rate_check_failed: { class: 'fix', code: 'media-frame-rate' },
  picture_size_check_failed: { class: 'fix', code: 'media-dimensions' },
  internal: { class: 'retry', code: 'media-processing-failed' },
  video_pull_failed: { class: 'retry', code: 'media-unreachable' },
  photo_pull_failed: { class: 'retry', code: 'media-unreachable' },
  publish_cancelled: { class: 'fix', code: 'content-refused' },
  auth_removed: { class: 'reauth', code: 'signed-out' },
  spam_risk_too_many_posts: { class: 'rate', code: 'quota-reached', retryAfterMs: day },
  spam_risk_text: { class: 'fix', code: 'text-refused' },
  spam_risk_user_banned_from_posting: { class: 'blocked', code: 'account-restricted' },
  spam_risk: { class: 'blocked', code: 'account-restricted' },
};

/** Errors of the sign-in addresses (contract T2). */
const signInErrors: Readonly<Record<string, Meaning>> = {
  invalid_grant: { class: 'reauth', code: 'signed-out' },
  access_denied: { class: 'reauth', code: 'signed-out' },
  invalid_request: { class: 'fatal', code: 'app-misconfigured' },
  invalid_client: { class: 'fatal', code: 'app-misconfigured' },
  unauthorized_client: { class: 'fatal', code: 'app-misconfigured' },
  unsupported_grant_type: { class: 'fatal', code: 'app-misconfigured' },
  unsupported_response_type: { class: 'fatal', code: 'app-misconfigured' },
  invalid_scope: { class: 'fatal', code: 'app-misconfigured' },
  server_error: { class: 'retry', code: 'network-unavailable' },
  temporarily_unavailable: { class: 'retry', code: 'network-unavailable' },
};

function meaningOf(table: Readonly<Record<string, Meaning>>, code: string): Meaning | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined;
}

/** What an API error asks for; one that nobody knows is judged by the HTTP status. */
export function apiFailure(code: string, status: number): Failure {
  return { ...(meaningOf(apiErrors, code) ?? byStatus(status)), networkCode: codeOf(code) };
}

/** What a `fail_reason` asks for; an unknown one is for the owner to look at. */
export function failReason(reason: string): Failure {
  return {
    ...(meaningOf(failReasons, reason) ?? { class: 'fix', code: 'content-refused' }),
    networkCode: codeOf(reason),
  };
}

/** What an error of the sign-in addresses asks for. */
export function signInFailure(code: string, status: number): Failure {
  return { ...(meaningOf(signInErrors, code) ?? byStatus(status)), networkCode: codeOf(code) };
}

/** A reply without any code. */
export function byStatus(status: number): Meaning {
  if (status === 401) return { class: 'reauth', code: 'signed-out' };
  if (status === 429) return { class: 'rate', code: 'rate-limited', retryAfterMs: minute };
  return status >= 500
    ? { class: 'retry', code: 'network-unavailable' }
    : { class: 'fatal', code: 'unexpected-reply' };
}
