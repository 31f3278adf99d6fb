import type { PracticeSetting } from '../kit/practice-network.ts';

/** Scopes of the practice application (contract T2). */
export const knownScopes = [
  'user.info.basic',
  'user.info.profile',
  'user.info.stats',
  'video.list',
  'video.publish',
  'video.upload',
] as const;
export type Scope = (typeof knownScopes)[number];

export const privacyLevels = [
  'PUBLIC_TO_EVERYONE',
  'FOLLOWER_OF_CREATOR',
  'MUTUAL_FOLLOW_FRIENDS',
  'SELF_ONLY',
] as const;
export type PrivacyLevel = (typeof privacyLevels)[number];

/** The practice application and creator, as the portal and the creator's own settings have them. */
export interface TikTokProfile {
  /** Whether the application passed TikTok's audit; before, posts are SELF_ONLY on private accounts. */
  readonly audited: boolean;
  readonly privateAccount: boolean;
  readonly commentDisabled: boolean;
  readonly duetDisabled: boolean;
  readonly stitchDisabled: boolean;
  readonly maxVideoSeconds: number;
  /** Posts of the creator in 24 hours, over all applications. */
  readonly dailyPosts: number;
  /** A cap that TikTok puts on the creator or the application. */
  readonly cap: 'none' | 'spam_risk_user_banned_from_posting' | 'reached_active_user_cap';
  readonly accessSeconds: number;
  readonly refreshSeconds: number;
  readonly processingMs: number;
  /** From the end of processing until a public post has its public id. */
  readonly moderationMs: number;
}

const defaults: TikTokProfile = {
  audited: false,
  privateAccount: true,
  commentDisabled: false,
  duetDisabled: false,
  stitchDisabled: true,
  maxVideoSeconds: 600,
  dailyPosts: 15,
  cap: 'none',
  accessSeconds: 7200,
  refreshSeconds: 15_552_000,
  processingMs: 1500,
  moderationMs: 4000,
};

/** The practice creator; ids and names never change, counts are those of the first day. */
export const creator = {
  openId: '_000M4LevainGhentPractice9x',
  unionId: 'c1f4-practice-union-levain',
  username: 'maisonlevain',
  displayName: 'Maison Levain',
  bio: 'Sourdough and more, from Ghent',
  followers: 1520,
  following: 12,
  likes: 9001,
} as const;

/** Settings of application and creator, and the registered redirect addresses. */
export interface ProfileDesk {
  current(): TikTokProfile;
  change(change: Partial<TikTokProfile>): void;
  registerRedirect(redirectUri: string): void;
  isRegistered(redirectUri: string): boolean;
  /** What the creator may choose for a new post (contract T4). */
  privacyOptions(): readonly PrivacyLevel[];
}

const maxRedirects = 10;
const redirectShape = /^https?:\/\/(?:localhost|127\.0\.0\.1):(?:\d{1,5}|\*)\/[^?#]*$/;

/** Opens the desk on the practice world; `profile` replaces defaults, changes made later replace both. */
export function createProfileDesk({ world }: PracticeSetting, profile: Partial<TikTokProfile>): ProfileDesk {
  const changes = world.collection<Partial<TikTokProfile>>('tiktok.profile');
  const redirects = world.collection<{ readonly redirectUri: string }>('tiktok.redirects');
  const current = (): TikTokProfile => ({ ...defaults, ...profile, ...changes.get('profile') });
  return {
    current,
    change: (change) => void changes.put('profile', { ...changes.get('profile'), ...change }),
    registerRedirect(redirectUri) {
      if (!redirectShape.test(redirectUri) || redirectUri.length >= 512) {
        throw new TypeError(
          'A desktop redirect is http(s), localhost or 127.0.0.1, with a port and without a query',
        );
      }
      redirects.put(redirectUri, { redirectUri });
      // The portal holds ten: the owner would take the oldest out to add another.
      for (const old of redirects.all().slice(0, -maxRedirects)) redirects.delete(old.redirectUri);
    },
    isRegistered: (redirectUri) =>
      redirects.all().some((entry) => {
        const [before, after] = entry.redirectUri.split(':*');
        if (after === undefined) return entry.redirectUri === redirectUri;
        if (!redirectUri.startsWith(`${before ?? ''}:`) || !redirectUri.endsWith(after)) return false;
        return /^\d{1,5}$/.test(
          redirectUri.slice((before ?? '').length + 1, redirectUri.length - after.length),
        );
      }),
    privacyOptions: () =>
      current().privateAccount
        ? ['FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY']
        : ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
  };
}
