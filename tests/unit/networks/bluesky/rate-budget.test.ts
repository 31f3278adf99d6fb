import { expect, test } from 'vitest';
import { budgetReading } from '../../../../main/engine/networks/bluesky/rate-budget.ts';

const headers = {
  'ratelimit-limit': '5000',
  'ratelimit-remaining': '1250',
  'ratelimit-reset': '1795000000',
  'ratelimit-policy': '5000;w=3600',
};

test.each([
  ['com.atproto.repo.putRecord', 'writes'],
  ['com.atproto.repo.deleteRecord', 'writes'],
  ['com.atproto.repo.uploadBlob', 'uploads'],
  ['app.bsky.feed.getPosts', 'calls'],
  ['constructor', 'calls'],
])('§1 %s draws on %s', (method, name) => {
  expect(budgetReading(method, { headers })).toEqual({
    scope: 'account',
    name,
    usedShare: 0.75,
    resetsAt: 1_795_000_000_000,
  });
});

test('§1 a server without limits says nothing', () => {
  expect(budgetReading('com.atproto.repo.putRecord', { headers: {} })).toBeUndefined();
});

test('§1 an end that is not told is not made up', () => {
  const { 'ratelimit-reset': _, ...rest } = headers;
  expect(budgetReading('com.atproto.repo.putRecord', { headers: rest })?.resetsAt).toBeNull();
});
