import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { containerFailure } from '../../../main/engine/graph-api/error-table.ts';
import { refusalOf } from '../../../main/engine/graph-api/refusal.ts';
import { failureOf as blueskyFailure } from '../../../main/engine/networks/bluesky/error-table.ts';
import {
  asAuthor,
  failureOf as linkedinFailure,
  signInFailure as linkedinSignIn,
} from '../../../main/engine/networks/linkedin/error-table.ts';
import { failureOf as mastodonFailure } from '../../../main/engine/networks/mastodon/error-table.ts';
import { type Arrived, unansweredFailure, unexpectedReply } from '../../../main/engine/networks/replies.ts';
import {
  apiFailure,
  byStatus,
  failReason,
  signInFailure as tiktokSignIn,
} from '../../../main/engine/networks/tiktok/error-table.ts';
import { failure } from '../../../shared/model/failure.ts';

/** What must not come out again, wherever a network writes it. */
const secret = 'act.S3cret-t0ken!5678';

const status = fc.oneof(
  fc.integer({ min: 100, max: 599 }),
  fc.constantFrom(200, 400, 401, 403, 404, 429, 500),
);
/** Names that a table of an object's own keys must not find. */
const name = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '',
    'toString',
    '__proto__',
    'constructor',
    'ExpiredToken',
    'internal_error',
    'NOT_FOUND',
    'ok',
  ),
);
const number = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(0, 1, 4, 9, 100, 101, 190, 368, 613, 2207042, 1363037, Number.MAX_SAFE_INTEGER),
);
const told = fc.constantFrom(`Token ${secret} was refused`, secret, '');
const graphError = fc.record(
  {
    code: number,
    error_subcode: number,
    message: told,
    error_data: fc.anything(),
    fbtrace_id: told,
    is_transient: fc.boolean(),
  },
  { requiredKeys: [] },
);
const fields = fc.record(
  {
    error: fc.oneof(name, graphError, fc.record({ code: name, message: told, log_id: told })),
    error_description: told,
    message: told,
    code: name,
    serviceErrorCode: number,
    status: number,
    data: fc.anything(),
  },
  { requiredKeys: [] },
);
const text = fc.oneof(
  fields.map((body) => JSON.stringify(body)),
  fc.json(),
  fc.string(),
  fc.constantFrom('', `<html>${secret}</html>`, '{"error":', 'null', '[]'),
);
const headers = fc.record(
  {
    'retry-after': fc.oneof(
      fc.string(),
      fc.double().map(String),
      fc.constantFrom('1e300', '-5', '0', '3600'),
    ),
    'x-ratelimit-reset': fc.oneof(
      fc.string(),
      fc.constantFrom('2026-11-26T09:00:00.000Z', '+275760-09-13T00:00:00.000Z'),
    ),
    'www-authenticate': fc.constantFrom(
      '',
      `Bearer realm="${secret}", error="invalid_token"`,
      'Bearer error="constructor"',
    ),
    'x-app-usage': fc.oneof(fc.string(), fc.json(), fc.constant('{"call_count":1e300,"total_time":101}')),
    'x-business-use-case-usage': fc.oneof(
      fc.json(),
      fc.constant('{"1":[{"type":"pages","call_count":101,"estimated_time_to_regain_access":1e300}]}'),
    ),
  },
  { requiredKeys: [] },
);
const reply: fc.Arbitrary<Arrived> = fc
  .record({ status, text, headers })
  .map((known) => ({ kind: 'reply', ...known }));
const now = Date.parse('2026-11-26T08:00:00Z');

const readers: Readonly<Record<string, (given: Arrived) => unknown>> = {
  'the Graph': (given) => refusalOf(given)?.failure,
  LinkedIn: (given) => linkedinFailure(given, now),
  'LinkedIn for an organisation': (given) => asAuthor({ kind: 'organization' }, linkedinFailure(given, now)),
  Bluesky: blueskyFailure,
  Mastodon: (given) => mastodonFailure(given, now),
  'any network, out of form': unexpectedReply,
};

/** Nothing is thrown, the class and code are of the closed lists, and what the network wrote in sentences stays there. */
function expectClassed(found: unknown): void {
  if (found === undefined) return;
  expect(failure.safeParse(found)).toMatchObject({ success: true });
  expect(JSON.stringify(found)).not.toContain(secret);
}

describe('whatever a network answers has a class, and none of its words', () => {
  test.each(Object.entries(readers))('%s', (_network, read) => {
    fc.assert(
      fc.property(reply, (given) => expectClassed(read(given))),
      { numRuns: 400 },
    );
  });

  test('TikTok and the sign-ins, whose replies are read before', () => {
    fc.assert(
      fc.property(name, status, (code, given) => {
        for (const found of [
          apiFailure(code, given),
          failReason(code),
          tiktokSignIn(code, given),
          linkedinSignIn(code, given),
          { ...byStatus(given), networkCode: String(given) },
          containerFailure(code),
        ]) {
          expectClassed(found);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('and so has a request that got no answer', () => {
    for (const reason of ['unknown-host', 'unreachable', 'host-refused', 'aborted'] as const) {
      expectClassed(unansweredFailure({ kind: 'not-sent', reason }));
    }
    for (const reason of ['timeout', 'connection', 'aborted', 'reply-too-large'] as const) {
      expectClassed(unansweredFailure({ kind: 'lost', reason }));
    }
  });
});

describe('a network that writes a secret where its code belongs', () => {
  const echo = `eyJhbGciOi.${'x'.repeat(200)}`;
  const echoed: Readonly<Record<string, () => unknown>> = {
    'the Graph': () =>
      refusalOf({ kind: 'reply', status: 400, headers: {}, text: JSON.stringify({ error: { code: echo } }) }),
    LinkedIn: () =>
      linkedinFailure({ kind: 'reply', status: 400, headers: {}, text: JSON.stringify({ code: echo }) }, now),
    'LinkedIn, signing in': () => linkedinSignIn(echo, 400),
    TikTok: () => apiFailure(echo, 400),
    'TikTok, why it failed': () => failReason(echo),
    'TikTok, signing in': () => tiktokSignIn(echo, 400),
    Bluesky: () =>
      blueskyFailure({ kind: 'reply', status: 400, headers: {}, text: JSON.stringify({ error: echo }) }),
    Mastodon: () =>
      mastodonFailure(
        { kind: 'reply', status: 400, headers: {}, text: JSON.stringify({ error: echo }) },
        now,
      ),
  };

  test.each(Object.entries(echoed))('is not quoted: %s', (_network, read) => {
    expect(JSON.stringify(read())).not.toContain('eyJhbGciOi');
  });
});
