import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { facebook } from '../../../main/engine/networks/facebook/index.ts';
import type { TestPublication } from './publish-job.ts';
import type { PublishFile } from '../../../main/engine/networks/network.ts';
import type { PostFormat } from '../../../shared/model/publish-options.ts';
import { type FacebookBench, openFacebookBench } from './facebook-bench.ts';
import { clip, digest, photo } from './media.ts';

const hour = 3_600_000;
const day = 24 * hour;

let bench: FacebookBench;
beforeEach(async () => {
  bench = await openFacebookBench();
});
afterEach(() => bench.close());

/** A publication that Facebook is to hold for two hours. */
function hold(text: string, files: readonly PublishFile[] = [], format: PostFormat = 'post') {
  const handOverAt = bench.line.clock.now() + 2 * hour;
  return { at: handOverAt, publication: bench.write(text, files, { handOverAt, options: { format } }) };
}

/** Hands a publication over, and answers with the id by which the network holds it. */
async function handOver(publication: TestPublication): Promise<string> {
  const outcome = await publication.publish(facebook);
  const held = outcome.kind === 'handed-over' ? outcome : await bench.verify(publication);
  if (held.kind !== 'handed-over') throw new Error(`It came to ${JSON.stringify(held)}`);
  return held.remoteId;
}

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000) * 1000;
const move = (id: string, at: number) => facebook.handOver?.move(bench.line, bench.page(), id, at);
const cancel = (id: string) => facebook.handOver?.cancel(bench.line, bench.page(), id);

test('windows are those of the contract (§2), and stories have none', () => {
  const most = (type: Parameters<NonNullable<typeof facebook.handOver>['window']>[0]) =>
    Math.round((facebook.handOver?.window(type)?.mostMs ?? 0) / day);
  expect(['text', 'link', 'image', 'images'].map((type) => most(type as 'text'))).toEqual([30, 30, 30, 30]);
  expect(most('reel')).toBe(29);
  expect(most('video')).toBe(180);
  expect(facebook.handOver?.window('text')?.leastMs).toBe(600_000);
  expect(facebook.handOver?.window('photo-story')).toBeUndefined();
  expect(facebook.handOver?.window('video-story')).toBeUndefined();
});

const contents = {
  text: { format: 'post', files: async () => [] },
  'a photo': { format: 'post', files: async () => [await photo(bench.folder)] },
  'several photos': {
    format: 'post',
    files: async () => [await photo(bench.folder), await photo(bench.folder)],
  },
  'a video': { format: 'post', files: async () => [await clip(bench.folder)] },
  'a reel': { format: 'reel', files: async () => [await clip(bench.folder)] },
} satisfies Record<string, { format: PostFormat; files: () => Promise<readonly PublishFile[]> }>;

describe.each(Object.keys(contents) as (keyof typeof contents)[])('%s', (what) => {
  async function holdOne() {
    const { format, files } = contents[what];
    return hold(`Held: ${what}`, await files(), format);
  }

  test('is held until its time and then goes out by itself', async () => {
    const { at, publication } = await holdOne();
    const id = await handOver(publication);
    expect(await facebook.verify(publication.job())).toEqual({
      kind: 'handed-over',
      remoteId: id,
      at: seconds(at),
    });
    expect(bench.published()).toEqual([]);
    await bench.line.clock.wait(2 * hour);
    const files = await Promise.all(publication.job().content.files.map(digest));
    expect(bench.published()).toMatchObject([{ text: `Held: ${what}`, media: files }]);
    expect(await facebook.verify(publication.job())).toMatchObject({
      kind: 'published',
      remoteId: bench.published()[0]?.id,
      url: expect.any(String),
    });
  });

  test('is moved there, and keeps its new time', async () => {
    const { at, publication } = await holdOne();
    const id = await handOver(publication);
    expect(await move(id, at + hour)).toEqual({ kind: 'done' });
    expect(await facebook.verify(publication.job())).toMatchObject({ at: seconds(at + hour) });
    await bench.line.clock.wait(2 * hour);
    expect(bench.published()).toEqual([]);
    await bench.line.clock.wait(hour);
    expect(bench.published()).toHaveLength(1);
  });

  test('is taken back, and is then absent', async () => {
    const { publication } = await holdOne();
    const id = await handOver(publication);
    expect(await cancel(id)).toEqual({ kind: 'done' });
    expect(await cancel(id)).toEqual({ kind: 'gone' });
    expect(await bench.verify(publication)).toEqual({ kind: 'absent' });
    await bench.line.clock.wait(3 * hour);
    expect(bench.published()).toEqual([]);
  });

  test('is neither taken back nor moved once it is out: that would delete it', async () => {
    const { at, publication } = await holdOne();
    const id = await handOver(publication);
    await bench.line.clock.wait(2 * hour);
    expect(await cancel(id)).toEqual({ kind: 'gone' });
    expect(await move(id, at + day)).toEqual({ kind: 'gone' });
    expect(bench.published()).toHaveLength(1);
  });

  test.each(['reply-lost', 'error-after'] as const)(
    '%s as it is handed over: found, and held once',
    async (kind) => {
      const { at, publication } = await holdOne();
      const prepared = await facebook.prepare(publication.job());
      if (!prepared.ok) throw new Error('The preparation failed');
      await publication.job().save(prepared.value);
      bench.server.faults.arm({ kind, method: 'POST' });
      expect(await publication.publish(facebook)).toMatchObject({ kind: 'unknown' });
      expect(await bench.verify(publication)).toMatchObject({ kind: 'handed-over', at: seconds(at) });
      await bench.line.clock.wait(3 * hour);
      expect(bench.published()).toHaveLength(1);
      expect(await facebook.verify(publication.job())).toMatchObject({ kind: 'published' });
    },
  );
});

test('one that is too late to be handed over again is found where a lost hand-over left it', async () => {
  const { at, publication } = hold('Listed late');
  const prepared = await facebook.prepare(publication.job());
  if (!prepared.ok) throw new Error('The preparation failed');
  bench.server.faults.arm({ kind: 'reply-lost', path: '/feed', method: 'POST' });
  expect(await publication.publish(facebook)).toMatchObject({ kind: 'unknown' });
  // The network was believed not to have it, and now its time is near.
  await bench.line.clock.wait(2 * hour - 60_000);
  const { content } = publication.job();
  const here = { ...content, handOverAt: null, options: { ...content.options, handOver: true } };
  const again = await facebook.prepare(publication.job({ content: here }));
  if (!again.ok) throw new Error('The preparation failed');
  const outcome = await facebook.commit(publication.job({ content: here, progress: again.value }));
  expect(outcome).toMatchObject({ kind: 'handed-over' });
  await bench.line.clock.wait(at - bench.line.clock.now() + 60_000);
  expect(bench.published()).toHaveLength(1);
});

test('a hand-over that never arrived is absent, and then held once', async () => {
  const { publication } = hold('Never arrived');
  const prepared = await facebook.prepare(publication.job());
  if (!prepared.ok) throw new Error('The preparation failed');
  bench.server.faults.arm({ kind: 'error-before', path: '/feed', method: 'POST' });
  expect(await publication.publish(facebook)).toMatchObject({ kind: 'unknown' });
  expect(await bench.verify(publication)).toEqual({ kind: 'absent' });
  await handOver(publication);
  await bench.line.clock.wait(3 * hour);
  expect(bench.published()).toHaveLength(1);
});

test('a time outside the window is refused, and nothing is held', async () => {
  const publication = bench.write('Too far', [], { handOverAt: bench.line.clock.now() + 31 * day });
  expect(await publication.publish(facebook)).toMatchObject({ kind: 'rejected', failure: { class: 'fix' } });
  const { publication: near } = hold('Moved too near');
  const id = await handOver(near);
  expect(await move(id, bench.line.clock.now() + 60_000)).toMatchObject({ kind: 'rejected' });
});

test.each([
  ['a post', 'post', async () => []],
  ['a reel', 'reel', async () => [await clip(bench.folder)]],
] as const)(
  '%s that comes too late to be held is left to be published at its time',
  async (_what, format, files) => {
    const handOverAt = bench.line.clock.now() + 11 * 60_000;
    const publication = bench.write('Too late', await files(), { handOverAt, options: { format } });
    const prepared = await facebook.prepare(publication.job());
    if (!prepared.ok) throw new Error('The preparation failed');
    await bench.line.clock.wait(2 * 60_000);
    const outcome = await facebook.commit(publication.job({ progress: prepared.value }));
    expect(outcome).toMatchObject({ kind: 'rejected', failure: { class: 'retry' } });
    await bench.line.clock.wait(9 * 60_000);
    const content = { ...publication.job().content, handOverAt: null };
    const again = await facebook.prepare(publication.job({ content }));
    if (!again.ok) throw new Error('The second preparation failed');
    await facebook.commit(publication.job({ content, progress: again.value }));
    await bench.line.clock.wait(2 * 60_000);
    expect(bench.published()).toHaveLength(1);
  },
);

test('a change whose reply is lost may be asked for again', async () => {
  const { at, publication } = hold('Moved twice');
  const id = await handOver(publication);
  bench.server.faults.arm({ kind: 'reply-lost', method: 'POST' });
  expect(await move(id, at + hour)).toMatchObject({ kind: 'unknown' });
  expect(await move(id, at + hour)).toEqual({ kind: 'done' });
});

test('photos that were uploaded to be shown at once are not used for a post that is held', async () => {
  const files = [await photo(bench.folder)];
  const now = bench.write('Changed my mind', files);
  const prepared = await facebook.prepare(now.job());
  if (!prepared.ok) throw new Error('The preparation failed');
  await now.job().save(prepared.value);
  const content = { ...now.job().content, handOverAt: bench.line.clock.now() + 2 * hour };
  const again = await facebook.prepare(now.job({ content }));
  if (!again.ok) throw new Error('The second preparation failed');
  expect(await facebook.commit(now.job({ content, progress: again.value }))).toMatchObject({
    kind: 'handed-over',
  });
});
