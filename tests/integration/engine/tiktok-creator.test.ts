import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TikTokProfile } from '../../../main/practice/tiktok/application.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { TikTokOptions } from '../../../shared/model/post.ts';
import { openPracticeEngine, type PracticeEngine } from '../../practice-engine.ts';
import { clip } from '../connectors/media.ts';
import { onlyMe } from '../connectors/tiktok-creator.ts';

let bench: PracticeEngine;
let account: Account;

beforeEach(async () => {
  bench = await openPracticeEngine();
  const [found] = await bench.connect('tiktok');
  if (found === undefined) throw new Error('No creator was connected');
  account = found;
});
afterEach(() => bench.close());

/** Changes what the network knows of the application and the creator. */
const change = (profile: Partial<TikTokProfile>): void =>
  void bench.server.world.collection<Partial<TikTokProfile>>('tiktok.profile').put('profile', profile);

const choices = () => bench.page.accounts.creatorChoices({ accountId: account.id });

describe('the creator, as the page shows them (contract T8, "Required UX" 1)', () => {
  test('has a name, a picture that needs no further call, and what they may choose', async () => {
    change({ duetDisabled: true, maxVideoSeconds: 180 });
    const told = await choices();
    expect(told).toMatchObject({
      nickname: 'Maison Levain',
      privacyLevels: ['FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
      duetDisabled: true,
      maxDurationMs: 180_000,
      onlyPrivate: true,
    });
    const [head, body = ''] = (told.picture ?? '').split(',');
    expect(head).toBe('data:image/svg+xml;base64');
    expect(Buffer.from(body, 'base64').toString()).toContain('Maison Levain');
  });

  test('has no picture when it cannot be fetched, and all the rest', async () => {
    bench.server.faults.arm({ kind: 'error-before', path: '/practice/avatar.svg' });
    expect(await choices()).toMatchObject({ nickname: 'Maison Levain', picture: null });
  });

  test.each([
    [{ dailyPosts: 0 }, 'quota-reached'],
    [{ cap: 'reached_active_user_cap' }, 'app-quota-reached'],
    [{ cap: 'spam_risk_user_banned_from_posting' }, 'account-restricted'],
  ] as const)('who cannot post now is told why: %j', async (profile, failure) => {
    change(profile);
    await expect(choices()).rejects.toMatchObject({
      callError: { code: 'network-call-failed', details: { failure } },
    });
  });
});

describe('what the creator may choose is asked again right before a post goes out (contract T4)', () => {
  async function scheduled(options: Partial<TikTokOptions>): Promise<string> {
    const { path } = await clip(bench.folder);
    const postId = await bench.write([account.id], {
      text: 'At nine',
      files: [path],
      tiktok: { ...onlyMe, ...options },
    });
    await bench.schedule(postId);
    return postId;
  }

  const began = (): number => bench.requests.filter(({ path }) => path.endsWith('/video/init/')).length;

  test.each([
    ['comments', { allowComment: true }, { commentDisabled: true }, 'choice-not-offered'],
    ['stitches', { allowStitch: true }, { stitchDisabled: true }, 'choice-not-offered'],
    ['longer videos', {}, { maxVideoSeconds: 1 }, 'media-duration'],
  ] as const)(
    'a creator who has taken back %s since: nothing is sent',
    async (_what, options, since, code) => {
      change({ stitchDisabled: false });
      const postId = await scheduled(options);
      change(since);
      bench.time.advance(3_600_000);
      const post = await bench.settled(postId);
      expect(post.publications[0]).toMatchObject({ state: 'failed', failure: { class: 'fix', code } });
      expect(began()).toBe(0);
      expect(bench.network('tiktok').admin.published()).toEqual([]);
    },
  );

  test('what still stands goes out', async () => {
    change({ stitchDisabled: false });
    const postId = await scheduled({ allowComment: true, allowStitch: true, aiGenerated: true });
    bench.time.advance(3_600_000);
    const post = await bench.settled(postId);
    expect(post.publications[0]).toMatchObject({ state: 'published' });
    expect(began()).toBe(1);
  });
});
