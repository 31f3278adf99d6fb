import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NetworkAnswer } from '../../../shared/model/network-answer.ts';
import type { PostDetail } from '../../../shared/contract/posts.ts';
import { openPracticeEngine, type PracticeEngine } from '../../practice-engine.ts';

let bench: PracticeEngine;
beforeEach(async () => {
  bench = await openPracticeEngine();
});
afterEach(() => bench.close());

const answers = (post: PostDetail): readonly NetworkAnswer[] =>
  post.publications.flatMap(({ attempts }) =>
    attempts.flatMap(({ steps }) => steps.flatMap(({ answer }) => answer ?? [])),
  );

test('what a network said when it refused is kept with the attempt, without what it was asked with', async () => {
  const [account] = await bench.connect('mastodon');
  const grant = bench.engine.accounts.grants().find(({ network }) => network === 'mastodon');
  if (grant === undefined) throw new Error('Nobody is signed in');
  const { accessToken } = bench.engine.accounts.tokens(grant);
  bench.server.faults.arm({ kind: 'error-before', path: '/api/v1/statuses', method: 'POST', value: 422 });
  const post = await bench.publish(await bench.write([account?.id ?? ''], { text: 'Fresh bread' }));
  expect(post.publications[0]?.state).toBe('failed');
  const [answer] = answers(post);
  expect(answer).toMatchObject({ method: 'POST', status: 422, missing: null, cut: false });
  expect(answer?.body).toBe('The practice network is unavailable');
  expect(answer?.headers['content-type']).toContain('text');
  expect(accessToken.length).toBeGreaterThan(20);
  expect(JSON.stringify(post)).not.toContain(accessToken);
});

test('a reply that was lost leaves its absence as evidence, and an attempt that went well none', async () => {
  const [account] = await bench.connect('mastodon');
  const id = account?.id ?? '';
  bench.server.faults.arm({ kind: 'reply-lost', path: '/api/v1/statuses', method: 'POST' });
  const lost = await bench.publish(await bench.write([id], { text: 'Rye' }));
  expect(lost.publications[0]?.state).toBe('published');
  expect(answers(lost)).toMatchObject([{ status: null, missing: 'no-answer' }]);
  expect(answers(await bench.publish(await bench.write([id], { text: 'Spelt' })))).toEqual([]);
});

test('it goes with the post when that is erased', async () => {
  const [account] = await bench.connect('mastodon');
  bench.server.faults.arm({ kind: 'error-before', path: '/api/v1/statuses', method: 'POST', value: 422 });
  const post = await bench.publish(await bench.write([account?.id ?? ''], { text: 'Fresh bread' }));
  expect(answers(post)).toHaveLength(1);
  await bench.page.posts.delete({ postId: post.id });
  const { store } = bench.engine;
  expect(store.all(store.sql.selectFrom('attempt_step').select('answer'))).toEqual([]);
});
