import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PostDetail, PublicationDetail } from '../../../shared/contract/posts.ts';
import type { Account } from '../../../shared/model/account.ts';
import { defaultOptions } from '../../../shared/model/option-defaults.ts';
import type { PublishOptions } from '../../../shared/model/publish-options.ts';
import { openPracticeEngine, type PracticeEngine } from '../../practice-engine.ts';
import { writePdf } from '../../pdf.ts';
import { photo } from '../connectors/media.ts';

const day = 24 * 3_600_000;

let bench: PracticeEngine;
let account: Account;

beforeEach(async () => {
  bench = await openPracticeEngine();
  const [found] = await bench.connect('linkedin', ['Maison Levain']);
  if (found === undefined) throw new Error('The organisation was not found');
  account = found;
});
afterEach(() => bench.close());

async function publish(
  text: string,
  options: Partial<PublishOptions>,
  paths: readonly string[] = [],
): Promise<PublicationDetail> {
  const media: { assetId: string; alt: string }[] = [];
  for (const path of paths) {
    const { id } = await bench.page.media.importFile({ path, fileName: path.split('/').at(-1) ?? '' });
    media.push({ assetId: id, alt: '' });
  }
  const variant = {
    accountId: account.id,
    text: null,
    media: null,
    tiktok: null,
    options: { ...defaultOptions, ...options },
  };
  const { id } = await bench.page.posts.create({
    id: randomUUID(),
    draft: { text, media, variants: [variant] },
  });
  return only(await bench.publish(id));
}

function only({ publications }: PostDetail): PublicationDetail {
  const [publication] = publications;
  if (publication === undefined) throw new Error('The post has no publication');
  return publication;
}
const published = () => bench.network('linkedin').admin.published();
const page = async ({ url }: PublicationDetail) => (await fetch(url ?? '')).text();

describe('LinkedIn over the engine', () => {
  test('publishes a document from a file on disk', async () => {
    const path = join(bench.folder, 'price-list.pdf');
    await writePdf(path, { title: 'Price list' });
    const publication = await publish('Our prices', { title: 'Prices 2027' }, [path]);
    expect(publication).toMatchObject({ state: 'published', contentType: 'document', failure: null });
    expect(published()).toMatchObject([{ kind: 'document', text: 'Our prices' }]);
    expect(await page(publication)).toContain('Prices 2027');
  });

  test('publishes an article with a picture of the library', async () => {
    const { path } = await photo(bench.folder);
    const { id } = await bench.page.media.importFile({ path, fileName: 'flour.jpg' });
    const link = {
      url: 'https://maison-levain.example/flour',
      title: 'Our flour',
      description: 'From three mills.',
      thumbAssetId: id,
    };
    const publication = await publish('Read', { link });
    expect(publication).toMatchObject({ state: 'published', contentType: 'link' });
    expect(published()).toMatchObject([{ kind: 'link', media: [expect.stringMatching(/^[0-9a-f]{64}$/)] }]);
    expect(await page(publication)).toContain('From three mills.');
  });

  test('publishes a poll, and a reshare of it by the address of its page', async () => {
    const poll = { question: 'Rye?', options: ['Yes', 'No'], durationHours: 24, multiple: false };
    const first = await publish('Vote', { poll });
    expect(first).toMatchObject({ state: 'published', contentType: 'poll' });
    const second = await publish('Vote, all of you', { reshareOf: first.url });
    expect(second).toMatchObject({ state: 'published', contentType: 'reshare' });
    expect(published().map(({ kind }) => kind)).toEqual(['reshare', 'poll']);
    expect(await page(second)).toContain('Rye?');
  });

  test('follows a post up: first comment, answers, a better text, figures, an end', async () => {
    const publication = await publish('Fresh bred', { firstComment: 'Order: https://levain.example/(x)' });
    const publicationId = publication.id;
    const postId = bench.engine.publications.get(publicationId)?.post_id ?? '';
    const detail = async () => only(await bench.page.posts.get({ postId }));
    await bench.until(async () => (await detail()).firstComment?.state === 'done');
    const own = await bench.page.posts.comments({ publicationId, cursor: null });
    expect(own.comments).toMatchObject([{ own: true, text: 'Order: https://levain.example/(x)' }]);

    await bench.page.posts.editPublished({ publicationId, text: 'Fresh bread (now)' });
    expect(published()).toMatchObject([{ text: 'Fresh bread (now)' }]);

    bench.time.advance(8 * day);
    await bench.until(async () => (await detail()).metrics.some(({ value }) => (value ?? 0) > 0));
    const said = await bench.page.posts.comments({ publicationId, cursor: null });
    const reader = said.comments.find((comment) => !comment.own);
    await bench.page.posts.addComment({ publicationId, text: 'Thank you', replyTo: reader?.id ?? null });
    const after = await bench.page.posts.comments({ publicationId, cursor: null });
    expect(after.comments).toContainEqual(
      expect.objectContaining({ own: true, text: 'Thank you', replyTo: reader?.id }),
    );

    await bench.page.posts.deletePublished({ publicationId });
    expect(published()).toEqual([]);
    expect((await detail()).removedAt).not.toBeNull();
  });

  test('keeps the account’s figures and says who follows it', async () => {
    await publish('One', {});
    bench.time.advance(2 * day);
    await bench.page.accounts.refreshFigures({ accountId: account.id });
    const figures = await bench.page.accounts.figures({ accountId: account.id, from: 0 });
    expect(figures.points).toContainEqual(
      expect.objectContaining({ metric: 'followers', value: expect.any(Number) }),
    );
    expect(new Set(figures.demographics.map(({ dimension }) => dimension)).size).toBe(6);
  });
});
