import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PracticePublished } from '../../../main/practice/kit/practice-network.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { NetworkId } from '../../../shared/model/network.ts';
import type { PublicationDetail } from '../../../shared/contract/posts.ts';
import { type Content, openPracticeEngine, type PracticeEngine } from '../../practice-engine.ts';
import { clip, photo } from '../connectors/media.ts';

let bench: PracticeEngine;
beforeEach(async () => {
  bench = await openPracticeEngine();
});
afterEach(() => bench.close());

/** LinkedIn takes no video below 75 kB. */
const videoBytes = 120_000;

const onlyMe = {
  privacyLevel: 'SELF_ONLY',
  allowComment: false,
  allowDuet: false,
  allowStitch: false,
  yourBrand: false,
  brandedContent: false,
  consented: true,
};

/** An account of the network that can prove what it published: at LinkedIn an organisation. */
async function connect(network: NetworkId): Promise<Account> {
  const found = await bench.connect(network === 'instagram' ? 'facebook' : network, ['Maison Levain']);
  const account = found.find((candidate) => candidate.network === network);
  if (account === undefined) throw new Error(`No account at ${network}`);
  return account;
}

async function publish(
  account: Account,
  content: Content,
): Promise<PublicationDetail & { readonly postId: string }> {
  const tiktok = account.network === 'tiktok' ? { tiktok: onlyMe } : {};
  const post = await bench.publish(await bench.write([account.id], { ...tiktok, ...content }));
  const [publication] = post.publications;
  if (publication === undefined) throw new Error('The post has no publication');
  return { ...publication, postId: post.id };
}

/** SHA-256 (hex) of a file. */
const digestAt = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

/** The creator goes public, and the application passes TikTok's review: only then are there figures. */
async function goPublic(): Promise<void> {
  const settings = `${bench.server.origin}/www.tiktok.com/practice`;
  await fetch(settings, { method: 'POST', body: new URLSearchParams({ audited: 'on' }) });
}

/** What the public of the network sees. */
const visible = (network: NetworkId): readonly PracticePublished[] =>
  bench.network(network).admin.published();

describe('a post over the engine', () => {
  test.each(['facebook', 'linkedin', 'bluesky', 'mastodon'] as const)(
    'of text reaches %s',
    async (network) => {
      const account = await connect(network);
      const publication = await publish(account, { text: 'Pain au levain — cuit ce matin 🥖 #gent' });
      expect(publication).toMatchObject({ state: 'published', failure: null });
      expect(publication.url).toContain(bench.server.origin);
      expect(visible(network)).toMatchObject([
        { kind: 'text', text: 'Pain au levain — cuit ce matin 🥖 #gent', media: [] },
      ]);
    },
  );

  test.each(['facebook', 'instagram', 'linkedin', 'bluesky', 'mastodon'] as const)(
    'of three pictures reaches %s in their order',
    async (network) => {
      const account = await connect(network);
      const pictures = [await photo(bench.folder), await photo(bench.folder), await photo(bench.folder)];
      const publication = await publish(account, {
        text: 'Three loaves',
        files: pictures.map(({ path }) => path),
      });
      expect(publication).toMatchObject({ state: 'published', failure: null });
      const [post, ...more] = visible(network);
      expect(more).toEqual([]);
      expect(post).toMatchObject({ kind: 'images', text: 'Three loaves' });
      // What was sent are the renditions: the same pictures without what the camera noted.
      const { draft } = await bench.page.posts.get(publication);
      const sent = await Promise.all(
        draft.media.map(({ assetId }) => digestAt(bench.engine.files.rendition(assetId, network, 'jpeg'))),
      );
      expect(new Set(sent).size).toBe(3);
      expect(post?.media).toEqual(sent);
    },
  );

  test.each(['facebook', 'instagram', 'linkedin', 'tiktok', 'bluesky', 'mastodon'] as const)(
    'with a video reaches %s byte for byte',
    async (network) => {
      const account = await connect(network);
      const video = await clip(bench.folder, { bytes: videoBytes });
      const publication = await publish(account, { text: 'From dough to bread', files: [video.path] });
      expect(publication).toMatchObject({ state: 'published', failure: null });
      expect(visible(network)).toMatchObject([
        { kind: network === 'instagram' ? 'reel' : 'video', media: [await digestAt(video.path)] },
      ]);
      expect(visible(network)[0]?.text).toContain('From dough to bread');
    },
  );

  test('goes to every account at once, each with its own state', async () => {
    const accounts = [
      ...(await bench.connect('facebook', ['Levain Atelier', 'Vélo Bellecour'])),
      ...(await bench.connect('linkedin')),
      ...(await bench.connect('bluesky')),
    ].filter(({ network }) => network !== 'instagram');
    const text = 'Everywhere';
    const post = await bench.publish(
      await bench.write(
        accounts.map(({ id }) => id),
        { text },
      ),
    );
    expect(post.publications).toHaveLength(7);
    for (const { state } of post.publications) expect(state).toBe('published');
    const count = (['facebook', 'linkedin', 'bluesky'] as const).map((network) => visible(network).length);
    expect(count).toEqual([2, 4, 1]);
  });
});

/** Loses the reply to the call that publishes, once the post's publication says that it is about to be made. */
async function loseCommitReply(postId: string, method: 'POST' | 'PUT'): Promise<void> {
  for await (const _ of bench.engine.events.changes.listen(AbortSignal.timeout(20_000))) {
    const [publication] = bench.engine.publications.ofPost(postId);
    if (publication?.state === 'committing') return bench.server.faults.arm({ kind: 'reply-lost', method });
  }
}

describe('a reply that is lost after the network carried the call out', () => {
  const cases = [
    ['facebook', 'text'],
    ['facebook', 'images'],
    ['facebook', 'video'],
    ['instagram', 'images'],
    ['instagram', 'video'],
    ['linkedin', 'text'],
    ['linkedin', 'video'],
    ['tiktok', 'video'],
    ['bluesky', 'text'],
    ['bluesky', 'images'],
    ['mastodon', 'text'],
    ['mastodon', 'images'],
    ['mastodon', 'video'],
  ] as const;

  test.each(cases)('at %s (%s) ends in one publication', async (network, kind) => {
    const account = await connect(network);
    const files = {
      text: async () => [],
      images: async () => [await photo(bench.folder), await photo(bench.folder)],
      video: async () => [await clip(bench.folder, { bytes: videoBytes })],
    }[kind];
    const postId = await bench.write([account.id], {
      text: 'Only once',
      files: (await files()).map(({ path }) => path),
      ...(network === 'tiktok' ? { tiktok: onlyMe } : {}),
    });
    const struck = loseCommitReply(postId, network === 'tiktok' ? 'PUT' : 'POST');
    const post = await bench.publish(postId);
    await struck;
    expect(bench.server.faults.list()).toEqual([]);
    expect(post.publications).toMatchObject([{ state: 'published', failure: null }]);
    const steps = post.publications.flatMap(({ attempts }) => attempts.flatMap((attempt) => attempt.steps));
    expect(steps.filter(({ step }) => step === 'commit')).toHaveLength(1);
    expect(steps.some(({ step }) => step === 'unknown')).toBe(true);
    // The public sees it once, also long after.
    bench.time.advance(3_600_000);
    bench.engine.scheduler.scan();
    await bench.engine.collector.idle();
    expect(visible(network)).toHaveLength(1);
  });

  test('in the preparation is made good by another try', async () => {
    const account = await connect('facebook');
    const video = await clip(bench.folder, { bytes: videoBytes });
    bench.server.faults.arm({ kind: 'reply-lost', method: 'POST', path: '/videos' });
    const publication = await publish(account, { text: 'Second start', files: [video.path] });
    expect(bench.server.faults.list()).toEqual([]);
    expect(publication).toMatchObject({ state: 'published', failure: null });
    expect(publication.attempts.map(({ steps }) => steps.at(-1)?.step)).toEqual(['failed', 'published']);
    expect(visible('facebook')).toHaveLength(1);
  });

  test('at LinkedIn for a person, whose posts nobody can list, is for the owner to decide', async () => {
    const [account] = await bench.connect('linkedin', ['Camille Peeters']);
    if (account === undefined) throw new Error('No account');
    bench.server.faults.arm({ kind: 'reply-lost', method: 'POST', path: '/rest/posts' });
    const publication = await publish(account, { text: 'Perhaps' });
    expect(publication).toMatchObject({ state: 'needs-owner', evidence: 'network-cannot-list' });
    expect(visible('linkedin')).toHaveLength(1);
    await bench.page.posts.decide({ publicationId: publication.id, decision: 'it-is-published' });
    const post = await bench.page.posts.get(publication);
    expect(post.publications).toMatchObject([{ state: 'published' }]);
    expect(visible('linkedin')).toHaveLength(1);
  });
});

describe('statistics', () => {
  test.each(['facebook', 'instagram', 'linkedin', 'tiktok', 'bluesky', 'mastodon'] as const)(
    'of %s arrive after the post was out for a day',
    async (network) => {
      const account = await connect(network);
      const text = 'Read by many';
      if (network === 'tiktok') await goPublic();
      const video = { files: [(await clip(bench.folder)).path] };
      const publication = await publish(account, {
        text,
        ...(network === 'tiktok' ? { tiktok: { ...onlyMe, privacyLevel: 'PUBLIC_TO_EVERYONE' } } : {}),
        ...(network === 'tiktok' || network === 'instagram' ? video : {}),
      });
      expect(publication.state).toBe('published');
      const { postId } = publication;
      bench.time.advance(24 * 3_600_000);
      await bench.page.posts.refreshMetrics({ postId });
      const [counted] = (await bench.page.posts.get({ postId })).publications;
      expect(counted?.metricsAt).not.toBeNull();
      const figures = counted?.metrics.flatMap(({ value }) => value ?? []) ?? [];
      expect(figures.some((value) => value > 0)).toBe(true);
    },
  );

  test('come by themselves while the engine runs', async () => {
    const account = await connect('bluesky');
    const { postId } = await publish(account, { text: 'Watched' });
    await bench.until(async () => {
      const [counted] = (await bench.page.posts.get({ postId })).publications;
      return (counted?.metrics.length ?? 0) > 0;
    });
  });
});

describe('practice networks that come back at another address', () => {
  test.each(['facebook', 'instagram', 'linkedin', 'tiktok', 'bluesky', 'mastodon'] as const)(
    'keep the account at %s at work',
    async (network) => {
      const account = await connect(network);
      await bench.restartPractice();
      const video = { files: [(await clip(bench.folder)).path] };
      const publication = await publish(account, {
        text: 'The day after',
        ...(network === 'tiktok' || network === 'instagram' ? video : {}),
      });
      expect(publication).toMatchObject({ state: 'published', failure: null });
      // The token has run out by now where it lives for hours only.
      bench.time.advance(3 * 3_600_000);
      await bench.restartPractice();
      const again = await publish(account, {
        text: 'And the day after that',
        ...(network === 'tiktok' || network === 'instagram' ? video : {}),
      });
      expect(again).toMatchObject({ state: 'published', failure: null });
    },
  );
});
