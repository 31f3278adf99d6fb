import { Hono } from 'hono';
import type { PracticeNetwork, PracticePublished, PracticeSetting } from '../kit/practice-network.ts';
import { createBlobs } from './blobs.ts';
import { XrpcError } from './errors.ts';
import { indexRoutes } from './index-calls.ts';
import { createNetworkIndex } from './network-index.ts';
import { owner } from './owner.ts';
import { appPasswordRoutes } from './app-password-page.ts';
import { profileRoutes } from './post-pages.ts';
import { blobsIn, type PostRecord } from './post-record.ts';
import { createRateLimits } from './rate-limits.ts';
import { recordRoutes } from './record-calls.ts';
import { createRepository } from './repository.ts';
import { sessionRoutes } from './session-calls.ts';
import { createSessions } from './sessions.ts';
import { createRequireAccess } from './xrpc.ts';

/** The practice Bluesky: a personal data server at bsky.social, and the pages of bsky.app. */
export function createBlueskyPractice(setting: PracticeSetting): PracticeNetwork {
  const { clock, baseOf } = setting;
  const now = (): number => clock.now();
  const sessions = createSessions(setting);
  const requireAccess = createRequireAccess(setting, sessions);
  const spend = createRateLimits(setting);
  const blobs = createBlobs(setting);
  const repository = createRepository(setting, blobs);
  const index = createNetworkIndex(setting, repository);
  const bases = { server: baseOf('bsky.social'), app: baseOf('bsky.app') };

  const server = new Hono();
  server.onError((error) => {
    if (error instanceof XrpcError) return error.reply();
    throw error;
  });
  server.route('/', sessionRoutes(sessions, spend, requireAccess));
  server.route('/', recordRoutes(repository, blobs, spend, requireAccess, index, now));
  server.route('/', indexRoutes(index, spend, requireAccess));
  server.route('/', appPasswordRoutes(sessions, bases.server));
  server.all('/xrpc/*', () => new XrpcError(501, 'MethodNotImplemented', 'Method Not Implemented').reply());

  return {
    id: 'bluesky',
    hosts: { 'bsky.social': server, 'bsky.app': profileRoutes(index, bases) },
    admin: {
      // App passwords need no redirect address.
      registerRedirect: () => undefined,
      revokeAll() {
        for (const { id } of sessions.appPasswords()) sessions.revokeAppPassword(id);
      },
      appPassword: () => sessions.createAppPassword('Kaizup'),
      published: () =>
        index.postsBy(owner.did).map((record) => ({
          id: record.uri,
          accountId: owner.did,
          kind: kindOf(record.value),
          text: record.value.text,
          media: blobsIn(record.value.embed).map((blob) => blobs.get(blob.ref.$link)?.digest ?? ''),
          publishedAt: record.indexedAt,
        })),
    },
  };
}

function kindOf({ embed }: PostRecord): PracticePublished['kind'] {
  const media = embed?.$type === 'app.bsky.embed.recordWithMedia' ? embed.media : embed;
  switch (media?.$type) {
    case 'app.bsky.embed.images':
      return media.images.length > 1 ? 'images' : 'image';
    case 'app.bsky.embed.gallery':
      return 'images';
    case 'app.bsky.embed.video':
      return 'video';
    case 'app.bsky.embed.external':
      return 'link';
    case 'app.bsky.embed.record':
    case undefined:
      return 'text';
  }
}
