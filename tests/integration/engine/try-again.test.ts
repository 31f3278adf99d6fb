import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EngineBench, openBench } from '../../engine-bench.ts';
import { publicationState } from '../../../shared/model/publication.ts';

let bench: EngineBench;
let bluesky: string;
let mastodon: string;
beforeEach(async () => {
  bench = await openBench();
  bluesky = await bench.connect();
  mastodon = await bench.connect('mastodon');
  // What is tried again stays where the owner's word leads it, for the test to look at.
  bench.engine.scheduler.pause();
});
afterEach(() => bench.remove());

/** A post whose publication on Mastodon failed beside one on Bluesky in `state`. */
function beside(state: string): string {
  const { store } = bench.engine;
  const text = `Beside ${state}`;
  const postId = bench.write(bluesky, text);
  const variants = [bluesky, mastodon].map((accountId) => ({
    accountId,
    text: null,
    media: null,
    tiktok: null,
  }));
  bench.engine.postDesk.save(postId, { text, media: [], variants });
  bench.engine.postDesk.publishNow(postId);
  for (const { id, account_id } of bench.engine.publications.ofPost(postId)) {
    const now = account_id === mastodon ? 'failed' : state;
    store.run(store.sql.updateTable('publication').set({ state: now }).where('id', '=', id));
  }
  return postId;
}

const stateOf = (postId: string, accountId: string) =>
  bench.engine.publications.ofPost(postId).find((row) => row.account_id === accountId)?.state;

test.each(publicationState.options.filter((state) => state !== 'failed'))(
  'trying again what failed leaves a sibling alone that is %s',
  async (state) => {
    const postId = beside(state);
    expect(await bench.page.posts.retryFailed({ postIds: [postId] })).toEqual({ again: 1, left: 0 });
    expect([stateOf(postId, bluesky), stateOf(postId, mastodon)]).toEqual([state, 'scheduled']);
  },
);

test('all that failed of several posts is tried once, and asking twice finds nothing more', async () => {
  const posts = [beside('failed'), beside('published')];
  const postIds = [...posts, ...posts];
  expect(await bench.page.posts.retryFailed({ postIds })).toEqual({ again: 3, left: 0 });
  expect(await bench.page.posts.retryFailed({ postIds })).toEqual({ again: 0, left: 0 });
});

test('what cannot go as it is stays failed and is counted, the others go', async () => {
  const good = beside('published');
  const tooLong = beside('published');
  const { draft } = bench.engine.views.detail(bench.engine.postDesk.get(tooLong));
  const variants = draft.variants.map((variant) =>
    variant.accountId === mastodon ? { ...variant, text: 'bread '.repeat(200) } : variant,
  );
  bench.engine.postDesk.save(tooLong, { ...draft, variants });
  expect(await bench.page.posts.retryFailed({ postIds: [tooLong, good] })).toEqual({ again: 1, left: 1 });
  expect([stateOf(tooLong, mastodon), stateOf(good, mastodon)]).toEqual(['failed', 'scheduled']);
});

test('what the owner pauses is told of under the application, what they permit under privacy', async () => {
  const kinds = async (filter: 'app' | 'privacy' | 'accounts') =>
    (await bench.page.app.activity({ before: null, limit: 50, filter })).map(({ kind }) => kind);
  await bench.page.accounts.disconnect({ accountId: mastodon });
  expect(await kinds('app')).toEqual(['paused']);
  expect(await kinds('privacy')).toEqual(['account-disconnected']);
  expect(await kinds('accounts')).toContain('account-connected');
});
