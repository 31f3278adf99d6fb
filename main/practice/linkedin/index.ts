import { Hono } from 'hono';
import type { PracticeNetwork, PracticeSetting } from '../kit/practice-network.ts';
import { randomSecret } from '../kit/secrets.ts';
import { createApplicationDesk, type LinkedInApplication } from './application.ts';
import { createAssets } from './assets.ts';
import { createAudience } from './audience.ts';
import { createGate } from './call.ts';
import { createCommentStore } from './comment-store.ts';
import { commentRoutes } from './comments.ts';
import { notFound, refuse } from './errors.ts';
import { identityRoutes } from './identity.ts';
import { mediaRoutes } from './media.ts';
import { memberStatisticsRoutes } from './member-statistics.ts';
import { organizationStatisticsRoutes } from './organization-statistics.ts';
import { pageRoutes } from './pages.ts';
import { createPostStore } from './post-store.ts';
import { postRoutes } from './posts.ts';
import { signInRoutes } from './sign-in.ts';
import { socialMetadataRoutes } from './social-metadata.ts';
import { throughTunnel } from './tunnel.ts';
import { tokenRoutes } from './token-calls.ts';
import { createTokens } from './tokens.ts';
import { uploadRoutes } from './uploads.ts';

/** The practice LinkedIn; `profile` changes what the developer portal says of the practice application. */
export function createLinkedInPractice(
  setting: PracticeSetting,
  profile: Partial<LinkedInApplication> = {},
): PracticeNetwork {
  const { clock, faults, baseOf } = setting;
  const now = (): number => clock.now();
  const desk = createApplicationDesk(setting, profile);
  const tokens = createTokens(setting, desk);
  const gate = createGate(setting, desk, tokens);
  const assets = createAssets(setting, desk);
  const store = createPostStore(setting, desk, assets);
  const comments = createCommentStore(setting);
  const audience = createAudience(setting);
  const base = baseOf('www.linkedin.com');

  const www = new Hono();
  www.route('/', signInRoutes(desk, tokens));
  www.route('/', tokenRoutes(setting, tokens));
  www.route('/', uploadRoutes(gate, assets, now));
  www.route('/', pageRoutes({ store, comments, assets, base, now }));

  const api = new Hono();
  api.use('*', async (context, next) => {
    await next();
    context.header('x-li-uuid', randomSecret('AAY', 21));
    context.header('x-li-fabric', 'practice');
  });
  api.use(
    '*',
    throughTunnel((request) => api.fetch(request)),
  );
  api.route('/', identityRoutes(gate, audience));
  api.route('/', postRoutes(gate, desk, store, assets, faults));
  api.route('/', commentRoutes(gate, desk, store, comments, now));
  api.route('/', mediaRoutes(gate, desk, assets, base));
  api.route('/', socialMetadataRoutes(gate, store, comments, now));
  api.route('/', organizationStatisticsRoutes({ gate, desk, store, audience, now }));
  api.route('/', memberStatisticsRoutes({ gate, desk, store, audience, now }));
  api.notFound(() => refuse(notFound));

  return {
    id: 'linkedin',
    hosts: { 'www.linkedin.com': www, 'api.linkedin.com': api },
    admin: {
      registerRedirect: (redirectUri) => desk.registerRedirect(redirectUri),
      revokeAll: () => tokens.revokeAll(),
      published: () =>
        store.visible().map((post) => ({
          id: post.id,
          accountId: post.author,
          kind: post.kind,
          text: post.text,
          media: post.media.map((urn) => assets.get(urn)?.result?.digest ?? ''),
          publishedAt: post.createdAt,
        })),
    },
  };
}
