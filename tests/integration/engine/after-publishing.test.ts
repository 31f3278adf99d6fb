import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ok } from '../../../shared/outcome.ts';
import { type EngineBench, openBench } from '../../engine-bench.ts';

let bench: EngineBench;
let accountId: string;
beforeEach(async () => {
  bench = await openBench();
  accountId = await bench.connect();
  bench.engine.start();
});
afterEach(() => bench.remove());

const row = (postId: string) => bench.engine.publications.ofPost(postId)[0];

async function published(text: string, firstComment: string | null = null): Promise<string> {
  const postId = bench.write(accountId, text, { firstComment });
  await bench.page.posts.publishNow({ postId });
  await bench.until(() => row(postId)?.state === 'published');
  return postId;
}

const remark = {
  id: 'c7',
  author: 'Maison Levain',
  own: true,
  text: 'Recipe:  in the\nlink',
  at: 1,
  hidden: false,
  likes: 0,
  can: { reply: true, hide: false, delete: true },
  replyTo: null,
};
const lost = { kind: 'unknown', failure: { class: 'verify', code: 'reply-lost' } } as const;

describe('a first comment', () => {
  test('follows its post once it is out', async () => {
    const postId = await published('Bread', 'Recipe in the link');
    await bench.until(() => row(postId)?.comment_state === 'done');
    expect(bench.network.asked).toEqual(['comment post-1 Recipe in the link']);
    const [publication] = (await bench.page.posts.get({ postId })).publications;
    expect(publication?.firstComment).toMatchObject({ text: 'Recipe in the link', state: 'done' });
  });

  test('whose reply is lost is looked for, and found', async () => {
    bench.network.script.comment.push(lost);
    const postId = await published('Bread', 'Recipe: in the link');
    await bench.until(() => row(postId)?.comment_state === 'checking');
    bench.network.remarks.push(remark);
    await bench.clock.advance(60_000);
    bench.engine.scheduler.scan();
    await bench.until(() => row(postId)?.comment_state === 'done');
    expect(row(postId)?.comment_id).toBe('c7');
    expect(bench.network.asked).toHaveLength(1);
  });

  test('that is not found is for the owner to send again, and costs the post nothing', async () => {
    bench.network.script.comment.push(lost);
    const postId = await published('Bread', 'Recipe in the link');
    for (let look = 0; look < 6 && row(postId)?.comment_state !== 'failed'; look += 1) {
      await bench.clock.advance(16 * 60_000);
      bench.engine.scheduler.scan();
      await bench.engine.firstComments.idle();
    }
    expect(row(postId)).toMatchObject({ state: 'published', comment_state: 'failed' });
    expect(bench.network.asked).toHaveLength(1);
    await bench.page.posts.retryComment({ publicationId: row(postId)?.id ?? '' });
    await bench.until(() => row(postId)?.comment_state === 'done');
  });

  test('that a crash interrupted is looked for after the start', async () => {
    const postId = await published('Bread', 'Recipe in the link');
    await bench.until(() => row(postId)?.comment_state === 'done');
    bench.engine.publications.patch(row(postId)?.id ?? '', { comment_state: 'sending', comment_id: null });
    bench = await bench.reopen();
    bench.network.remarks.push({ ...remark, text: 'Recipe in the link' });
    bench.engine.start();
    await bench.until(() => row(postId)?.comment_state === 'done');
    expect(bench.network.asked).toHaveLength(1);
  });
});

describe('comments under a post', () => {
  test('are read, answered, hidden and deleted at the network', async () => {
    const publicationId = row(await published('Bread'))?.id ?? '';
    bench.network.remarks.push(remark);
    expect(await bench.page.posts.comments({ publicationId, cursor: null })).toEqual({
      comments: [remark],
      next: null,
    });
    expect(await bench.page.posts.addComment({ publicationId, text: 'Thank you', replyTo: 'c7' })).toEqual({
      outcome: 'done',
    });
    await bench.page.posts.hideComment({ publicationId, commentId: 'c7', hidden: true });
    await bench.page.posts.deleteComment({ publicationId, commentId: 'c7' });
    expect(bench.network.asked).toEqual(['comment post-1 Thank you to c7', 'hide c7', 'remove c7']);
  });

  test('are never stored', async () => {
    const publicationId = row(await published('Bread'))?.id ?? '';
    bench.network.remarks.push({ ...remark, text: 'canary-remark-51f0' });
    await bench.page.posts.comments({ publicationId, cursor: null });
    const { sql, all } = bench.engine.store;
    expect(JSON.stringify(all(sql.selectFrom('publication').selectAll()))).not.toContain('canary-remark');
    expect(JSON.stringify(all(sql.selectFrom('activity').selectAll()))).not.toContain('canary-remark');
  });

  test('whose answer is lost are said to be unknown, not sent again', async () => {
    const publicationId = row(await published('Bread'))?.id ?? '';
    bench.network.script.comment.push(lost);
    expect(await bench.page.posts.addComment({ publicationId, text: 'Hello', replyTo: null })).toEqual({
      outcome: 'unknown',
    });
    expect(bench.network.asked).toHaveLength(1);
  });
});

describe('a post that is out', () => {
  test('is edited at the network, and shows what it says now', async () => {
    accountId = await bench.connect('facebook');
    const postId = await published('Bred');
    await bench.page.posts.editPublished({ publicationId: row(postId)?.id ?? '', text: 'Bread' });
    const [publication] = (await bench.page.posts.get({ postId })).publications;
    expect(publication?.sentText).toBe('Bread');
  });

  test('is not edited where the network lets nobody', async () => {
    const postId = await published('Bred');
    const edit = bench.page.posts.editPublished({ publicationId: row(postId)?.id ?? '', text: 'Bread' });
    await expect(edit).rejects.toThrow('not-in-this-state');
    expect(bench.network.asked).toEqual([]);
  });

  test('is taken off the network once, and its figures are left alone from then on', async () => {
    const postId = await published('Bread');
    const publicationId = row(postId)?.id ?? '';
    await bench.page.posts.deletePublished({ publicationId });
    expect(bench.network.asked).toEqual(['delete post-1']);
    const [publication] = (await bench.page.posts.get({ postId })).publications;
    expect(publication?.removedAt).toBe(bench.clock.now());
    await expect(bench.page.posts.deletePublished({ publicationId })).rejects.toThrow('not-in-this-state');
  });
});

describe('an upload', () => {
  test('is stopped by the owner, and nothing of it goes out until they say so', async () => {
    const reached = Promise.withResolvers<AbortSignal>();
    bench.network.script.prepare.push(({ signal }) => {
      reached.resolve(signal);
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(ok({ offset: 5 })));
      });
    });
    const postId = bench.write(accountId, 'A long film');
    await bench.page.posts.publishNow({ postId });
    const signal = await reached.promise;
    const publicationId = row(postId)?.id ?? '';
    await bench.page.posts.stopUpload({ publicationId });
    expect(signal.aborted).toBe(true);
    await vi.waitUntil(() => bench.engine.scheduler.working === 0);
    expect(row(postId)).toMatchObject({ state: 'held', held_reason: 'stopped' });
    expect(bench.network.committed).toEqual([]);
    await bench.page.posts.retry({ publicationId });
    await bench.until(() => row(postId)?.state === 'published');
  });

  test('that is past its files cannot be stopped any more', async () => {
    const postId = await published('Out');
    const stop = bench.page.posts.stopUpload({ publicationId: row(postId)?.id ?? '' });
    await expect(stop).rejects.toThrow('not-in-this-state');
  });
});
