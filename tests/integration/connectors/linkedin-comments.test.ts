import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkedin } from '../../../main/engine/networks/linkedin/index.ts';
import { type Author, type LinkedInBench, openLinkedInBench } from './linkedin-bench.ts';

const day = 24 * 60 * 60_000;

let bench: LinkedInBench;
beforeEach(async () => {
  bench = await openLinkedInBench();
});
afterEach(() => bench.close());

const { comments } = linkedin;
const add = (author: Author, post: string, text: string, replyTo: string | null = null) =>
  comments?.add(bench.line, bench.account(author), post, text, replyTo);
const setApplication = (change: object) =>
  bench.server.world.collection('linkedin.application').put('application', change);

async function list(post: string, cursor: string | null = null) {
  const found = await comments?.list(bench.line, bench.account('organization'), post, cursor);
  if (found?.ok !== true) throw new Error(JSON.stringify(found));
  return found.value;
}

describe('comments on an organisation’s post', () => {
  test('a first comment is there as it was written, brackets and all', async () => {
    const post = await bench.publish('organization', 'Bread');
    const made = await add('organization', post, 'Order here: https://levain.example/(shop)_a #now');
    expect(made).toMatchObject({
      kind: 'done',
      id: expect.stringMatching(/^urn:li:comment:\(urn:li:activity:\d+,\d+\)$/),
    });
    expect((await list(post)).comments).toMatchObject([
      {
        text: 'Order here: https://levain.example/(shop)_a #now',
        own: true,
        author: 'Maison Levain',
        hidden: false,
        replyTo: null,
        can: { reply: true, hide: false, delete: true },
      },
    ]);
  });

  test('what readers wrote can be answered, and the answer is told beside it', async () => {
    const post = await bench.publish('organization', 'Bread');
    await bench.line.clock.wait(10 * day);
    const [first] = (await list(post)).comments;
    expect(first).toMatchObject({ own: false, author: null, can: { reply: true, delete: false } });
    await add('organization', post, 'With pleasure', first?.id ?? '');
    const again = (await list(post)).comments;
    expect(again.find(({ own }) => own)).toMatchObject({ text: 'With pleasure', replyTo: first?.id });
  });

  test('all of them are read, page by page', async () => {
    const post = await bench.publish('organization', 'Bread');
    for (let index = 0; index < 53; index += 1) await add('organization', post, `Number ${index}`);
    const first = await list(post);
    expect(first.comments).toHaveLength(50);
    const second = await list(post, first.next);
    expect(second.comments.map(({ text }) => text)).toEqual(['Number 50', 'Number 51', 'Number 52']);
    expect(second.next).toBeNull();
  });

  test('one’s own is deleted, once', async () => {
    const post = await bench.publish('organization', 'Bread');
    const made = await add('organization', post, 'Oops');
    const id = made?.kind === 'done' ? made.id : '';
    const remove = () => comments?.delete?.(bench.line, bench.account('organization'), id);
    expect([await remove(), await remove()]).toEqual([{ kind: 'done' }, { kind: 'gone' }]);
    expect((await list(post)).comments).toEqual([]);
  });

  test('a reader’s may not be deleted, and the account stays signed in', async () => {
    const post = await bench.publish('organization', 'Bread');
    await bench.line.clock.wait(10 * day);
    const [theirs] = (await list(post)).comments;
    expect(
      await comments?.delete?.(bench.line, bench.account('organization'), theirs?.id ?? ''),
    ).toMatchObject({ kind: 'rejected', failure: { class: 'fatal', code: 'permission-missing' } });
  });

  test('one whose answer was lost is unknown, and found by looking', async () => {
    const post = await bench.publish('organization', 'Bread');
    bench.server.faults.arm({ kind: 'reply-lost', path: '/comments', method: 'POST' });
    expect(await add('organization', post, 'Once')).toMatchObject({
      kind: 'unknown',
      failure: { class: 'verify' },
    });
    expect((await list(post)).comments).toMatchObject([{ own: true, text: 'Once' }]);
  });

  test('one that the network failed to take is unknown too', async () => {
    const post = await bench.publish('organization', 'Bread');
    bench.server.faults.arm({ kind: 'error-before', path: '/comments', method: 'POST' });
    expect(await add('organization', post, 'Never')).toMatchObject({ kind: 'unknown' });
    expect((await list(post)).comments).toEqual([]);
  });

  test('under a post that has just gone out it is tried again', async () => {
    setApplication({ activityDelayMs: 4000 });
    const post = await bench.publish('organization', 'Bread');
    expect(await add('organization', post, 'First')).toMatchObject({
      kind: 'rejected',
      failure: { class: 'retry', code: 'not-found' },
    });
    await bench.line.clock.wait(4000);
    expect(await add('organization', post, 'First')).toMatchObject({ kind: 'done' });
  });
});

describe('comments on a member’s post', () => {
  test('can be made, not read', async () => {
    const post = await bench.publish('member', 'Bread');
    expect(await add('member', post, 'First')).toMatchObject({ kind: 'done' });
    expect(await comments?.list(bench.line, bench.account('member'), post, null)).toMatchObject({
      ok: false,
      failure: { class: 'fatal', code: 'permission-missing' },
    });
  });

  test('cannot be made with the open products, and the account stays signed in', async () => {
    await bench.close();
    bench = await openLinkedInBench('personal');
    const post = await bench.publish('member', 'Bread');
    expect(await add('member', post, 'First')).toMatchObject({
      kind: 'rejected',
      failure: { class: 'fatal', code: 'permission-missing' },
    });
    expect(bench.published()).toHaveLength(1);
  });

  test('after the person took the permission back a sign-in is due', async () => {
    const post = await bench.publish('member', 'Bread');
    bench.server.networks.find(({ id }) => id === 'linkedin')?.admin.revokeAll();
    expect(await add('member', post, 'First')).toMatchObject({
      kind: 'rejected',
      failure: { class: 'reauth', code: 'access-revoked' },
    });
  });
});
