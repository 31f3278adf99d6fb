import { lost, scriptedLine } from '../graph-api/scripted-line.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeId } from '../../../../main/engine/networks/linkedin/api.ts';
import { asAuthor, failureOf, signInFailure } from '../../../../main/engine/networks/linkedin/error-table.ts';
import { signIn } from '../../../../main/engine/networks/linkedin/sign-in.ts';

const noon = Date.parse('2026-11-24T12:00:00Z');

function refused(status: number, body: object | string) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return failureOf({ kind: 'reply', status, headers: {}, text }, noon);
}

test.each([
  [426, { code: 'NONEXISTENT_VERSION' }, 'fatal', 'version-retired'],
  [401, { code: 'EXPIRED_ACCESS_TOKEN', serviceErrorCode: 65602 }, 'reauth', 'signed-out'],
  [401, { code: 'REVOKED_ACCESS_TOKEN', serviceErrorCode: 65601 }, 'reauth', 'access-revoked'],
  [401, { serviceErrorCode: 65601 }, 'reauth', 'access-revoked'],
  [401, { serviceErrorCode: 65600 }, 'reauth', 'signed-out'],
  [403, { serviceErrorCode: 100 }, 'reauth', 'permission-missing'],
  [400, { code: 'INVALID_DOCUMENT_ID' }, 'retry', 'upload-expired'],
  [400, { code: 'MEDIA_ASSET_PROCESSING_FAILED' }, 'fix', 'media-processing-failed'],
  [409, { code: 'CONFLICT' }, 'retry', 'network-unavailable'],
  [403, { code: 'ACCESS_DENIED', serviceErrorCode: 100 }, 'reauth', 'permission-missing'],
  [403, { message: 'Unpermitted fields present in REQUEST_BODY' }, 'fix', 'role-lost'],
  [422, { code: 'DUPLICATE_POST' }, 'fix', 'duplicate-content'],
  [400, { code: 'EXPIRED_UPLOAD_URL' }, 'retry', 'upload-expired'],
  [400, { code: 'FIELD_LENGTH_TOO_LONG' }, 'fix', 'text-too-long'],
  [413, 'Too large', 'fix', 'media-too-large'],
  [503, 'Down', 'retry', 'network-unavailable'],
  [400, { code: 'hasOwnProperty' }, 'fatal', 'unexpected-reply'],
] as const)('§L11 %i %j is %s/%s', (status, body, failureClass, code) => {
  expect(refused(status, body)).toMatchObject({ class: failureClass, code });
});

test('§L11 a permission that an organisation lost is a role that its person lost', () => {
  const failure = refused(403, { code: 'ACCESS_DENIED', serviceErrorCode: 100 });
  expect(asAuthor({ kind: 'organization' }, failure)).toMatchObject({ class: 'fix', code: 'role-lost' });
  expect(asAuthor({ kind: 'member' }, failure)).toEqual(failure);
});

test('§L11 every reply has a meaning, whatever its code says', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 400, max: 599 }),
      fc.oneof(fc.string(), fc.constantFrom('toString', '__proto__', 'constructor')),
      fc.option(fc.integer(), { nil: undefined }),
      (status, code, serviceErrorCode) => {
        const failure = refused(status, { status, code, serviceErrorCode, message: 'No' });
        expect(failure.code).toEqual(expect.any(String));
        if (status >= 500) expect(failure.class).toBe('retry');
        if (status === 429) expect(failure.class).toBe('rate');
      },
    ),
  );
});

test("§L11 a day's quota opens again at midnight UTC, a burst soon", () => {
  expect(refused(429, { code: 'TOO_MANY_REQUESTS', serviceErrorCode: 101 })).toEqual({
    class: 'rate',
    code: 'quota-reached',
    networkCode: '429/TOO_MANY_REQUESTS/101',
    retryAfterMs: 12 * 60 * 60_000,
  });
  expect(refused(429, '')).toMatchObject({ class: 'rate', code: 'rate-limited', retryAfterMs: 30_000 });
});

test('§L2 a refused code starts the sign-in again, wrong credentials ask for the settings', () => {
  expect(signInFailure('invalid_request', 400)).toMatchObject({ class: 'reauth' });
  expect(signInFailure('invalid_client', 401)).toMatchObject({ class: 'fatal', code: 'app-misconfigured' });
});

test('§L4 identifiers are encoded with the punctuation of lists', () => {
  expect(encodeId('urn:li:share:1')).toBe('urn%3Ali%3Ashare%3A1');
  expect(encodeId("a,(b):'")).toBe('a%2C%28b%29%3A%27');
});

test.each([
  [undefined, 'openid profile email w_member_social'],
  ['personal', 'openid profile email w_member_social'],
  [
    'community',
    'r_basicprofile w_member_social w_organization_social r_organization_social rw_organization_admin r_member_postAnalytics r_member_profileAnalytics w_member_social_feed w_organization_social_feed r_organization_social_feed',
  ],
])(
  '§L2 an application with the preset %s asks for its permissions and no others',
  async (scopePreset, scope) => {
    const page = await signIn.authorize(
      { ...scriptedLine(() => lost), client: { clientId: 'id', clientSecret: 'secret', scopePreset } },
      {
        redirectUri: 'http://127.0.0.1:50000/callback/linkedin',
        state: 'state',
        codeVerifier: 'verifier',
        service: null,
        loginHint: null,
        expected: null,
      },
    );
    if (!page.ok) throw new Error(page.failure.code);
    expect(new URL(page.value.url).searchParams.get('scope')).toBe(scope);
  },
);
