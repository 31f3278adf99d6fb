import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Notice } from '../../../shared/contract/index.ts';
import type { PostDetail } from '../../../shared/contract/posts.ts';
import type { Account } from '../../../shared/model/account.ts';
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

const hour = 3_600_000;
const tokenPath = '/v2/oauth/token/';

/** Renewals that reached the network. */
const renewals = (): number => bench.requests.filter(({ path }) => path === tokenPath).length - 1;

/** Asks the network for something that needs a token. */
const choices = () => bench.page.accounts.creatorChoices({ accountId: account.id });

async function write(text: string, mode: 'direct' | 'inbox' = 'direct'): Promise<string> {
  const { path } = await clip(bench.folder);
  return bench.write([account.id], { text, files: [path], tiktok: { ...onlyMe, mode } });
}

/** The status of the account now. */
async function status(): Promise<Account['status'] | undefined> {
  return (await bench.page.accounts.list()).find(({ id }) => id === account.id)?.status;
}

describe('tokens that rotate (contract T2)', () => {
  test('are renewed once for all who need them at the same time', async () => {
    bench.time.advance(3 * hour);
    const asked = await Promise.all(Array.from({ length: 8 }, choices));
    expect(asked.map(({ nickname }) => nickname)).toEqual(Array.from({ length: 8 }, () => 'Maison Levain'));
    expect(renewals()).toBe(1);
  });

  test('the new pair is kept before anyone uses it: an engine that opens again goes on with it', async () => {
    bench.time.advance(3 * hour);
    await choices();
    await bench.reopen();
    bench.time.advance(3 * hour);
    await choices();
    expect(renewals()).toBe(2);
    expect(await status()).toBe('connected');
  });

  test('whoever asks when: no dead token is ever presented, and nobody is signed out', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ askers: fc.integer({ min: 1, max: 6 }), pause: fc.constantFrom(0, 30, 118, 121, 400) }),
          { minLength: 1, maxLength: 5 },
        ),
        async (turns) => {
          for (const { askers, pause } of turns) {
            bench.time.advance(pause * 60_000);
            const before = renewals();
            const asked = await Promise.allSettled(Array.from({ length: askers }, choices));
            expect(asked.map((answer) => answer.status)).not.toContain('rejected');
            expect(renewals() - before).toBeLessThanOrEqual(1);
            // Twenty questions a minute are all that the network takes.
            bench.time.advance(60_000);
          }
          expect(await status()).toBe('connected');
        },
      ),
      { numRuns: 15 },
    );
  });

  test('a renewal whose answer is lost is tried once with the old token, and ends in a sign-in', async () => {
    bench.time.advance(3 * hour);
    bench.server.faults.arm({ kind: 'reply-lost', path: tokenPath });
    await expect(choices()).rejects.toThrow();
    expect(renewals()).toBe(2);
    expect(await status()).toBe('signed-out');
  });

  test('a network that is away while a token must be renewed costs no sign-in', async () => {
    bench.time.advance(3 * hour);
    bench.server.faults.arm({ kind: 'error-before', path: tokenPath, times: 2 });
    await expect(choices()).rejects.toThrow();
    await expect(choices()).rejects.toThrow();
    expect(await status()).toBe('connected');
    await choices();
  });
});

describe('a permission that is taken back at TikTok (promise D8)', () => {
  const takeBack = (): void => bench.network('tiktok').admin.revokeAll();

  test('D8 is noticed by the next call, the keys are deleted, and posts wait', async () => {
    const postId = await write('Too late');
    await bench.schedule(postId);
    takeBack();
    await expect(choices()).rejects.toThrow();
    expect(await status()).toBe('disconnected');
    expect(bench.stored().grants).toBe(0);
    const [publication] = (await bench.page.posts.get({ postId })).publications;
    expect(publication).toMatchObject({ state: 'held', heldReason: 'account-disconnected' });
  });

  test('is noticed when a post goes out', async () => {
    const postId = await write('On its way');
    takeBack();
    const post = await bench.publish(postId);
    expect(post.publications[0]).toMatchObject({ failure: { code: 'access-revoked' } });
    expect(await status()).toBe('disconnected');
    expect(bench.network('tiktok').admin.published()).toEqual([]);
  });

  test('is noticed by the daily look, when nobody uses the account', async () => {
    takeBack();
    bench.time.advance(25 * hour);
    await bench.until(async () => (await status()) !== 'connected');
    expect(await status()).toBe('disconnected');
  });
});

describe('a draft for the inbox', () => {
  /** Collects what the owner would be notified of. */
  function listen(): { readonly kinds: Notice['kind'][]; stop(): void } {
    const kinds: Notice['kind'][] = [];
    const stop = new AbortController();
    void (async () => {
      for await (const notice of bench.engine.events.notices.listen(stop.signal)) kinds.push(notice.kind);
    })();
    return { kinds, stop: () => stop.abort() };
  }

  async function inInbox(): Promise<PostDetail> {
    const post = await bench.publish(await write('Shown in the app only', 'inbox'));
    expect(post.publications[0]).toMatchObject({
      state: 'needs-owner',
      evidence: 'waits-in-inbox',
      url: `${bench.server.origin}/www.tiktok.com/@maisonlevain`,
    });
    return post;
  }

  const state = async ({ id }: PostDetail) =>
    (await bench.page.posts.get({ postId: id })).publications[0]?.state;

  /** The person finishes it in the app. */
  async function finish(post: PostDetail, decision: 'post' | 'discard'): Promise<void> {
    const page = await (await fetch(post.publications[0]?.url ?? '')).text();
    const address = /href="([^"]+\/practice\/inbox\/\d+)"/.exec(page)?.[1] ?? '';
    await fetch(address, {
      method: 'POST',
      body: new URLSearchParams({ title: 'By hand', privacy: 'SELF_ONLY', decision }),
    });
  }

  test('is for the owner to finish, who is told so once', async () => {
    const told = listen();
    const post = await inInbox();
    bench.time.advance(20 * 60_000);
    await bench.until(() => told.kinds.includes('left-in-inbox'));
    told.stop();
    expect(told.kinds.filter((kind) => kind === 'left-in-inbox')).toHaveLength(1);
    expect(await state(post)).toBe('needs-owner');
    const entries = await bench.page.app.activity({ filter: 'all', before: null, limit: 50 });
    expect(entries.filter(({ kind }) => kind === 'left-in-inbox')).toHaveLength(1);
  });

  test('is found out as published by itself', async () => {
    const post = await inInbox();
    await finish(post, 'post');
    await bench.until(async () => (await state(post)) === 'published');
    expect(bench.network('tiktok').admin.published()).toHaveLength(1);
  });

  test('that the owner gives up is not asked about any more', async () => {
    const post = await inInbox();
    await finish(post, 'discard');
    const publicationId = post.publications[0]?.id ?? '';
    await bench.page.posts.decide({ publicationId, decision: 'give-up' });
    expect(bench.engine.publications.get(publicationId)).toMatchObject({ state: 'cancelled', next_at: null });
  });

  test('waits on over a restart, also while publishing is paused', async () => {
    const post = await inInbox();
    await bench.page.app.pause();
    await bench.reopen();
    await finish(post, 'post');
    await bench.until(async () => (await state(post)) === 'published');
  });
});
