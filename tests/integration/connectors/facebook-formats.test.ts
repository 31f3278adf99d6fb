import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { facebook } from '../../../main/engine/networks/facebook/index.ts';
import type { PublishFile } from '../../../main/engine/networks/network.ts';
import type { FaultKind } from '../../../main/practice/kit/faults.ts';
import type { PostFormat } from '../../../shared/model/publish-options.ts';
import { type FacebookBench, openFacebookBench } from './facebook-bench.ts';
import { clip, digest, photo } from './media.ts';

let bench: FacebookBench;
beforeEach(async () => {
  bench = await openFacebookBench();
});
afterEach(() => bench.close());

const as = (format: PostFormat, text: string, files: readonly PublishFile[], title: string | null = null) =>
  bench.write(text, files, { options: { format, title } });

const rupload = { host: 'rupload.facebook.com', method: 'POST' } as const;
const edge = {
  reel: { path: '/video_reels', method: 'POST' },
  'video story': { path: '/video_stories', method: 'POST' },
  'photo story': { path: '/photo_stories', method: 'POST' },
} as const;

describe('a reel (§2)', () => {
  test('its bytes unchanged, known by the id of its post once it is out', async () => {
    const file = await clip(bench.folder, { bytes: 4_000_000 });
    const publication = as('reel', 'Kneading at five', [file], 'Kneading');
    const shares: number[] = [];
    const prepared = await facebook.prepare(publication.job({ report: (share) => shares.push(share) }));
    expect(prepared).toMatchObject({ ok: true });
    expect(shares).toEqual(shares.toSorted((first, second) => first - second));
    expect(await publication.publish(facebook)).toEqual({ kind: 'accepted' });
    expect(bench.published()).toEqual([]);
    const outcome = await bench.verify(publication);
    expect(bench.published()).toMatchObject([
      { kind: 'reel', text: 'Kneading at five', media: [await digest(file)] },
    ]);
    expect(outcome).toMatchObject({ kind: 'published', remoteId: bench.published()[0]?.id });
    if (outcome.kind !== 'published') throw new Error('Not published');
    expect(outcome.url).toContain('/reel/');
    expect(await (await fetch(outcome.url ?? '')).text()).toContain('Kneading at five');
  });

  test.each(['connection-refused', 'reply-lost', 'error-after'] as const)(
    'goes on after %s with what the network lacks',
    async (kind) => {
      const file = await clip(bench.folder, { bytes: 4_000_000 });
      const publication = as('reel', 'Interrupted', [file]);
      bench.server.faults.arm({ kind, ...rupload });
      expect(await facebook.prepare(publication.job())).toMatchObject({
        ok: false,
        failure: { class: 'retry' },
      });
      expect(await bench.publish(publication)).toMatchObject({ remoteId: bench.published()[0]?.id });
      expect(bench.published()).toMatchObject([{ kind: 'reel', media: [await digest(file)] }]);
    },
  );

  test('a line that is cut in the middle is taken up where the bytes ended', async () => {
    const file = await clip(bench.folder, { bytes: 4_000_000 });
    const publication = as('reel', 'Cut', [file]);
    const half = Math.floor(file.bytes / 2);
    const offsets: (string | undefined)[] = [];
    const calls = {
      send(request: Parameters<typeof bench.line.calls.send>[0]) {
        const { body } = request;
        if (body?.kind !== 'file') return bench.line.calls.send(request);
        offsets.push(request.headers?.['offset']);
        const end = offsets.length === 1 ? half : body.file.end;
        return bench.line.calls.send({ ...request, body: { ...body, file: { ...body.file, end } } });
      },
    };
    expect(await facebook.prepare(publication.job({ calls }))).toMatchObject({
      ok: false,
      failure: { class: 'retry', code: 'interrupted', networkCode: 'PartialRequestError' },
    });
    expect(await facebook.prepare(publication.job({ calls }))).toMatchObject({ ok: true });
    expect(offsets).toEqual(['0', String(half)]);
    await bench.publish(publication);
    expect(bench.published()[0]?.media).toEqual([await digest(file)]);
  });

  test('one that the network cannot process is uploaded anew, once', async () => {
    bench.server.faults.arm({ kind: 'processing-error', times: 2 });
    const publication = as('reel', 'Oh no', [await clip(bench.folder)]);
    const seen: unknown[] = [];
    for (let tries = 0; tries < 2; tries += 1) {
      expect(await publication.publish(facebook)).toEqual({ kind: 'accepted' });
      const outcome = await bench.verify(publication);
      seen.push(outcome.kind === 'rejected' ? outcome.failure.class : outcome);
    }
    expect(seen).toEqual(['retry', 'fix']);
    expect(bench.published()).toEqual([]);
  });

  test('one that is too short is for the owner to change, by its subcode (§6, 1363128)', async () => {
    const file = await clip(bench.folder, { seconds: 2 });
    expect(await as('reel', 'Short', [file]).publish(facebook)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'fix', code: 'media-duration' },
    });
  });
});

describe('a story (§2)', () => {
  test('of a photo, seen for a day', async () => {
    const file = await photo(bench.folder);
    const { remoteId, url } = await bench.publish(as('story', 'Not shown', [file]));
    expect(bench.published()).toMatchObject([
      { id: remoteId, kind: 'story', text: '', media: [await digest(file)] },
    ]);
    expect((await fetch(url ?? '')).status).toBe(200);
    await bench.line.clock.wait(86_400_000);
    expect(bench.published()).toEqual([]);
    expect((await fetch(url ?? '')).status).toBe(404);
  });

  test('of a video, with an id that no number could hold', async () => {
    const file = await clip(bench.folder);
    const { remoteId } = await bench.publish(as('story', '', [file]));
    expect(remoteId).toMatch(/^\d{17}$/);
    expect(bench.published()).toMatchObject([{ id: remoteId, kind: 'story', media: [await digest(file)] }]);
  });

  test('of a video that cannot be processed is rejected', async () => {
    bench.server.faults.arm({ kind: 'processing-error' });
    const publication = as('story', '', [await clip(bench.folder)]);
    expect(await publication.publish(facebook)).toEqual({ kind: 'accepted' });
    expect(await bench.verify(publication)).toMatchObject({
      kind: 'rejected',
      failure: { code: 'media-processing-failed' },
    });
  });
});

describe.each(['reel', 'video story', 'photo story'] as const)(
  'a %s whose outcome is unknown (§8)',
  (what) => {
    const make = async () =>
      as(what === 'reel' ? 'reel' : 'story', what === 'reel' ? 'Rye' : '', [
        what === 'photo story' ? await photo(bench.folder) : await clip(bench.folder),
      ]);

    /** Prepares, then lets `kind` strike the call that publishes. */
    async function strike(kind: FaultKind) {
      const publication = await make();
      const prepared = await facebook.prepare(publication.job());
      if (!prepared.ok) throw new Error('The preparation failed');
      await publication.job().save(prepared.value);
      bench.server.faults.arm({ kind, ...edge[what] });
      expect(await publication.publish(facebook)).toMatchObject({
        kind: 'unknown',
        failure: { class: 'verify' },
      });
      return publication;
    }

    test.each(['reply-lost', 'error-after'] as const)('%s: found and not sent again', async (kind) => {
      const publication = await strike(kind);
      expect(await bench.verify(publication)).toMatchObject({
        kind: 'published',
        remoteId: bench.published()[0]?.id,
      });
      expect(bench.published()).toHaveLength(1);
    });

    test.each(['error-before', 'connection-refused'] as const)(
      '%s: absent, then published once from the same upload',
      async (kind) => {
        const publication = await strike(kind);
        expect(await bench.verify(publication)).toEqual({ kind: 'absent' });
        const { short, photos } = publication.progress;
        await bench.publish(publication);
        expect(publication.progress).toMatchObject({ short, photos });
        expect(bench.published()).toHaveLength(1);
      },
    );
  },
);

describe('a link that the owner chose (§2)', () => {
  const card = (url: string) => ({ url, title: '', description: '', thumbAssetId: null });

  test('is shared with the words, or without any', async () => {
    for (const text of ['Read all about rye', '']) {
      const { url } = await bench.publish(
        bench.write(text, [], {
          options: { link: card(`https://levain.example/rye?for=${text.length}&b=1`) },
        }),
      );
      expect(bench.published()[0]).toMatchObject({ kind: 'link', text });
      expect(await (await fetch(url ?? '')).text()).toContain(`for=${text.length}&amp;b=1`);
    }
  });

  test('is not left out when the network cannot share it: the words would stand alone', async () => {
    const publication = bench.write('Read all about rye', [], {
      options: { link: card('https://www.facebook.com/maisonlevain') },
    });
    expect(await publication.publish(facebook)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'fix', code: 'content-refused' },
    });
    expect(bench.published()).toEqual([]);
  });
});
