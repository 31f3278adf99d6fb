import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mastodon } from '../../../main/engine/networks/mastodon/index.ts';
import type { VerifyOutcome } from '../../../main/engine/networks/network.ts';
import { defaultOptions } from '../../../shared/model/option-defaults.ts';
import { digest, photo } from './media.ts';
import { type MastodonBench, openMastodonBench } from './mastodon-bench.ts';
import type { TestPublication } from './publish-job.ts';

let bench: MastodonBench;
beforeEach(async () => {
  bench = await openMastodonBench();
});
afterEach(() => bench.close());

const hour = 3_600_000;
const post = { path: '/api/v1/statuses', method: 'POST' } as const;

/** The member of the interface, which must be there. */
function offered<T>(member: T | undefined): T {
  if (member === undefined) throw new Error('The connector does not offer this');
  return member;
}

/** The id of a status that went out. */
async function publishedId(publication: TestPublication): Promise<string> {
  const outcome = await publication.publish(mastodon);
  if (outcome.kind !== 'published') throw new Error(`It came to ${JSON.stringify(outcome)}`);
  return outcome.remoteId;
}

async function statusOf(id: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${bench.base}/api/v1/statuses/${id}`, {
    headers: { authorization: `Bearer ${bench.account.token}` },
  });
  return (await response.json()) as Record<string, unknown>;
}

describe('a status that the server holds', () => {
  const at = (): number => bench.line.clock.now() + 2 * hour;
  const verify = (publication: TestPublication): Promise<VerifyOutcome> => mastodon.verify(publication.job());

  test('may be any content from five minutes ahead on', () => {
    const handOver = offered(mastodon.handOver);
    expect(handOver.window('text')).toMatchObject({ leastMs: 300_000 });
    expect(handOver.window('poll')).toEqual(handOver.window('video'));
  });

  test('is there until its time, and then published under another id', async () => {
    const dueAt = at();
    const publication = bench.write('Later', [await photo(bench.folder)], {}, dueAt);
    const outcome = await publication.publish(mastodon);
    expect(outcome).toMatchObject({ kind: 'handed-over' });
    const heldId = outcome.kind === 'handed-over' ? outcome.remoteId : '';
    expect(await verify(publication)).toMatchObject({ kind: 'handed-over', remoteId: heldId, at: dueAt });
    await bench.line.clock.wait(2 * hour + 60_000);
    const [published] = bench.published();
    expect(published?.id).not.toBe(heldId);
    expect(await verify(publication)).toMatchObject({ kind: 'published', remoteId: published?.id });
  });

  test('whose reply was lost is found by its time and its words, and then by its id', async () => {
    await bench.write('Later', [], {}, at() + hour).publish(mastodon);
    const publication = bench.write('Later', [], {}, at());
    bench.server.faults.arm({ kind: 'reply-lost', ...post });
    expect(await publication.publish(mastodon)).toMatchObject({ kind: 'unknown' });
    const found = await verify(publication);
    expect(found).toMatchObject({ kind: 'handed-over' });
    expect(publication.progress['scheduledId']).toBe(found.kind === 'handed-over' ? found.remoteId : '');
    await bench.line.clock.wait(2 * hour + 60_000);
    expect(await verify(publication)).toMatchObject({ kind: 'published' });
    expect(bench.published()).toHaveLength(1);
  });

  test('that never arrived is absent', async () => {
    const publication = bench.write('Never', [], {}, at());
    bench.server.faults.arm({ kind: 'error-before', ...post });
    await publication.publish(mastodon);
    expect(await verify(publication)).toEqual({ kind: 'absent' });
  });

  test('is moved and taken back', async () => {
    const { move, cancel } = offered(mastodon.handOver);
    const publication = bench.write('Moved', [], {}, at());
    const outcome = await publication.publish(mastodon);
    const id = outcome.kind === 'handed-over' ? outcome.remoteId : '';
    const later = at() + 24 * hour;
    expect(await move(bench.line, bench.account, id, later)).toEqual({ kind: 'done' });
    expect(await verify(publication)).toMatchObject({ kind: 'handed-over', at: later });
    expect(await move(bench.line, bench.account, id, bench.line.clock.now() + 60_000)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'fix' },
    });
    expect(await cancel(bench.line, bench.account, id)).toEqual({ kind: 'done' });
    expect(await cancel(bench.line, bench.account, id)).toEqual({ kind: 'gone' });
    expect(await verify(publication)).toEqual({ kind: 'absent' });
    await bench.line.clock.wait(48 * hour);
    expect(bench.published()).toEqual([]);
  });

  test.each([
    ['on that day', 25, 0],
    ['in all', 300, 24 * hour],
  ])(
    'is refused when there are as many %s as it takes, and may go out from here',
    async (_, count, apart) => {
      const time = Math.ceil((at() + 48 * hour) / (24 * hour)) * 24 * hour;
      for (let made = 0; made < count; made += 1) {
        // The server lets an account do only so much in five minutes.
        if (made % 100 === 0) await bench.line.clock.wait(hour);
        const { kind } = await bench.write(`Bread ${made}`, [], {}, time + made * apart).publish(mastodon);
        expect(kind).toBe('handed-over');
      }
      expect(await bench.write('One more', [], {}, time).publish(mastodon)).toMatchObject({
        kind: 'rejected',
        failure: { class: 'retry', code: 'holds-no-more' },
      });
      expect(await bench.write('One more').publish(mastodon)).toMatchObject({ kind: 'published' });
    },
  );

  test('that somebody deleted there is absent, not before its time has surely passed', async () => {
    const publication = bench.write('Deleted', [], {}, at());
    const outcome = await publication.publish(mastodon);
    const id = outcome.kind === 'handed-over' ? outcome.remoteId : '';
    await offered(mastodon.handOver).cancel(bench.line, bench.account, id);
    await bench.line.clock.wait(2 * hour + 60_000);
    expect(await verify(publication)).toEqual({ kind: 'pending', recheckInMs: 60_000 });
    await bench.line.clock.wait(10 * 60_000);
    expect(await verify(publication)).toEqual({ kind: 'absent' });
  });
});

describe('what is out', () => {
  test('is changed in its text alone: files, audience and warning stay', async () => {
    const file = await photo(bench.folder, 'A loaf');
    const options = { contentWarning: 'Food', audience: 'unlisted' };
    const id = await publishedId(bench.write('Befor', [file], options));
    const changed = await offered(mastodon.edit)(
      bench.line,
      bench.account,
      { remoteId: id, type: 'image' },
      'Before',
      { ...defaultOptions, ...options },
    );
    expect(changed).toEqual({ kind: 'done' });
    expect(bench.published()).toMatchObject([{ text: 'Before', media: [await digest(file)] }]);
    expect(await statusOf(id)).toMatchObject({ spoiler_text: 'Food', visibility: 'unlisted' });
  });

  test('with a poll is changed until the poll is about to end', async () => {
    const poll = { question: '', options: ['Rye', 'Spelt'], durationHours: 1, multiple: false };
    const id = await publishedId(bench.write('Whch one?', [], { poll }));
    const before = (await statusOf(id))['poll'];
    const change = (text: string) =>
      offered(mastodon.edit)(bench.line, bench.account, { remoteId: id, type: 'poll' }, text, {
        ...defaultOptions,
        poll,
      });
    expect(await change('Which one?')).toEqual({ kind: 'done' });
    expect((await statusOf(id))['poll']).toMatchObject({
      options: [{ title: 'Rye' }, { title: 'Spelt' }],
      id: (before as { id: string }).id,
    });
    await bench.line.clock.wait(57 * 60_000);
    expect(await change('Which?')).toMatchObject({ kind: 'rejected', failure: { class: 'fix' } });
  });

  test('is refused a text that is too long, and gone when it was deleted', async () => {
    const id = await publishedId(bench.write('Short'));
    const edit = (text: string) =>
      offered(mastodon.edit)(bench.line, bench.account, { remoteId: id, type: 'text' }, text, defaultOptions);
    expect(await edit('a'.repeat(501))).toMatchObject({ kind: 'rejected', failure: { class: 'fix' } });
    const remove = () => offered(mastodon.delete)(bench.line, bench.account, { remoteId: id, type: 'text' });
    expect(await remove()).toEqual({ kind: 'done' });
    expect(await remove()).toEqual({ kind: 'gone' });
    expect(await edit('Gone')).toEqual({ kind: 'gone' });
    expect(bench.published()).toEqual([]);
  });

  test('a change whose reply was lost may be asked for again', async () => {
    const id = await publishedId(bench.write('Short'));
    bench.server.faults.arm({ kind: 'reply-lost', method: 'PUT' });
    const edit = () =>
      offered(mastodon.edit)(
        bench.line,
        bench.account,
        { remoteId: id, type: 'text' },
        'New',
        defaultOptions,
      );
    expect(await edit()).toMatchObject({ kind: 'unknown' });
    expect(await edit()).toEqual({ kind: 'done' });
    expect(bench.published()).toMatchObject([{ text: 'New' }]);
  });
});

describe('answers', () => {
  const list = (id: string) => offered(mastodon.comments).list(bench.line, bench.account, id, null);
  const add = (id: string, text: string, replyTo: string | null = null) =>
    offered(mastodon.comments).add(bench.line, bench.account, id, text, replyTo);

  test('of neighbours are read, answered by name, and cannot be deleted', async () => {
    const id = await publishedId(bench.write('Shall we bake rye?', [], { audience: 'unlisted' }));
    await bench.line.clock.wait(12 * hour);
    const listed = await list(id);
    const theirs = listed.ok ? listed.value.comments.find(({ own }) => !own) : undefined;
    expect(theirs).toMatchObject({
      author: 'Lotte De Smet',
      text: '@maisonlevain Yes please, save one for me!',
      replyTo: null,
      can: { reply: true, hide: false, delete: false },
    });
    const answered = await add(id, 'It waits for you', theirs?.id ?? '');
    const mine = answered.kind === 'done' ? answered.id : '';
    const again = await list(id);
    expect(again.ok && again.value.comments.find((one) => one.id === mine)).toMatchObject({
      own: true,
      text: '@lotte It waits for you',
      replyTo: theirs?.id,
      can: { delete: true },
    });
    expect(await statusOf(mine)).toMatchObject({ visibility: 'unlisted' });
    const { delete: remove } = offered(mastodon.comments);
    expect(await offered(remove)(bench.line, bench.account, mine)).toEqual({ kind: 'done' });
    expect(await offered(remove)(bench.line, bench.account, theirs?.id ?? '')).toEqual({ kind: 'gone' });
  });

  test('a first comment stands under the post, once, also when its reply was lost', async () => {
    const id = await publishedId(bench.write('Post', [], { audience: 'private' }));
    bench.server.faults.arm({ kind: 'reply-lost', ...post });
    expect(await add(id, 'Opening hours: 7 to 18')).toMatchObject({
      kind: 'unknown',
      failure: { class: 'verify' },
    });
    expect(await add(id, 'Opening hours: 7 to 18')).toMatchObject({ kind: 'done' });
    const listed = await list(id);
    expect(listed.ok && listed.value.comments).toMatchObject([{ own: true, text: 'Opening hours: 7 to 18' }]);
    expect(listed.ok && (await statusOf(listed.value.comments[0]?.id ?? ''))).toMatchObject({
      visibility: 'private',
    });
    expect(bench.published()).toHaveLength(1);
  });

  test('the same words again after they were deleted are a new answer', async () => {
    const id = await publishedId(bench.write('Post'));
    const first = await add(id, 'Hello');
    const { delete: remove } = offered(mastodon.comments);
    await offered(remove)(bench.line, bench.account, first.kind === 'done' ? first.id : '');
    const second = await add(id, 'Hello');
    expect(second).toMatchObject({ kind: 'done' });
    expect(second).not.toEqual(first);
  });

  test('to what is gone are refused', async () => {
    expect(await add('1', 'Hello')).toMatchObject({ kind: 'rejected', failure: { code: 'not-found' } });
    expect(await list('1')).toMatchObject({ ok: false, failure: { code: 'not-found' } });
  });
});

test('figures of the account say who follows it, and nothing of who they are', async () => {
  await bench.write('One').publish(mastodon);
  const figures = await offered(mastodon.accountStatistics)(bench.line, bench.account);
  expect(figures).toEqual({
    ok: true,
    value: {
      metrics: [
        { metric: 'followers', period: 'now', value: 534 },
        { metric: 'following', period: 'now', value: 121 },
        { metric: 'posts', period: 'now', value: 1 },
      ],
      demographics: [],
    },
  });
});

test('what the server takes is read anew', async () => {
  const read = await offered(mastodon.facts)(bench.line, bench.account);
  expect(read).toEqual({ ok: true, value: { limits: bench.account.facts['limits'] } });
});
