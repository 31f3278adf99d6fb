import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bluesky } from '../../main/engine/networks/bluesky/index.ts';
import { openPdsStage, type PdsStage } from './pds-stage.ts';

let stage: PdsStage;
beforeAll(async () => {
  stage = await openPdsStage();
}, 60_000);
afterAll(() => stage.close());
beforeEach(() => stage.newPerson());

describe('never twice', () => {
  test('a lost reply leaves the outcome unknown, and looking finds the post', async () => {
    const publication = stage.write('Once');
    const prepared = await bluesky.prepare(publication.job());
    if (!prepared.ok) throw new Error('Not prepared');
    stage.proxy.cutNextReply();
    const outcome = await bluesky.commit(publication.job({ progress: prepared.value }));
    expect(outcome).toEqual({ kind: 'unknown', failure: { class: 'verify', code: 'reply-lost' } });
    const [post] = await stage.posts();
    expect(await bluesky.verify(publication.job())).toMatchObject({ kind: 'published', remoteId: post?.uri });
  });

  test('sending the frozen record again after a lost reply leaves one post', async () => {
    const publication = stage.write('Still once');
    const prepared = await bluesky.prepare(publication.job());
    if (!prepared.ok) throw new Error('Not prepared');
    stage.proxy.cutNextReply();
    await bluesky.commit(publication.job({ progress: prepared.value }));
    const again = await bluesky.commit(publication.job({ progress: prepared.value }));
    expect(again).toMatchObject({ kind: 'published' });
    expect(await stage.posts()).toHaveLength(1);
  });

  test('five commits at once leave one post', async () => {
    const publication = stage.write('Five at once');
    const prepared = await bluesky.prepare(publication.job());
    if (!prepared.ok) throw new Error('Not prepared');
    const job = publication.job({ progress: prepared.value });
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => bluesky.commit(job)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array.from({ length: 5 }, () => 'published'));
    expect(await stage.posts()).toHaveLength(1);
  });

  test('what stands under the key is never overwritten by another text', async () => {
    const publication = stage.write('The first text');
    const prepared = await bluesky.prepare(publication.job());
    if (!prepared.ok) throw new Error('Not prepared');
    await bluesky.commit(publication.job({ progress: prepared.value }));
    const other = {
      ...prepared.value,
      record: { ...(prepared.value.record as object), text: 'Another text' },
    };
    expect(await bluesky.commit(publication.job({ progress: other }))).toMatchObject({
      kind: 'unknown',
      failure: { class: 'verify', networkCode: 'InvalidSwap' },
    });
    expect((await stage.posts()).map(({ value }) => value.text)).toEqual(['The first text']);
  });

  test('what never arrived is proven absent', async () => {
    const publication = stage.write('Never sent');
    await bluesky.prepare(publication.job());
    expect(await bluesky.verify(publication.job())).toEqual({ kind: 'absent' });
  });

  test('images that the server no longer knows are uploaded again', async () => {
    const publication = stage.write('Fresh', [await stage.photo('again', 320, 320)]);
    const prepared = await bluesky.prepare(publication.job());
    if (!prepared.ok) throw new Error('Not prepared');
    const otherBytes = (cid: string): string =>
      `${cid.slice(0, 20)}${cid.charAt(20) === 'a' ? 'b' : 'a'}${cid.slice(21)}`;
    const gone = JSON.stringify(prepared.value).replaceAll(/bafkrei[a-z2-7]{52}/g, otherBytes);
    const refused = await bluesky.commit(
      publication.job({ progress: JSON.parse(gone) as typeof prepared.value }),
    );
    expect(refused).toMatchObject({
      kind: 'rejected',
      failure: { class: 'retry', networkCode: 'BlobNotFound' },
    });
    expect(await publication.publish(bluesky)).toMatchObject({ kind: 'published' });
    expect(await stage.posts()).toHaveLength(1);
  });
});

describe('after publishing', () => {
  let postId: string;
  beforeEach(async () => {
    const outcome = await stage.write('Fresh bread').publish(bluesky);
    postId = outcome.kind === 'published' ? outcome.remoteId : '';
  });

  async function answer(text: string, replyTo: string | null): Promise<string> {
    const outcome = await bluesky.comments?.add(stage.line, stage.account, postId, text, replyTo);
    if (outcome?.kind !== 'done') throw new Error(`Not answered: ${JSON.stringify(outcome)}`);
    return outcome.id;
  }

  test('answers name what they answer and where the thread began', async () => {
    const first = await answer('Open until six', null);
    const second = await answer('And on Sunday', first);
    const ref = async (uri: string) => ({ uri, cid: await stage.cidOf(uri) });
    const valueOf = async (uri: string) => (await stage.posts()).find((post) => post.uri === uri)?.value;
    expect(await valueOf(first)).toMatchObject({
      reply: { root: await ref(postId), parent: await ref(postId) },
    });
    expect(await valueOf(second)).toMatchObject({
      reply: { root: await ref(postId), parent: await ref(first) },
    });
  });

  test('an answer whose reply was lost is there once', async () => {
    const lossy = {
      ...stage.line,
      calls: {
        send: async (request: Parameters<typeof stage.line.calls.send>[0]) => {
          if (request.url.endsWith('putRecord') && !cut) {
            cut = true;
            stage.proxy.cutNextReply();
          }
          return stage.line.calls.send(request);
        },
      },
    };
    let cut = false;
    expect(await bluesky.comments?.add(lossy, stage.account, postId, 'Once', null)).toMatchObject({
      kind: 'done',
    });
    expect(cut).toBe(true);
    expect(await stage.posts()).toHaveLength(2);
  });

  test('a post is deleted once, and gone the second time', async () => {
    const remove = () => bluesky.delete?.(stage.line, stage.account, { remoteId: postId, type: 'text' });
    expect(await remove()).toEqual({ kind: 'done' });
    expect(await stage.posts()).toEqual([]);
    expect(await remove()).toEqual({ kind: 'gone' });
  });

  test('threads and counts wait while the public index is away', async () => {
    const away = { ok: false, failure: { class: 'retry', code: 'network-unavailable' } };
    expect(await bluesky.comments?.list(stage.line, stage.account, postId, null)).toMatchObject(away);
    expect(await bluesky.accountStatistics?.(stage.line, stage.account)).toMatchObject(away);
  });
});

test('figures are not answered while the public index is away, and that is no failure', async () => {
  const outcome = await stage.write('Counted later').publish(bluesky);
  if (outcome.kind !== 'published') throw new Error('Not published');
  const found = await bluesky.statistics(stage.line, stage.account, [outcome.remoteId]);
  expect(found.ok && found.value.size).toBe(0);
});
