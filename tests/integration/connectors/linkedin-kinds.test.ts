import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkedin } from '../../../main/engine/networks/linkedin/index.ts';
import type { Poll } from '../../../shared/model/publish-options.ts';
import { type Author, createPost, type LinkedInBench, openLinkedInBench } from './linkedin-bench.ts';
import { clip, digest, pdf, photo } from './media.ts';
import type { TestPublicationParts } from './publish-job.ts';

let bench: LinkedInBench;
beforeEach(async () => {
  bench = await openLinkedInBench();
});
afterEach(() => bench.close());

const authors: readonly Author[] = ['member', 'organization'];

const link = {
  url: 'https://maison-levain.example/flour',
  title: 'Our flour (and why)',
  description: 'From three mills along the Lys.',
  thumbAssetId: null,
};
const poll: Poll = {
  question: 'Rye or spelt?',
  options: ['Rye', 'Spelt', 'Both'],
  durationHours: 72,
  multiple: false,
};

describe('an article', () => {
  test.each(authors)('of a %s has its own title, words and picture', async (author) => {
    const linkThumb = await photo(bench.folder);
    const urn = await bench.publish(author, 'Read (all of) it', { options: { link }, linkThumb });
    expect(bench.published()).toMatchObject([
      { id: urn, kind: 'link', text: 'Read (all of) it', media: [await digest(linkThumb)] },
    ]);
    const page = await bench.page(urn);
    expect(page).toContain('Our flour (and why)');
    expect(page).toContain('From three mills along the Lys.');
    expect(page).toContain('<img');
  });

  test('without a picture and without words is the address and its host', async () => {
    const bare = { ...link, title: ' ', description: '' };
    const urn = await bench.publish('organization', '', { options: { link: bare } });
    expect(await bench.read(urn)).toMatchObject({
      content: { article: { source: link.url, title: 'maison-levain.example' } },
    });
  });
});

describe('a document', () => {
  test.each(authors)('of a %s is sent byte for byte under its title', async (author) => {
    const file = await pdf(bench.folder);
    const urn = await bench.publish(author, 'Prices', { files: [file], options: { title: 'Prices 2027' } });
    expect(bench.published()).toMatchObject([{ id: urn, kind: 'document', media: [await digest(file)] }]);
    const page = await bench.page(urn);
    expect(page).toContain('Prices 2027');
    expect(page).toContain('2 pages');
  });

  test('without a title goes by the name of its file', async () => {
    const urn = await bench.publish('organization', 'Prices', {
      files: [await pdf(bench.folder, 'prices.pdf')],
    });
    expect(await bench.read(urn)).toMatchObject({ content: { media: { title: 'prices.pdf' } } });
  });

  test('beside another file is refused before anything is sent', async () => {
    const files = [await pdf(bench.folder), await pdf(bench.folder)];
    expect(await bench.write('member', 'Two', { files }).publish(linkedin)).toEqual({
      kind: 'rejected',
      failure: { class: 'fix', code: 'media-format' },
    });
  });

  test('that the network cannot process is sent once more, then it is for the owner to mend', async () => {
    bench.server.faults.arm({ kind: 'processing-error', times: 2 });
    const publication = bench.write('organization', 'Unlucky', { files: [await pdf(bench.folder)] });
    const failure = { class: 'retry', code: 'media-processing-failed' };
    expect(await linkedin.prepare(publication.job())).toEqual({ ok: false, failure });
    expect(await linkedin.prepare(publication.job())).toEqual({
      ok: false,
      failure: { ...failure, class: 'fix' },
    });
  });
});

describe('a poll', () => {
  test.each(authors)('of a %s asks its question for its time', async (author) => {
    const urn = await bench.publish(author, 'Tell us', { options: { poll } });
    expect(bench.published()).toMatchObject([{ id: urn, kind: 'poll', text: 'Tell us' }]);
    const page = await bench.page(urn);
    for (const words of ['Rye or spelt?', 'Spelt', 'Both', '0 votes']) expect(page).toContain(words);
  });

  test('is a single choice that its author may see', async () => {
    const urn = await bench.publish('organization', '', { options: { poll } });
    expect(await bench.read(urn)).toMatchObject({
      content: {
        poll: {
          question: 'Rye or spelt?',
          options: [{ text: 'Rye' }, { text: 'Spelt' }, { text: 'Both' }],
          settings: {
            duration: 'THREE_DAYS',
            voteSelectionType: 'SINGLE_VOTE',
            isVoterVisibleToAuthor: true,
          },
        },
      },
    });
  });

  test('of a length that the network does not run is refused before it is sent', async () => {
    const publication = bench.write('member', '', { options: { poll: { ...poll, durationHours: 48 } } });
    expect(await publication.publish(linkedin)).toEqual({
      kind: 'rejected',
      failure: { class: 'fix', code: 'choice-not-offered' },
    });
  });

  test('cannot be edited', async () => {
    const remoteId = await bench.publish('organization', 'Tell us', { options: { poll } });
    const { options } = bench.write('organization', '').job().content;
    expect(
      await linkedin.edit?.(
        bench.line,
        bench.account('organization'),
        { remoteId, type: 'poll' },
        'New',
        options,
      ),
    ).toMatchObject({ kind: 'rejected', failure: { class: 'fix' } });
    expect(bench.published()).toMatchObject([{ text: 'Tell us' }]);
  });
});

describe('a reshare', () => {
  test.each(authors)('of a %s passes on a post by its URN', async (author) => {
    const original = await bench.publish('organization', 'The original (first)');
    const urn = await bench.publish(author, 'Look at this', { options: { reshareOf: original } });
    expect(bench.published()[0]).toMatchObject({ id: urn, kind: 'reshare', text: 'Look at this' });
    expect(await bench.page(urn)).toContain('The original (first)');
  });

  test('takes the address of the post’s page, and needs no words', async () => {
    const original = await bench.publish('organization', 'The original');
    const address = `https://www.linkedin.com/feed/update/${encodeURIComponent(original)}/?utm=x`;
    const urn = await bench.publish('organization', '', { options: { reshareOf: address } });
    expect(await bench.read(urn)).toMatchObject({ reshareContext: { parent: original } });
  });

  test('of what is no post is refused before it is sent', async () => {
    const publication = bench.write('member', 'x', {
      options: { reshareOf: 'https://www.linkedin.com/in/ada' },
    });
    expect(await publication.publish(linkedin)).toEqual({
      kind: 'rejected',
      failure: { class: 'fix', code: 'choice-missing' },
    });
  });
});

describe('a video', () => {
  test('wears the cover that the owner chose', async () => {
    const cover = await photo(bench.folder);
    const file = await clip(bench.folder, { bytes: 200_000 });
    const urn = await bench.publish('organization', 'The oven', { files: [file], cover });
    expect(bench.published()).toMatchObject([{ kind: 'video', media: [await digest(file)] }]);
    const poster = /poster="([^"]+)"/.exec(await bench.page(urn))?.[1] ?? '';
    const shown = Buffer.from(await (await fetch(poster)).arrayBuffer());
    expect(shown.length).toBe(cover.bytes);
  });
});

describe('who sees it and whom it names', () => {
  test.each([
    ['CONNECTIONS', 'Connections only'],
    ['LOGGED_IN', 'Members of LinkedIn'],
  ])('a member may keep a post to %s', async (audience, words) => {
    const urn = await bench.publish('member', 'Among us', { options: { audience } });
    expect(await bench.page(urn)).toContain(words);
  });

  test('an organisation speaks to everyone', async () => {
    const urn = await bench.publish('organization', 'To all', { options: { audience: 'CONNECTIONS' } });
    expect(await bench.read(urn)).toMatchObject({ visibility: 'PUBLIC' });
  });

  test('a name becomes a mention', async () => {
    const mentions = [{ name: 'Vélo Bellecour', id: 'urn:li:organization:108977402' }];
    const urn = await bench.publish('organization', 'With @Vélo Bellecour (Lyon)', { options: { mentions } });
    expect(await bench.read(urn)).toMatchObject({
      commentary: 'With @[Vélo Bellecour](urn:li:organization:108977402) \\(Lyon\\)',
    });
    expect(await bench.page(urn)).toContain('<strong>Vélo Bellecour</strong>');
  });

  test('a name that is not theirs stays plain words', async () => {
    const mentions = [{ name: 'Velo', id: 'urn:li:organization:108977402' }];
    const urn = await bench.publish('organization', 'With @Velo', { options: { mentions } });
    expect(await bench.page(urn)).not.toContain('<strong>');
    expect(bench.published()[0]?.text).toBe('With Velo');
  });
});

describe('an answer that never came, for each kind of an organisation', () => {
  const kinds: readonly (readonly [string, () => Promise<Partial<TestPublicationParts>>])[] = [
    [
      'text with a mention',
      () =>
        Promise.resolve({
          options: { mentions: [{ name: 'Once', id: 'urn:li:organization:108977402' }] },
        }),
    ],
    ['article', () => Promise.resolve({ options: { link } })],
    ['article with a picture', async () => ({ options: { link }, linkThumb: await photo(bench.folder) })],
    ['document', async () => ({ files: [await pdf(bench.folder)] })],
    ['poll', () => Promise.resolve({ options: { poll } })],
    ['reshare', async () => ({ options: { reshareOf: await bench.publish('organization', 'First') } })],
    ['video', async () => ({ files: [await clip(bench.folder, { bytes: 100_000 })] })],
  ];

  test.each(kinds)('the %s is found by looking', async (_, make) => {
    const publication = bench.write('organization', 'Once (only)', await make());
    bench.server.faults.arm({ kind: 'reply-lost', ...createPost });
    expect(await publication.publish(linkedin)).toMatchObject({ kind: 'unknown' });
    expect(await bench.verify(publication)).toMatchObject({
      kind: 'published',
      remoteId: bench.published()[0]?.id,
    });
  });

  test.each(kinds)('the %s that never arrived is proven absent beside others like it', async (_, make) => {
    const parts = await make();
    const publication = bench.write('organization', 'Never', parts);
    bench.server.faults.arm({ kind: 'error-before', ...createPost });
    expect(await publication.publish(linkedin)).toMatchObject({ kind: 'unknown' });
    await bench.publish('organization', 'Never', { options: { poll: { ...poll, question: 'Another?' } } });
    expect(await bench.verify(publication)).toEqual({ kind: 'absent' });
  });
});

describe('faults that a caption asks for', () => {
  test('the network fails before it publishes', async () => {
    const publication = bench.write('organization', 'Never [fault:error-before]');
    expect(await publication.publish(linkedin)).toMatchObject({ kind: 'unknown' });
    expect(await bench.verify(publication)).toEqual({ kind: 'absent' });
  });

  test.each(['reply-lost', 'error-after'])('%s: it is published all the same', async (kind) => {
    const publication = bench.write('organization', `Once [fault:${kind}]`);
    expect(await publication.publish(linkedin)).toMatchObject({ kind: 'unknown' });
    expect(await bench.verify(publication)).toMatchObject({ kind: 'published' });
    expect(bench.published()).toHaveLength(1);
  });
});

describe('changing what is out', () => {
  const options = () => bench.write('organization', '').job().content.options;
  const edit = (author: Author, remoteId: string, text: string) =>
    linkedin.edit?.(bench.line, bench.account(author), { remoteId, type: 'text' }, text, options());
  const remove = (author: Author, remoteId: string) =>
    linkedin.delete?.(bench.line, bench.account(author), { remoteId, type: 'text' });

  test.each(authors)('the text of a %s’s post is replaced as it was written', async (author) => {
    const urn = await bench.publish(author, 'Bred');
    expect(await edit(author, urn, 'Bread (fresh) #gent')).toEqual({ kind: 'done' });
    expect(bench.published()).toMatchObject([{ id: urn, text: 'Bread (fresh) #gent' }]);
    expect(await bench.page(urn)).toContain('Edited');
  });

  test.each(authors)('a %s’s post is deleted, and again without harm', async (author) => {
    const urn = await bench.publish(author, 'Gone');
    expect([await remove(author, urn), await remove(author, urn)]).toEqual([
      { kind: 'done' },
      { kind: 'done' },
    ]);
    expect(bench.published()).toEqual([]);
  });

  test('a post that is not there any more is gone', async () => {
    const urn = await bench.publish('organization', 'Gone');
    await remove('organization', urn);
    expect(await edit('organization', urn, 'Back')).toEqual({ kind: 'gone' });
  });

  test('a lost answer is unknown, and asking again settles it', async () => {
    const urn = await bench.publish('organization', 'Bred');
    bench.server.faults.arm({ kind: 'reply-lost', path: '/rest/posts/', method: 'POST' });
    expect(await edit('organization', urn, 'Bread')).toMatchObject({ kind: 'unknown' });
    expect(await edit('organization', urn, 'Bread')).toEqual({ kind: 'done' });
    bench.server.faults.arm({ kind: 'error-after', path: '/rest/posts/', method: 'DELETE' });
    expect(await remove('organization', urn)).toMatchObject({ kind: 'unknown' });
    expect(await remove('organization', urn)).toEqual({ kind: 'done' });
  });
});
