import { Hono } from 'hono';
import type { PracticeNetwork, PracticePublished, PracticeSetting } from '../kit/practice-network.ts';
import { createBlobs } from './blobs.ts';
import { OAuthError, XrpcError } from './errors.ts';
import { directoryRoutes } from './directory.ts';
import { dataHost, directoryHost, signInHost } from './hosts.ts';
import { indexRoutes } from './index-calls.ts';
import { createNetworkIndex } from './network-index.ts';
import { oauthRoutes, resourceRoutes } from './oauth-calls.ts';
import { oauthPages } from './oauth-pages.ts';
import { createOAuthSessions } from './oauth-sessions.ts';
import { owner } from './owner.ts';
import { appPasswordRoutes } from './app-password-page.ts';
import { profileRoutes } from './post-pages.ts';
import { blobsIn, type PostRecord } from './post-record.ts';
import { createProofs } from './proofs.ts';
import { createRateLimits } from './rate-limits.ts';
import { recordRoutes } from './record-calls.ts';
import { createRepository } from './repository.ts';
import { sessionRoutes } from './session-calls.ts';
import { createSessions } from './sessions.ts';
import { createRequireAccess } from './xrpc.ts';

/** The practice Bluesky: bsky.social, a personal data server behind it, the directory of identities, and the pages of bsky.app. */
export function createBlueskyPractice(setting: PracticeSetting): PracticeNetwork {
  const { clock, baseOf } = setting;
  const now = (): number => clock.now();
  const sessions = createSessions(setting);
  const oauthSessions = createOAuthSessions(setting);
  const proofs = createProofs(setting);
  const spend = createRateLimits(setting);
  const blobs = createBlobs(setting);
  const repository = createRepository(setting, blobs);
  const index = createNetworkIndex(setting, repository);
  const bases = { server: baseOf(signInHost), app: baseOf('bsky.app') };

  function serverAt(host: string): Hono {
    const requireAccess = createRequireAccess(setting, host, { sessions, oauthSessions, proofs });
    const server = new Hono();
    server.onError((error) => {
      if (error instanceof XrpcError || error instanceof OAuthError) return error.reply();
      throw error;
    });
    server.route('/', sessionRoutes(sessions, spend, requireAccess));
    server.route('/', recordRoutes(repository, blobs, spend, requireAccess, index, now));
    server.route('/', indexRoutes(index, spend, requireAccess));
    return server;
  }
  const notImplemented = (): Response =>
    new XrpcError(501, 'MethodNotImplemented', 'Method Not Implemented').reply();

  const entrance = serverAt(signInHost);
  entrance.route('/', oauthRoutes(bases.server, oauthSessions, proofs));
  entrance.route('/', oauthPages(bases.server, oauthSessions));
  entrance.route('/', appPasswordRoutes(sessions, bases.server));
  entrance.all('/xrpc/*', notImplemented);
  const dataServer = serverAt(dataHost);
  dataServer.route('/', resourceRoutes(baseOf(dataHost), bases.server));
  dataServer.all('/xrpc/*', notImplemented);

  return {
    id: 'bluesky',
    hosts: {
      [signInHost]: entrance,
      [dataHost]: dataServer,
      [directoryHost]: directoryRoutes(baseOf(dataHost)),
      'bsky.app': profileRoutes(index, bases),
    },
    admin: {
      // App passwords need no redirect address, and programs on the person's own computer bring theirs.
      registerRedirect: () => undefined,
      revokeAll() {
        for (const { id } of sessions.appPasswords()) sessions.revokeAppPassword(id);
        for (const { id } of oauthSessions.open()) oauthSessions.end(id);
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
