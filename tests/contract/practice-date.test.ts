import { expect, test } from 'vitest';
import { startPractice } from './practice.ts';

/** RFC 9110 §6.6.1: the date of a reply is that of its sender's clock, and posts are dated by the same. */
test.each([
  ['an answer', 'bsky.social', '/xrpc/com.atproto.server.describeServer'],
  ['a refusal', 'graph.facebook.com', '/v26.0/me/accounts'],
  ['a page that does not exist', 'nowhere.example', '/'],
])('%s carries practice time', async (_what, host, path) => {
  const bench = await startPractice();
  bench.pass(90 * 24 * 3_600_000);
  const before = bench.server.clock.now();
  const { headers } = await fetch(bench.at(host, path));
  const date = Date.parse(headers.get('date') ?? '');
  expect(date).toBeGreaterThan(before - 1000);
  expect(date).toBeLessThanOrEqual(bench.server.clock.now());
});
