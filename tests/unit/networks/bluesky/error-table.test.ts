import { expect, test } from 'vitest';
import { passwordSignIn } from '../../../../main/engine/networks/bluesky/app-password.ts';
import { failureOf, refusesProof } from '../../../../main/engine/networks/bluesky/error-table.ts';
import { tokenEnd } from '../../../../main/engine/networks/bluesky/parse.ts';

function refused(status: number, error: string | null, headers: Record<string, string> = {}) {
  const text = error === null ? 'Bad gateway' : JSON.stringify({ error, message: 'Words that change' });
  return failureOf({ kind: 'reply', status, headers, text });
}

test.each([
  [400, 'ExpiredToken', 'reauth', 'signed-out'],
  [401, 'AuthenticationRequired', 'reauth', 'signed-out'],
  [400, 'AccountTakedown', 'blocked', 'account-restricted'],
  [400, 'BlobNotFound', 'retry', 'upload-expired'],
  [400, 'InvalidRequest', 'fix', 'content-refused'],
  [400, 'RecordNotFound', 'fix', 'not-found'],
  [401, 'invalid_token', 'reauth', 'signed-out'],
  [400, 'invalid_grant', 'reauth', 'access-revoked'],
  [403, 'ScopeMissingError', 'reauth', 'permission-missing'],
  [403, null, 'reauth', 'permission-missing'],
  [413, 'PayloadTooLarge', 'fix', 'media-too-large'],
  [502, 'UpstreamFailure', 'retry', 'network-unavailable'],
  [500, 'InternalServerError', 'retry', 'network-unavailable'],
  [502, null, 'retry', 'network-unavailable'],
  [400, 'constructor', 'fix', 'content-refused'],
] as const)('§1 %i %s is %s/%s', (status, error, failureClass, code) => {
  expect(refused(status, error)).toMatchObject({
    class: failureClass,
    code,
    networkCode: error ?? String(status),
  });
});

test('§1 the same name with another message may say that access was taken back', () => {
  const told = (message: string) =>
    failureOf({
      kind: 'reply',
      status: 400,
      headers: {},
      text: JSON.stringify({ error: 'ExpiredToken', message }),
    });
  expect(told('Token has been revoked')).toMatchObject({ class: 'reauth', code: 'access-revoked' });
  expect(told('Token has expired')).toMatchObject({ class: 'reauth', code: 'signed-out' });
});

test.each([
  ['Invalid refresh token', 'access-revoked'],
  ['Session expired', 'signed-out'],
  ['Refresh token replayed', 'signed-out'],
])('§1 a refused renewal (%s) is %s', (description, code) => {
  const text = JSON.stringify({ error: 'invalid_grant', error_description: description });
  expect(failureOf({ kind: 'reply', status: 400, headers: {}, text })).toMatchObject({
    class: 'reauth',
    code,
  });
});

test.each([
  [401, { error: 'invalid_dpop_proof' }, {}, true],
  [401, { error: 'use_dpop_nonce' }, {}, true],
  [400, { error: 'use_dpop_nonce' }, {}, true],
  [401, { error: 'x' }, { 'www-authenticate': 'DPoP error="use_dpop_nonce", error_description="…"' }, true],
  [401, { error: 'invalid_token' }, { 'www-authenticate': 'DPoP error="invalid_token"' }, false],
  [500, { error: 'use_dpop_nonce' }, {}, false],
])('§1 %i %j refuses only the proof: %s', (status, body, headers, wanted) => {
  expect(refusesProof({ kind: 'reply', status, headers, text: JSON.stringify(body) })).toBe(wanted);
});

test('§1 a rate limit says how long to wait', () => {
  expect(refused(429, 'RateLimitExceeded', { 'retry-after': '290' })).toMatchObject({
    class: 'rate',
    retryAfterMs: 290_000,
  });
});

test('the end of a session is read from its token, where the token tells', () => {
  const claims = Buffer.from(JSON.stringify({ exp: 1_800_000_000 })).toString('base64url');
  expect(tokenEnd(`e30.${claims}.x`)).toBe(1_800_000_000_000);
  expect(tokenEnd('opaque')).toBeNull();
  expect(tokenEnd('a.%%%.c')).toBeNull();
});

test.each([
  ['abcd-efgh-2345-ijkl', true],
  [' abcd-efgh-2345-ijkl ', true],
  ['correct horse battery staple', false],
  ['abcd-efgh-2345', false],
  ['abcdefgh2345ijkl', false],
])('%j is an app password: %s', (password, expected) => {
  expect(passwordSignIn.isAppPassword(password)).toBe(expected);
});
