import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { facebook } from '../../../main/engine/networks/facebook/index.ts';
import { instagram } from '../../../main/engine/networks/instagram/index.ts';
import type { ActingAccount, PublishFile } from '../../../main/engine/networks/network.ts';
import {
  createLoopbackHandover,
  type LoopbackHandover,
} from '../../../main/engine/services/media/loopback-handover.ts';
import type { PracticeNetwork, PracticePublished } from '../../../main/practice/kit/practice-network.ts';
import { clip, digest, photo } from './media.ts';
import { actingAs, openPracticeBench, type PracticeBench } from './practice-bench.ts';
import { createPublication, publishFile, type TestPublication } from './publish-job.ts';

let bench: PracticeBench;
let account: ActingAccount;
let handover: LoopbackHandover;

beforeEach(async () => {
  // The sign-in is Facebook's; the accounts come with it.
  bench = await openPracticeBench(facebook);
  handover = createLoopbackHandover();
  await signIn();
});
afterEach(async () => {
  await handover.close();
  await bench.close();
});

async function signIn(untick: readonly string[] = []): Promise<void> {
  const tokens = await bench.signIn({ press: 'allow', untick });
  const found = await facebook.discover?.(bench.line, tokens);
  const discovered = found?.ok === true ? found.value.accounts : [];
  const professional = discovered.find(({ network }) => network === 'instagram');
  if (professional === undefined) throw new Error(`No Instagram account: ${JSON.stringify(found)}`);
  account = actingAs(professional, tokens);
}

function network(): PracticeNetwork {
  const found = bench.server.networks.find(({ id }) => id === 'instagram');
  if (found === undefined) throw new Error('There is no practice Instagram');
  return found;
}

const published = (): readonly PracticePublished[] => network().admin.published();

function write(text: string, files: readonly PublishFile[]): TestPublication {
  return createPublication({ line: bench.line, account, text, files, handover });
}

/** Asks until the network has an answer, as the engine does. */
async function verify(publication: TestPublication) {
  let outcome = await instagram.verify(publication.job());
  for (let asked = 0; outcome.kind === 'pending' && asked < 30; asked += 1) {
    await bench.line.clock.wait(outcome.recheckInMs);
    outcome = await instagram.verify(publication.job());
  }
  return outcome;
}

const publish = { host: 'graph.facebook.com', path: '/media_publish', method: 'POST' } as const;
const rupload = { host: 'rupload.facebook.com', method: 'POST' } as const;

describe('publishing', () => {
  test('an image, fetched from this computer, bytes unchanged', async () => {
    const file = await photo(bench.folder, 'A loaf');
    const outcome = await write('Brood & <beleg> #gent 🥐\n\nÀ demain', [file]).publish(instagram);
    const [medium] = published();
    expect(medium).toMatchObject({
      accountId: account.remoteId,
      kind: 'image',
      text: 'Brood & <beleg> #gent 🥐\n\nÀ demain',
      media: [await digest(file)],
    });
    expect(outcome).toEqual({ kind: 'published', remoteId: medium?.id, url: expect.any(String) });
    if (outcome.kind === 'published') expect((await fetch(outcome.url ?? '')).status).toBe(200);
  });

  test('a carousel in its order', async () => {
    const files = [await photo(bench.folder), await photo(bench.folder), await photo(bench.folder)];
    expect(await write('Three loaves', files).publish(instagram)).toMatchObject({ kind: 'published' });
    expect(published()[0]).toMatchObject({
      kind: 'images',
      text: 'Three loaves',
      media: await Promise.all(files.map(digest)),
    });
  });

  test('a video in a carousel', async () => {
    const files = [await photo(bench.folder), await clip(bench.folder)];
    expect(await write('Loaf and oven', files).publish(instagram)).toMatchObject({ kind: 'published' });
    expect(published()[0]?.media).toEqual(await Promise.all(files.map(digest)));
  });

  test('a video as a reel, from the disk', async () => {
    const file = await clip(bench.folder, { bytes: 3_000_000 });
    const shares: number[] = [];
    const publication = write('The oven at five', [file]);
    const prepared = await instagram.prepare(publication.job({ report: (share) => shares.push(share) }));
    expect(prepared).toMatchObject({ ok: true });
    expect(shares).toEqual(shares.toSorted((first, second) => first - second));
    expect(await publication.publish(instagram)).toMatchObject({ kind: 'published' });
    expect(published()[0]).toMatchObject({
      kind: 'reel',
      text: 'The oven at five',
      media: [await digest(file)],
    });
    expect(published()).toHaveLength(1);
  });

  test.each(['connection-refused', 'reply-lost'] as const)('a reel goes on after %s', async (kind) => {
    const file = await clip(bench.folder, { bytes: 3_000_000 });
    const publication = write('Interrupted', [file]);
    bench.server.faults.arm({ kind, ...rupload });
    expect(await instagram.prepare(publication.job())).toMatchObject({
      ok: false,
      failure: { class: 'retry' },
    });
    let outcome = await publication.publish(instagram);
    if (outcome.kind === 'rejected') outcome = await publication.publish(instagram);
    expect(outcome).toMatchObject({ kind: 'published' });
    expect(published()).toMatchObject([{ kind: 'reel', media: [await digest(file)] }]);
  });

  test('what the network cannot process is tried again before the file is blamed', async () => {
    const publication = write('[fault:processing-error]', [await photo(bench.folder)]);
    expect(await publication.publish(instagram)).toMatchObject({ kind: 'rejected' });
    expect(published()).toEqual([]);
  });

  test('a container that expired is made anew', async () => {
    bench.server.faults.arm({ kind: 'processing-expired' });
    const publication = write('Expired', [await photo(bench.folder)]);
    expect(await publication.publish(instagram)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'retry', code: 'upload-expired' },
    });
    expect(await publication.publish(instagram)).toMatchObject({ kind: 'published' });
    expect(published()).toHaveLength(1);
  });

  test('an image that the network does not take is for the owner to change', async () => {
    const path = join(bench.folder, 'wide.jpg');
    await sharp({ create: { width: 900, height: 300, channels: 3, background: '#aa6633' } })
      .jpeg()
      .toFile(path);
    const wide = await publishFile(path, { kind: 'image', mime: 'image/jpeg', width: 900, height: 300 });
    expect(await write('Too wide', [wide]).publish(instagram)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'fix', code: 'media-dimensions' },
    });
  });
});

describe('when the outcome is unknown (§8)', () => {
  test.each(['reply-lost', 'error-after'] as const)(
    '%s: found by its container and its caption',
    async (kind) => {
      const publication = write(`Fresh, ${kind}`, [await photo(bench.folder)]);
      bench.server.faults.arm({ kind, ...publish });
      expect(await publication.publish(instagram)).toMatchObject({
        kind: 'unknown',
        failure: { class: 'verify' },
      });
      expect(await verify(publication)).toEqual({
        kind: 'published',
        remoteId: published()[0]?.id,
        url: expect.any(String),
      });
      expect(published()).toHaveLength(1);
    },
  );

  test('the earlier of two equal posts is not taken for the later', async () => {
    const first = await write('Same words', [await photo(bench.folder)]).publish(instagram);
    const second = write('Same words', [await photo(bench.folder)]);
    bench.server.faults.arm({ kind: 'reply-lost', ...publish });
    expect(await second.publish(instagram)).toMatchObject({ kind: 'unknown' });
    const outcome = await verify(second);
    expect(outcome).toMatchObject({ kind: 'published', remoteId: published()[0]?.id });
    expect(first).toMatchObject({ kind: 'published', remoteId: published()[1]?.id });
  });

  test('a reel whose reply is lost is known as a reel', async () => {
    const publication = write('Reel', [await clip(bench.folder)]);
    bench.server.faults.arm({ kind: 'reply-lost', ...publish });
    expect(await publication.publish(instagram)).toMatchObject({ kind: 'unknown' });
    expect(await verify(publication)).toMatchObject({ kind: 'published', remoteId: published()[0]?.id });
  });

  test.each(['error-before', 'connection-refused'] as const)(
    '%s: absent after a minute, then published once from the same container',
    async (kind) => {
      const publication = write(`Fresh, ${kind}`, [await photo(bench.folder)]);
      bench.server.faults.arm({ kind, ...publish });
      expect(await publication.publish(instagram)).toMatchObject({ kind: 'unknown' });
      expect(await instagram.verify(publication.job())).toMatchObject({ kind: 'pending' });
      expect(await verify(publication)).toEqual({ kind: 'absent' });
      const { leaves } = publication.progress;
      expect(await publication.publish(instagram)).toMatchObject({ kind: 'published' });
      expect(publication.progress['leaves']).toEqual(leaves);
      expect(published()).toHaveLength(1);
    },
  );
});

describe('when the person or the network says no', () => {
  test('an application removed by the person asks for a new sign-in', async () => {
    bench.server.networks.find(({ id }) => id === 'facebook')?.admin.revokeAll();
    expect(await write('Removed', [await photo(bench.folder)]).publish(instagram)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'reauth', code: 'access-revoked' },
    });
  });

  test('a permission that was not given is named', async () => {
    await signIn(['instagram_content_publish']);
    expect(await write('No permission', [await photo(bench.folder)]).publish(instagram)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'reauth', code: 'permission-missing' },
    });
  });
});

describe('statistics', () => {
  test('counts of an image and a reel', async () => {
    const ids: string[] = [];
    for (const file of [await photo(bench.folder), await clip(bench.folder)]) {
      const outcome = await write(`Counted ${file.kind}`, [file]).publish(instagram);
      if (outcome.kind === 'published') ids.push(outcome.remoteId);
    }
    await bench.line.clock.wait(3 * 86_400_000);
    const found = await instagram.statistics(bench.line, account, [...ids, '17890000000000001']);
    if (!found.ok) throw new Error(JSON.stringify(found.failure));
    expect([...found.value.keys()]).toEqual(ids);
    for (const values of found.value.values()) {
      expect(Object.fromEntries(values.map(({ metric, value }) => [metric, value]))).toEqual({
        likes: expect.any(Number),
        comments: expect.any(Number),
        shares: expect.any(Number),
        views: expect.any(Number),
        reach: expect.any(Number),
        clicks: null,
        saves: expect.any(Number),
      });
    }
  });

  test('without the permission for insights nothing is claimed, and nobody is signed out', async () => {
    await signIn(['instagram_manage_insights']);
    const outcome = await write('No insights', [await photo(bench.folder)]).publish(instagram);
    if (outcome.kind !== 'published') throw new Error('Not published');
    const found = await instagram.statistics(bench.line, account, [outcome.remoteId]);
    const values = found.ok ? found.value.get(outcome.remoteId) : undefined;
    expect(values?.map(({ value }) => value)).toEqual(Array(7).fill(null));
  });
});
