import { Hono } from 'hono';
import type { PracticeNetwork, PracticeSetting } from '../kit/practice-network.ts';
import { createProfileDesk, creator, type TikTokProfile } from './application.ts';
import { createAudience } from './audience.ts';
import { createGate } from './call.ts';
import { displayRoutes } from './display.ts';
import { createEnvelope } from './envelope.ts';
import { inboxPages } from './inbox-pages.ts';
import { pageRoutes } from './pages.ts';
import { postingRoutes } from './posting.ts';
import { createPublications, uploadHosts } from './publications.ts';
import { signInRoutes } from './sign-in.ts';
import { tokenRoutes } from './token-calls.ts';
import { createTokens } from './tokens.ts';
import { uploadRoutes } from './uploads.ts';

/** The practice TikTok; `profile` changes the application (e.g. `audited`) and the creator's settings. */
export function createTikTokPractice(
  setting: PracticeSetting,
  profile: Partial<TikTokProfile> = {},
): PracticeNetwork {
  const { clock, baseOf } = setting;
  const now = (): number => clock.now();
  const desk = createProfileDesk(setting, profile);
  const tokens = createTokens(setting, desk);
  const envelope = createEnvelope(now);
  const admit = createGate(setting, tokens, envelope);
  const publications = createPublications(setting, desk, tokens);
  const audience = createAudience(setting, publications);
  const pageBase = baseOf('www.tiktok.com');

  const www = new Hono();
  www.route('/', signInRoutes(desk, tokens));
  www.route('/', inboxPages(desk, publications, pageBase));
  www.route('/', pageRoutes(desk, publications, audience, pageBase));

  const api = new Hono();
  const addresses = {
    avatar: `${pageBase}/practice/avatar.svg`,
    upload: baseOf,
  };
  api.route('/', tokenRoutes(tokens, now));
  api.route('/', postingRoutes(admit, envelope, desk, publications, addresses, now));
  api.route('/', displayRoutes(admit, envelope, audience, pageBase, now));

  return {
    id: 'tiktok',
    hosts: {
      'www.tiktok.com': www,
      'open.tiktokapis.com': api,
      ...Object.fromEntries(uploadHosts.map((host) => [host, uploadRoutes(host, publications, now)])),
    },
    admin: {
      registerRedirect: (redirectUri) => desk.registerRedirect(redirectUri),
      revokeAll: () => tokens.revokeAll(),
      passReview: (audited) => desk.change({ audited }),
      published: () =>
        publications.posted().map(({ postId, post, completed, publishedAt }) => ({
          id: postId,
          accountId: creator.openId,
          kind: 'video',
          text: post.title,
          media: [completed?.digest ?? ''],
          publishedAt,
        })),
    },
  };
}
