import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PublicationDetail } from '../../../shared/contract/posts.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { NetworkId } from '../../../shared/model/network.ts';
import type { PublishOptions } from '../../../shared/model/publish-options.ts';
import { openPracticeEngine, type PracticeEngine } from '../../practice-engine.ts';
import { clip, pdf, photo } from '../connectors/media.ts';

let bench: PracticeEngine;
beforeEach(async () => {
  bench = await openPracticeEngine();
});
afterEach(() => bench.close());

async function connect(network: NetworkId): Promise<Account> {
  const found = await bench.connect(network === 'instagram' ? 'facebook' : network);
  const account = found.find((candidate) => candidate.network === network && candidate.kind !== 'member');
  if (account === undefined) throw new Error(`No account at ${network}`);
  return account;
}

const visible = (network: NetworkId) => bench.network(network).admin.published();

interface Kind {
  readonly network: NetworkId;
  readonly options: Partial<PublishOptions>;
  readonly file?: 'photo' | 'clip' | 'pdf';
  readonly shown: string;
}

const loaf = {
  url: 'https://levain.example/rye',
  title: 'Rye and honey',
  description: 'From Saturday on',
  thumbAssetId: null,
};
const question = { question: 'Which one?', options: ['Rye', 'Spelt'], durationHours: 24, multiple: false };

const kinds: readonly Kind[] = [
  { network: 'facebook', options: { format: 'reel' }, file: 'clip', shown: 'reel' },
  { network: 'facebook', options: { format: 'story' }, file: 'photo', shown: 'story' },
  { network: 'facebook', options: { format: 'story' }, file: 'clip', shown: 'story' },
  { network: 'facebook', options: { link: loaf }, shown: 'link' },
  { network: 'instagram', options: { format: 'story' }, file: 'photo', shown: 'story' },
  { network: 'linkedin', options: { link: loaf }, shown: 'link' },
  { network: 'linkedin', options: { poll: question }, shown: 'poll' },
  { network: 'linkedin', options: { title: 'Prices' }, file: 'pdf', shown: 'document' },
  { network: 'bluesky', options: { link: loaf }, shown: 'link' },
  { network: 'mastodon', options: { poll: question }, shown: 'poll' },
];

async function write(account: Account, { options, file }: Omit<Kind, 'network' | 'shown'>): Promise<string> {
  const make = {
    photo: () => photo(bench.folder),
    clip: () => clip(bench.folder),
    pdf: () => pdf(bench.folder),
  };
  const files = file === undefined ? [] : [(await make[file]()).path];
  return bench.write([account.id], { text: 'From our oven', files, options });
}

async function publicationOf(postId: string): Promise<PublicationDetail> {
  const [publication] = (await bench.page.posts.get({ postId })).publications;
  if (publication === undefined) throw new Error('The post has no publication');
  return publication;
}

describe('what the owner chose for an account', () => {
  test.each(kinds)('$network shows a $shown ($options.format $file)', async (kind) => {
    const account = await connect(kind.network);
    const postId = await write(account, kind);
    const post = await bench.publish(postId);
    expect(post.publications[0]).toMatchObject({ state: 'published', failure: null });
    expect(visible(kind.network).map(({ kind: shown }) => shown)).toEqual([kind.shown]);
  });
});

describe('a first comment', () => {
  test.each(['facebook', 'instagram', 'linkedin', 'bluesky', 'mastodon'] as const)(
    'stands under the post on %s, and the owner reads it there',
    async (network) => {
      const account = await connect(network);
      const postId = await write(account, {
        options: { firstComment: 'Order until Friday' },
        ...(network === 'instagram' ? { file: 'photo' as const } : {}),
      });
      await bench.publish(postId);
      await bench.until(async () => (await publicationOf(postId)).firstComment?.state === 'done');
      const { id: publicationId } = await publicationOf(postId);
      const { comments } = await bench.page.posts.comments({ publicationId, cursor: null });
      expect(comments.map(({ text, own }) => ({ text, own }))).toEqual([
        { text: 'Order until Friday', own: true },
      ]);
    },
  );
});

describe('a post that its network holds', () => {
  test.each(['facebook', 'mastodon'] as const)(
    'goes out on %s at its time while Kaizup sends nothing',
    async (network) => {
      const account = await connect(network);
      const postId = await write(account, { options: { handOver: true } });
      await bench.schedule(postId);
      await bench.until(async () => (await publicationOf(postId)).state === 'handed-over');
      expect(visible(network)).toEqual([]);
      bench.time.advance(3_600_000 + 120_000);
      bench.engine.scheduler.scan();
      await bench.until(async () => (await publicationOf(postId)).state === 'published');
      expect(visible(network)).toMatchObject([{ text: 'From our oven' }]);
    },
  );

  test.each(['facebook', 'mastodon'] as const)(
    'is gone from %s when it is taken off the calendar',
    async (network) => {
      const account = await connect(network);
      const postId = await write(account, { options: { handOver: true } });
      await bench.schedule(postId);
      await bench.until(async () => (await publicationOf(postId)).state === 'handed-over');
      await bench.page.posts.unschedule({ postId });
      bench.time.advance(3_600_000 + 120_000);
      bench.engine.scheduler.scan();
      expect((await bench.page.posts.get({ postId })).publications).toEqual([]);
      expect(visible(network)).toEqual([]);
    },
  );
});

describe('a post that is out', () => {
  test.each(['facebook', 'linkedin', 'mastodon'] as const)(
    'is changed on %s, and taken down',
    async (network) => {
      const account = await connect(network);
      const postId = await write(account, { options: {} });
      await bench.publish(postId);
      const { id: publicationId } = await publicationOf(postId);
      await bench.page.posts.editPublished({ publicationId, text: 'From our new oven' });
      expect(visible(network)).toMatchObject([{ text: 'From our new oven' }]);
      await bench.page.posts.deletePublished({ publicationId });
      expect(visible(network)).toEqual([]);
      expect((await publicationOf(postId)).removedAt).not.toBeNull();
    },
  );
});

describe('an account', () => {
  test.each(['facebook', 'instagram', 'linkedin', 'tiktok', 'bluesky', 'mastodon'] as const)(
    'on %s tells its figures, and how its sign-in stands',
    async (network) => {
      const account = await connect(network);
      await bench.page.accounts.check({ accountId: account.id });
      await bench.page.accounts.refreshFigures({ accountId: account.id });
      const { points } = await bench.page.accounts.figures({ accountId: account.id, from: 0 });
      expect(points.find(({ metric }) => metric === 'followers')?.value).toBeGreaterThanOrEqual(0);
      const known = (await bench.page.accounts.list()).find(({ id }) => id === account.id);
      expect(known).toMatchObject({ status: 'connected', missingScopes: [] });
    },
  );
});
