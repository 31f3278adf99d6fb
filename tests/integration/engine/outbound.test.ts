import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPracticeEngine, type PracticeEngine } from '../../practice-engine.ts';

let practice: PracticeEngine;
beforeEach(async () => {
  practice = await openPracticeEngine();
});
afterEach(() => practice.close());

test('D5 the owner reads every request that left, newest first and page by page, without what was said', async () => {
  const [account] = await practice.connect('linkedin');
  const made = practice.requests.length;
  expect(made).toBeGreaterThan(2);
  const first = await practice.page.privacy.outbound({ before: null, limit: 2 });
  expect(first.map(({ id }) => id)).toEqual(first.map(({ id }) => id).toSorted((a, b) => b - a));
  expect(first[0]).toMatchObject({ network: 'linkedin', practice: true, answered: true, status: 200 });
  const rest = await practice.page.privacy.outbound({ before: first.at(-1)?.id ?? null, limit: 100 });
  const all = [...first, ...rest];
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  // Kaizup's own requests are all there; the browser's are not Kaizup's.
  expect(all.some(({ path }) => path.endsWith('/oauth/v2/accessToken'))).toBe(true);
  const grant = practice.engine.accounts.get(account?.id ?? '')?.remote_id ?? 'missing';
  expect(JSON.stringify(all)).not.toContain(grant);
  expect(JSON.stringify(all)).not.toMatch(/code=|access_token=|client_secret/);
});
