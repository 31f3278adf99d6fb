import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failureOf, resetOf } from '../../../../main/engine/networks/mastodon/error-table.ts';

const now = Date.parse('2026-11-24T11:00:00Z');
const reply = (status: number, headers: Readonly<Record<string, string>> = {}) =>
  ({ kind: 'reply', status, headers, text: '{"error":"Irgendetwas stimmt nicht"}' }) as const;

describe('§2 Errors: a refusal', () => {
  test.each([
    [401, 'reauth', 'signed-out'],
    [403, 'blocked', 'account-restricted'],
    [404, 'fix', 'not-found'],
    [410, 'fatal', 'not-found'],
    [413, 'fix', 'media-too-large'],
    [422, 'fix', 'content-refused'],
    [429, 'rate', 'rate-limited'],
    [500, 'retry', 'network-unavailable'],
    [503, 'retry', 'network-unavailable'],
  ])('%i is %s, %s', (status, failureClass, code) => {
    expect(failureOf(reply(status), now)).toMatchObject({ class: failureClass, code });
  });

  test('of a token names a revocation or a missing permission', () => {
    const challenged = (status: number, error: string) =>
      failureOf(reply(status, { 'www-authenticate': `Bearer realm="Doorkeeper", error="${error}"` }), now);
    expect(challenged(401, 'invalid_token')).toMatchObject({ class: 'reauth', code: 'access-revoked' });
    expect(challenged(403, 'insufficient_scope')).toMatchObject({
      class: 'reauth',
      code: 'permission-missing',
    });
    expect(challenged(403, 'something_else')).toMatchObject({ class: 'blocked' });
    expect(challenged(500, 'invalid_token')).toMatchObject({ class: 'retry' });
  });

  test('for many calls waits until the time that stands in the headers', () => {
    const headers = { 'x-ratelimit-reset': '2026-11-24T11:02:30.000000Z' };
    expect(resetOf(reply(429, headers))).toBe(now + 150_000);
    expect(failureOf(reply(429, headers), now)).toMatchObject({ retryAfterMs: 150_000 });
    expect(failureOf(reply(429, headers), now + 300_000)).toMatchObject({ retryAfterMs: 1000 });
    expect(failureOf(reply(429), now)).not.toHaveProperty('retryAfterMs');
  });

  test('of any status has a class, and never reads the sentence', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 599 }), fc.string(), (status, text) => {
        const failure = failureOf({ ...reply(status), text }, now);
        expect(failure).toEqual(failureOf(reply(status), now));
        expect(failure.networkCode).toBe(String(status));
      }),
    );
  });
});
