import { expect, test } from 'vitest';
import {
  apiFailure,
  failReason,
  signInFailure,
} from '../../../../main/engine/networks/tiktok/error-table.ts';

test.each([
  ['access_token_invalid', 401, 'reauth', 'signed-out'],
  ['scope_not_authorized', 401, 'reauth', 'permission-missing'],
  ['spam_risk_too_many_posts', 200, 'rate', 'quota-reached'],
  ['reached_active_user_cap', 200, 'rate', 'app-quota-reached'],
  ['spam_risk_too_many_pending_share', 403, 'rate', 'inbox-full'],
  ['spam_risk_user_banned_from_posting', 200, 'blocked', 'account-restricted'],
  ['unaudited_client_can_only_post_to_private_accounts', 403, 'fix', 'only-private-allowed'],
  ['privacy_level_option_mismatch', 403, 'fix', 'choice-not-offered'],
  ['rate_limit_exceeded', 429, 'rate', 'rate-limited'],
  ['internal_error', 500, 'retry', 'network-unavailable'],
  ['a_code_of_tomorrow', 503, 'retry', 'network-unavailable'],
  ['toString', 400, 'fatal', 'unexpected-reply'],
] as const)('§T8 %s (%i) is %s/%s', (name, status, failureClass, code) => {
  expect(apiFailure(name, status)).toMatchObject({ class: failureClass, code, networkCode: name });
});

test.each([
  ['file_format_check_failed', 'fix', 'media-format'],
  ['duration_check_failed', 'fix', 'media-duration'],
  ['frame_rate_check_failed', 'fix', 'media-frame-rate'],
  ['picture_size_check_failed', 'fix', 'media-dimensions'],
  ['internal', 'retry', 'media-processing-failed'],
  ['auth_removed', 'reauth', 'signed-out'],
  ['spam_risk_text', 'fix', 'text-refused'],
] as const)('§T7 %s is %s/%s', (name, failureClass, code) => {
  expect(failReason(name)).toMatchObject({ class: failureClass, code });
});

test('§T2 a rotated refresh token asks for a sign-in, a wrong secret for the settings', () => {
  expect(signInFailure('invalid_grant', 200)).toMatchObject({ class: 'reauth' });
  expect(signInFailure('invalid_client', 200)).toMatchObject({ class: 'fatal', code: 'app-misconfigured' });
});
