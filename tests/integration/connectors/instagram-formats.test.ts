import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { instagram } from '../../../main/engine/networks/instagram/index.ts';
import type { PublishFile } from '../../../main/engine/networks/network.ts';
import type { PublishOptions } from '../../../shared/model/publish-options.ts';
import { type InstagramBench, openInstagramBench } from './instagram-bench.ts';
import { clip, digest, photo } from './media.ts';

let bench: InstagramBench;
beforeEach(async () => {
  bench = await openInstagramBench();
});
afterEach(() => bench.close());

const publish = { path: '/media_publish', method: 'POST' } as const;
const place = { id: '10295538204417761', name: 'Maison Levain' };

/** Publishes, and answers with the page that the public sees. */
async function shown(
  text: string,
  files: readonly PublishFile[],
  options: Partial<PublishOptions>,
  cover?: PublishFile,
): Promise<string> {
  const parts = cover === undefined ? { options } : { options, cover };
  const { url } = await bench.publish(bench.write(text, files, parts));
  return (await fetch(url ?? '')).text();
}

describe('a story (§3.1)', () => {
  const story = (files: readonly PublishFile[], options: Partial<PublishOptions> = {}) =>
    bench.write('Words that a story does not take', files, { options: { format: 'story', ...options } });

  test('of a picture, seen for a day', async () => {
    const file = await photo(bench.folder, 'A text that stories do not take');
    const { remoteId, url } = await bench.publish(story([file]));
    expect(bench.published()).toMatchObject([
      { id: remoteId, kind: 'story', text: '', media: [await digest(file)] },
    ]);
    expect((await fetch(url ?? '')).status).toBe(200);
    await bench.line.clock.wait(86_400_000);
    expect(bench.published()).toEqual([]);
    expect((await fetch(url ?? '')).status).toBe(404);
  });

  test('of a video, sent from the disk', async () => {
    const file = await clip(bench.folder, { bytes: 3_000_000 });
    await bench.publish(story([file]));
    expect(bench.published()).toMatchObject([{ kind: 'story', media: [await digest(file)] }]);
  });

  test('names people on it', async () => {
    const userTags = [{ file: 0, username: '@velo.bellecour', x: 0.5, y: 0.25 }];
    const { url } = await bench.publish(story([await photo(bench.folder)], { userTags }));
    expect(await (await fetch(url ?? '')).text()).toContain('Tagged: @velo.bellecour');
  });

  test.each(['reply-lost', 'error-after'] as const)(
    '%s: found among the stories, and not sent again',
    async (kind) => {
      const publication = story([await photo(bench.folder)]);
      bench.server.faults.arm({ kind, ...publish });
      expect(await publication.publish(instagram)).toMatchObject({ kind: 'unknown' });
      expect(await bench.verify(publication)).toMatchObject({
        kind: 'published',
        remoteId: bench.published()[0]?.id,
      });
      expect(bench.published()).toHaveLength(1);
    },
  );

  test('the earlier of two stories is not taken for the later', async () => {
    const { remoteId } = await bench.publish(story([await photo(bench.folder)]));
    const second = story([await photo(bench.folder)]);
    bench.server.faults.arm({ kind: 'reply-lost', ...publish });
    expect(await second.publish(instagram)).toMatchObject({ kind: 'unknown' });
    const outcome = await bench.verify(second);
    expect(outcome).toMatchObject({ kind: 'published', remoteId: bench.published()[0]?.id });
    expect(bench.published().map(({ id }) => id)).toContain(remoteId);
    expect(outcome).not.toMatchObject({ remoteId });
  });
});

describe('what an owner may add (§3.1)', () => {
  test('to a picture: place, people on it, people it is made with', async () => {
    const page = await shown('Rye', [await photo(bench.folder, 'A loaf of "rye" & salt')], {
      location: place,
      userTags: [{ file: 0, username: 'velo.bellecour', x: 0.1, y: 0.9 }],
      collaborators: ['@gent.bakers', 'levain.atelier'],
    });
    expect(page).toContain('At Maison Levain, Kraanlei, Gent');
    expect(page).toContain('Tagged: @velo.bellecour');
    expect(page).toContain('Together with @gent.bakers, @levain.atelier');
    expect(page).toContain('alt="A loaf of &quot;rye&quot; &amp; salt"');
  });

  test('to a carousel: each picture has its own words and people, the post its place', async () => {
    const files = [await photo(bench.folder, 'First'), await photo(bench.folder, 'Second')];
    const page = await shown('Two', files, {
      location: place,
      collaborators: ['gent.bakers'],
      userTags: [{ file: 1, username: 'velo.bellecour', x: 0, y: 1 }],
    });
    expect(page).toContain('alt="First"');
    expect(page).toContain('alt="Second"');
    expect(page).toContain('Tagged: @velo.bellecour');
    expect(page).toContain('At Maison Levain');
    expect(page).toContain('Together with @gent.bakers');
  });

  test('to a reel: a picture for its cover, before a frame', async () => {
    const cover = await photo(bench.folder);
    const page = await shown(
      'Oven',
      [await clip(bench.folder)],
      { format: 'reel', cover: { assetId: 'chosen', offsetMs: 1500 }, shareToFeed: false },
      cover,
    );
    const poster = /poster="([^"]+)"/.exec(page)?.[1] ?? '';
    expect(Buffer.from(await (await fetch(poster)).arrayBuffer())).toEqual(await readFile(cover.path));
    expect(page).not.toContain('#t=');
    expect(page).toContain('not in the feed');
  });

  test('to a reel: a frame of it, and people without places', async () => {
    const page = await shown('Oven', [await clip(bench.folder)], {
      format: 'reel',
      cover: { assetId: null, offsetMs: 1500 },
      userTags: [{ file: 0, username: 'velo.bellecour', x: 0.5, y: 0.5 }],
      location: place,
    });
    expect(page).toContain('#t=1.5"');
    expect(page).toContain('Tagged: @velo.bellecour');
    expect(page).not.toContain('not in the feed');
  });
});

describe('what the network does not take', () => {
  const refused = async (options: Partial<PublishOptions>, files?: readonly PublishFile[]) =>
    bench.write('Rye', files ?? [await photo(bench.folder)], { options }).publish(instagram);

  test('a place that is none, and a fourth name', async () => {
    const fix = { kind: 'rejected', failure: { class: 'fix', code: 'content-refused' } };
    expect(await refused({ location: { id: '10648829117350482', name: 'Atelier' } })).toMatchObject(fix);
    expect(await refused({ collaborators: ['a', 'b', 'c', 'd'] })).toMatchObject(fix);
    expect(bench.published()).toEqual([]);
  });

  test('a frame behind the end of the video (§6, 2207057)', async () => {
    const options = { format: 'reel', cover: { assetId: null, offsetMs: 60_000 } } as const;
    expect(await refused(options, [await clip(bench.folder)])).toMatchObject({
      kind: 'rejected',
      failure: { class: 'fix', networkCode: '2207057' },
    });
  });
});
