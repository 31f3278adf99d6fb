import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bluesky } from '../../../main/engine/networks/bluesky/index.ts';
import { type BlueskyBench, openBlueskyBench } from './bluesky-bench.ts';
import { digest, photo } from './media.ts';

let bench: BlueskyBench;
beforeEach(async () => {
  bench = await openBlueskyBench();
});
afterEach(() => bench.close());

/** The page of the post that was published last. */
async function page(url: string | null): Promise<string> {
  const response = await fetch(url ?? '');
  expect(response.status).toBe(200);
  return response.text();
}

const card = {
  url: 'https://levain.example/bread',
  title: 'Our breads',
  description: 'All of them, from Ghent',
  thumbAssetId: 'thumb',
};

const neighbour = 'velo-bellecour.bsky.social';

/** The neighbour's post, as an owner may give it. */
async function neighboursPost(): Promise<{
  readonly uri: string;
  readonly cid: string;
  readonly url: string;
}> {
  const profile = await page(`${bench.line.baseOf('bsky.app')}/profile/${neighbour}`);
  const url = /href="([^"]+\/post\/[^"]+)"/.exec(profile)?.[1] ?? '';
  const key = url.split('/').at(-1) ?? '';
  const query = `repo=${neighbour}&collection=app.bsky.feed.post&rkey=${key}`;
  const found = await fetch(`${bench.line.baseOf('bsky.social')}/xrpc/com.atproto.repo.getRecord?${query}`);
  return { ...((await found.json()) as { uri: string; cid: string }), url };
}

describe('§1 a link card', () => {
  test('has the title, the words and the picture that the owner chose', async () => {
    const linkThumb = await photo(bench.folder);
    const outcome = await bench.write('Read on', { options: { link: card }, linkThumb }).publish(bluesky);
    expect(bench.published()).toMatchObject([
      { kind: 'link', text: 'Read on', media: [await digest(linkThumb)] },
    ]);
    const shown = await page(outcome.kind === 'published' ? outcome.url : null);
    expect(shown).toContain('href="https://levain.example/bread"');
    expect(shown).toContain('Our breads');
    expect(shown).toContain('All of them, from Ghent');
  });

  test('does without a picture, and is called by its address when nobody named it', async () => {
    const link = { ...card, title: ' ', description: '', thumbAssetId: null };
    const publication = bench.write('', { options: { link } });
    expect(await publication.publish(bluesky)).toMatchObject({ kind: 'published' });
    expect(publication.progress.record).toMatchObject({
      embed: { external: { uri: card.url, title: card.url, description: '' } },
    });
  });

  test('is not sent beside pictures, which have its place', async () => {
    const files = [await photo(bench.folder)];
    const linkThumb = await photo(bench.folder);
    const publication = bench.write('Both', { files, options: { link: card }, linkThumb });
    await publication.publish(bluesky);
    expect(bench.published()).toMatchObject([{ kind: 'image', media: await Promise.all(files.map(digest)) }]);
    expect(publication.progress.thumb).toBeNull();
  });

  test('whose picture was sent before is not sent again', async () => {
    const publication = bench.write('Again', {
      options: { link: card },
      linkThumb: await photo(bench.folder),
    });
    let uploads = 0;
    const calls = {
      send: (request: Parameters<typeof bench.line.calls.send>[0]) => {
        if (request.url.includes('uploadBlob')) uploads += 1;
        return bench.line.calls.send(request);
      },
    };
    bench.server.faults.arm({ kind: 'rate-limited', path: 'putRecord' });
    await bluesky.prepare(publication.job({ calls }));
    await bluesky.commit(publication.job({ calls }));
    await bluesky.prepare(publication.job({ calls }));
    expect(await bluesky.commit(publication.job({ calls }))).toMatchObject({ kind: 'published' });
    expect(uploads).toBe(1);
  });
});

describe('§1 pictures', () => {
  test.each([4, 5, 10])('%i of them are all published, in order and with their texts', async (number) => {
    const files = await Promise.all(
      Array.from({ length: number }, (_, index) => photo(bench.folder, `Loaf ${index}`)),
    );
    const publication = bench.write('Fresh', { files });
    const outcome = await publication.publish(bluesky);
    expect(bench.published()[0]?.media).toEqual(await Promise.all(files.map(digest)));
    expect(publication.progress.record).toMatchObject({
      embed: { $type: number > 4 ? 'app.bsky.embed.gallery' : 'app.bsky.embed.images' },
    });
    const shown = await page(outcome.kind === 'published' ? outcome.url : null);
    for (const { alt } of files) expect(shown).toContain(`alt="${alt}"`);
  });
});

describe('§1 a quoted post', () => {
  test.each(['uri', 'url'] as const)('is found by its %s', async (given) => {
    const other = await neighboursPost();
    const publication = bench.write('So true', { options: { reshareOf: other[given] } });
    const outcome = await publication.publish(bluesky);
    expect(publication.progress.record).toMatchObject({
      embed: { $type: 'app.bsky.embed.record', record: { uri: other.uri, cid: other.cid } },
    });
    expect(await page(outcome.kind === 'published' ? outcome.url : null)).toContain('Saturday ride');
  });

  test.each([
    ['with pictures', 2, null],
    ['with a card', 0, card],
  ] as const)('comes %s', async (_, pictures, link) => {
    const { uri, cid } = await neighboursPost();
    const files = await Promise.all(Array.from({ length: pictures }, () => photo(bench.folder)));
    const publication = bench.write('Look', { files, options: { reshareOf: uri, link } });
    expect(await publication.publish(bluesky)).toMatchObject({ kind: 'published' });
    expect(publication.progress.record).toMatchObject({
      embed: {
        $type: 'app.bsky.embed.recordWithMedia',
        record: { $type: 'app.bsky.embed.record', record: { uri, cid } },
        media: { $type: pictures > 0 ? 'app.bsky.embed.images' : 'app.bsky.embed.external' },
      },
    });
  });

  test.each([
    'https://example.com/profile/x/post/y',
    'at://did:plc:nobody/app.bsky.feed.post/3lbqk5qnzbc2a',
    `https://bsky.app/profile/${neighbour}/post/3lbqk5qnzbc2a`,
    'https://bsky.app/profile/nobody.bsky.social/post/3lbqk5qnzbc2a',
  ])('that is not there (%s) is for the owner to mend', async (reshareOf) => {
    expect(await bluesky.prepare(bench.write('Lost', { options: { reshareOf } }).job())).toMatchObject({
      ok: false,
      failure: { class: 'fix', code: 'not-found' },
    });
  });
});

test.each([
  [{ sensitive: true }, 'graphic-media'],
  [{ contentWarning: 'Nudity' }, 'nudity'],
  [{ contentWarning: 'flour everywhere' }, 'graphic-media'],
])('§1 a warning %j is a label of the author, and media stay closed', async (options, label) => {
  const publication = bench.write('Mind', { files: [await photo(bench.folder)], options });
  const outcome = await publication.publish(bluesky);
  expect(publication.progress.record).toMatchObject({
    labels: { $type: 'com.atproto.label.defs#selfLabels', values: [{ val: label }] },
  });
  expect(await page(outcome.kind === 'published' ? outcome.url : null)).toContain('<details>');
});

test('§1 the language of a text goes with it', async () => {
  const publication = bench.write('Du pain', { options: { language: 'fr-BE' } });
  expect(await publication.publish(bluesky)).toMatchObject({ kind: 'published' });
  expect(publication.progress.record).toMatchObject({ langs: ['fr-BE'] });
});

test('§1 what replies say of rate limits is noted', async () => {
  await bench.write('Counted', { files: [await photo(bench.folder)] }).publish(bluesky);
  expect(bench.readings).toContainEqual({
    scope: 'account',
    name: 'uploads',
    usedShare: 1 / 1000,
    resetsAt: expect.any(Number),
  });
  const writes = bench.readings.find(({ name }) => name === 'writes');
  expect(writes?.usedShare).toBeCloseTo(2 / 5000);
  expect((writes?.resetsAt ?? 0) - bench.line.clock.now()).toBeGreaterThan(30 * 60_000);
});
