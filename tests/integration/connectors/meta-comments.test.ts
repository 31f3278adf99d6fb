import { afterEach, describe, expect, test } from 'vitest';
import { facebook } from '../../../main/engine/networks/facebook/index.ts';
import { instagram } from '../../../main/engine/networks/instagram/index.ts';
import type { ActingAccount, Network } from '../../../main/engine/networks/network.ts';
import { openFacebookBench } from './facebook-bench.ts';
import { openInstagramBench } from './instagram-bench.ts';
import { photo } from './media.ts';
import type { PracticeBench } from './practice-bench.ts';

const day = 86_400_000;

/** One network as these tests see it. */
interface Stage extends PracticeBench {
  account(): ActingAccount;
  signInAgain(untick: readonly string[]): Promise<void>;
  /** Publishes something. */
  post(): Promise<{ readonly remoteId: string; readonly url: string | null }>;
}

const stages = {
  async facebook(): Promise<Stage> {
    const bench = await openFacebookBench();
    let count = 0;
    return {
      ...bench,
      account: () => bench.page(),
      post: () => bench.publish(bench.write(`Talk about it ${(count += 1)}`)),
    };
  },
  async instagram(): Promise<Stage> {
    const bench = await openInstagramBench();
    return {
      ...bench,
      post: async () => bench.publish(bench.write('Talk about it', [await photo(bench.folder)])),
    };
  },
};

let stage: Stage;
afterEach(() => stage.close());

describe.each([
  ['facebook', facebook, 'pages_manage_engagement', 'pages_read_user_content'],
  ['instagram', instagram, 'instagram_manage_comments', 'instagram_manage_comments'],
] as const)('comments on %s', (id, network: Network, write, read) => {
  const { comments } = network;
  if (comments === undefined) throw new Error(`${id} has no comments`);
  const open = async () => {
    stage = await stages[id]();
  };
  const list = async (remoteId: string, cursor: string | null = null) => {
    const listed = await comments.list(stage.line, stage.account(), remoteId, cursor);
    if (!listed.ok) throw new Error(JSON.stringify(listed.failure));
    return listed.value;
  };
  const add = (remoteId: string, text: string, replyTo: string | null = null) =>
    comments.add(stage.line, stage.account(), remoteId, text, replyTo);
  const done = async (adding: ReturnType<typeof add>): Promise<string> => {
    const outcome = await adding;
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    return outcome.id;
  };

  /** A post with words of a visitor under it. */
  async function talkedAbout() {
    for (;;) {
      const { remoteId, url } = await stage.post();
      await stage.line.clock.wait(day);
      const [first] = (await list(remoteId)).comments;
      if (first !== undefined) return { remoteId, url: url ?? '', first };
    }
  }

  test('are read with who wrote them and what may be done', async () => {
    await open();
    const { first } = await talkedAbout();
    expect(first).toMatchObject({
      author: expect.any(String),
      own: false,
      text: expect.any(String),
      hidden: false,
      likes: expect.any(Number),
      replyTo: null,
      can: { reply: true, hide: true, delete: true },
    });
    expect(Math.abs((first.at ?? 0) - stage.line.clock.now())).toBeLessThan(2 * day);
  });

  test('the first one of the account itself, words unchanged, newest first', async () => {
    await open();
    const { remoteId, url } = await talkedAbout();
    const text = 'Order & collect: https://levain.example/?a=1&b=2 🥐\n<3';
    const commentId = await done(add(remoteId, text));
    const [newest] = (await list(remoteId)).comments;
    expect(newest).toMatchObject({
      id: commentId,
      own: true,
      text,
      replyTo: null,
      can: { reply: true, hide: false, delete: true },
    });
    expect(await (await fetch(url)).text()).toContain('Order &amp; collect');
  });

  test('an answer stands with the comment that it answers', async () => {
    await open();
    const { remoteId, first } = await talkedAbout();
    const answer = await done(add(remoteId, 'See you on Saturday!', first.id));
    const { comments: all } = await list(remoteId);
    expect(all.find((one) => one.id === answer)).toMatchObject({ own: true, replyTo: first.id });
  });

  test('are hidden from the public, and shown again', async () => {
    await open();
    const { remoteId, url, first } = await talkedAbout();
    const words = first.text.slice(0, 20);
    expect(await (await fetch(url)).text()).toContain(words);
    expect(await comments.hide?.(stage.line, stage.account(), first.id, true)).toEqual({ kind: 'done' });
    expect((await list(remoteId)).comments.find((one) => one.id === first.id)?.hidden).toBe(true);
    expect(await (await fetch(url)).text()).not.toContain(words);
    expect(await comments.hide?.(stage.line, stage.account(), first.id, false)).toEqual({ kind: 'done' });
    expect(await (await fetch(url)).text()).toContain(words);
  });

  test('are deleted, and deleting again is no failure', async () => {
    await open();
    const { remoteId, first } = await talkedAbout();
    const remove = () => comments.delete?.(stage.line, stage.account(), first.id);
    expect(await remove()).toEqual({ kind: 'done' });
    expect((await list(remoteId)).comments.map((one) => one.id)).not.toContain(first.id);
    expect(await remove()).toEqual({ kind: 'gone' });
  });

  test('come in pages, each comment once', async () => {
    await open();
    const { remoteId } = await stage.post();
    const made: string[] = [];
    for (let count = 0; count < 53; count += 1) made.push(await done(add(remoteId, `Number ${count}`)));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await list(remoteId, cursor);
      seen.push(...page.comments.filter(({ own }) => own).map((one) => one.id));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen.toSorted()).toEqual(made.toSorted());
  });

  test('one whose reply is lost is unknown, and found by its words (§8)', async () => {
    await open();
    const { remoteId } = await stage.post();
    stage.server.faults.arm({ kind: 'reply-lost', path: '/comments', method: 'POST' });
    expect(await add(remoteId, 'Was it sent?')).toMatchObject({
      kind: 'unknown',
      failure: { class: 'verify' },
    });
    expect((await list(remoteId)).comments).toMatchObject([{ own: true, text: 'Was it sent?' }]);
  });

  test('without their permission they are refused by name, and nobody is signed out', async () => {
    await open();
    const { remoteId, first } = await talkedAbout();
    const missing = { class: 'fix', code: 'permission-missing' };
    await stage.signInAgain([write]);
    expect(await add(remoteId, 'No')).toMatchObject({ kind: 'rejected', failure: missing });
    expect(await comments.hide?.(stage.line, stage.account(), first.id, true)).toMatchObject({
      kind: 'rejected',
      failure: missing,
    });
    await stage.signInAgain([read]);
    expect(await comments.list(stage.line, stage.account(), remoteId, null)).toMatchObject({
      ok: false,
      failure: missing,
    });
  });

  test('of a post that is gone are not found', async () => {
    await open();
    expect(await comments.list(stage.line, stage.account(), '10295538204417761_1', null)).toMatchObject({
      ok: false,
      failure: { code: 'not-found' },
    });
  });
});

describe('deleting what is on Instagram (§3.4)', () => {
  test('takes it off, once', async () => {
    stage = await stages.instagram();
    const { remoteId } = await stage.post();
    const remove = () => instagram.delete?.(stage.line, stage.account(), { remoteId, type: 'image' });
    await stage.signInAgain(['instagram_manage_contents']);
    expect(await remove()).toMatchObject({
      kind: 'rejected',
      failure: { class: 'fix', code: 'permission-missing' },
    });
    await stage.signInAgain([]);
    expect(await remove()).toEqual({ kind: 'done' });
    expect(stage.published()).toEqual([]);
    expect(await remove()).toEqual({ kind: 'gone' });
  });

  test('is not claimed of a post that is known by its container alone', async () => {
    stage = await stages.instagram();
    await stage.post();
    const container = stage.server.world
      .collection<{ readonly id: string; readonly mediaId: string | null }>('instagram.container')
      .all()
      .find(({ mediaId }) => mediaId !== null);
    expect(
      await instagram.delete?.(stage.line, stage.account(), {
        remoteId: container?.id ?? '',
        type: 'image',
      }),
    ).toMatchObject({ kind: 'rejected', failure: { code: 'not-found' } });
    expect(stage.published()).toHaveLength(1);
  });
});
