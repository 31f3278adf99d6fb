import { afterEach, beforeEach, expect, test } from 'vitest';
import { facebook } from '../../../main/engine/networks/facebook/index.ts';
import { type FacebookBench, openFacebookBench } from './facebook-bench.ts';

const day = 86_400_000;

let bench: FacebookBench;
beforeEach(async () => {
  bench = await openFacebookBench();
});
afterEach(() => bench.close());

const health = () => facebook.health?.(bench.line, bench.tokens());

test('tells the permissions, and when the sign-in and its reading end (§1.1, §1.3)', async () => {
  await bench.signInAgain(['pages_manage_engagement', 'instagram_manage_contents']);
  const found = await health();
  if (found?.ok !== true) throw new Error(JSON.stringify(found));
  const { scopes, missingScopes, accessExpiresAt, dataAccessExpiresAt } = found.value;
  expect(scopes).toContain('pages_manage_posts');
  expect(missingScopes).toEqual(['pages_manage_engagement', 'instagram_manage_contents']);
  const now = bench.line.clock.now();
  expect(Math.round(((accessExpiresAt ?? 0) - now) / day)).toBe(60);
  expect(Math.round(((dataAccessExpiresAt ?? 0) - now) / day)).toBe(90);
});

test('a permission that is taken back later is missing from then on', async () => {
  const { line } = bench;
  const { subject, accessToken } = bench.tokens();
  await line.calls.send({
    method: 'DELETE',
    url: `${line.baseOf('graph.facebook.com')}/v26.0/${subject}/permissions/read_insights`,
    headers: { authorization: `Bearer ${accessToken}` },
  });
  expect(await health()).toMatchObject({ ok: true, value: { missingScopes: ['read_insights'] } });
});

test.each([
  [458, 'access-revoked'],
  [459, 'security-check'],
  [460, 'signed-out'],
  [464, 'security-check'],
  [467, 'signed-out'],
  [492, 'role-lost'],
])('a token that ended with 190/%i says why (§6)', async (subcode, code) => {
  bench.server.faults.arm({ kind: 'revoked', value: subcode });
  expect(await health()).toMatchObject({
    ok: false,
    failure: { class: 'reauth', code, networkCode: `190/${subcode}` },
  });
});

test('a token that ran out is 190/463', async () => {
  await bench.line.clock.wait(61 * day);
  expect(await health()).toMatchObject({
    ok: false,
    failure: { class: 'reauth', code: 'signed-out', networkCode: '190/463' },
  });
});

test('a wrong secret of the application signs nobody out', async () => {
  const line = { ...bench.line, client: { ...bench.line.client, clientSecret: 'wrong' } };
  const found = await facebook.health?.(line, bench.tokens());
  expect(found).toMatchObject({ ok: false });
  expect(found).not.toMatchObject({ failure: { class: 'reauth' } });
});
