import type { PracticePublished, PracticeSetting } from '../kit/practice-network.ts';

/** Scopes by product (contract L2, "Products and scopes"). */
const productScopes = {
  'sign-in': ['openid', 'profile', 'email'],
  share: ['w_member_social'],
  community: [
    'w_member_social',
    'w_organization_social',
    'r_organization_social',
    'rw_organization_admin',
    'r_member_postAnalytics',
    'r_member_profileAnalytics',
    'r_basicprofile',
    'w_member_social_feed',
    'w_organization_social_feed',
    'r_organization_social_feed',
    'r_organization_followers',
    'r_1st_connections_size',
  ],
} as const;

/** Scopes that exist and that no product of the practice application includes. */
const closedScopes = ['r_member_social', 'r_member_social_feed'] as const;

export type Product = keyof typeof productScopes;
export type Scope = (typeof productScopes)[Product][number] | (typeof closedScopes)[number];

const knownScopes: ReadonlySet<string> = new Set([...Object.values(productScopes).flat(), ...closedScopes]);

/** The practice application as LinkedIn's developer portal would know it. */
export interface LinkedInApplication {
  readonly products: readonly Product[];
  /** Only approved partners get refresh tokens. */
  readonly refreshTokens: boolean;
  readonly accessSeconds: number;
  readonly refreshSeconds: number;
  /** Marketing versions and the day (ISO) each is switched off, null while none is announced. */
  readonly versions: Readonly<Record<string, string | null>>;
  /** Kinds of URN that a reshare may name; that an activity is taken is unverified (contract L5). */
  readonly reshareOf: readonly string[];
  /** Figures as the original has them: late, with holes, and not for every application (contract L10). */
  readonly statistics: {
    readonly lagMs: number;
    readonly withoutReach: boolean;
    readonly negativeLikes: boolean;
    readonly ofMembers: boolean;
  };
  /** Whether Share on LinkedIn alone is enough to comment; unverified (contract U5). */
  readonly commentWithShare: boolean;
  /** How long a new post has no activity that comments could hang on (contract L9). */
  readonly activityDelayMs: number;
  readonly duplicates: {
    /** How long the same words by the same author are refused, and for which kinds of posts they are not (contract L11, U6). */
    readonly windowMs: number;
    readonly missed: readonly PracticePublished['kind'][];
  };
  readonly videoPartBytes: number;
  readonly processingMs: number;
  /** Calls a UTC day; `posts` holds for creating posts, `resource` for every other resource. */
  readonly quota: {
    readonly posts: { readonly member: number; readonly application: number };
    readonly resource: { readonly member: number; readonly application: number };
  };
}

const day = 86_400;

const defaults: LinkedInApplication = {
  products: ['sign-in', 'share', 'community'],
  refreshTokens: false,
  accessSeconds: 60 * day,
  refreshSeconds: 365 * day,
  versions: {
    '202601': '2027-01-15',
    '202602': '2027-02-15',
    '202603': '2027-03-16',
    '202604': null,
    '202605': null,
    '202606': null,
    '202607': null,
    '202608': null,
    '202609': null,
  },
  reshareOf: ['share', 'ugcPost', 'activity'],
  statistics: { lagMs: 2 * 3_600_000, withoutReach: false, negativeLikes: false, ofMembers: true },
  commentWithShare: false,
  activityDelayMs: 0,
  duplicates: { windowMs: 10 * 60_000, missed: [] },
  videoPartBytes: 4_194_304,
  processingMs: 1500,
  quota: {
    posts: { member: 150, application: 100_000 },
    resource: { member: 100_000, application: 1_000_000 },
  },
};

/** What the portal knows of the practice application, and which redirect addresses it has. */
export interface ApplicationDesk {
  current(): LinkedInApplication;
  registerRedirect(redirectUri: string): void;
  /** Whether `redirectUri` is registered: exact but for its query, and never with a fragment (contract L2). */
  isRegistered(redirectUri: string): boolean;
  /** `unknown`: LinkedIn has no such scope; `closed`: no product of the application includes it. */
  judgeScopes(scopes: readonly string[]): 'granted' | 'closed' | 'unknown';
  isActiveVersion(version: string): boolean;
}

/** Opens the desk on the practice world; `profile` replaces defaults, the document `linkedin.application` both. */
export function createApplicationDesk(
  { world, clock }: PracticeSetting,
  profile: Partial<LinkedInApplication>,
): ApplicationDesk {
  const changes = world.collection<Partial<LinkedInApplication>>('linkedin.application');
  const redirects = world.collection<{ readonly redirectUri: string }>('linkedin.redirects');
  const current = (): LinkedInApplication => ({
    ...defaults,
    ...profile,
    ...changes.get('application'),
  });
  return {
    current,
    registerRedirect: (redirectUri) => void redirects.put(redirectUri, { redirectUri }),
    isRegistered(redirectUri) {
      if (redirectUri.includes('#')) return false;
      return redirects.get(redirectUri.split('?')[0] ?? '') !== undefined;
    },
    judgeScopes(scopes) {
      if (scopes.length === 0 || scopes.some((scope) => !knownScopes.has(scope))) return 'unknown';
      const included: ReadonlySet<string> = new Set(
        current().products.flatMap((name) => productScopes[name]),
      );
      return scopes.every((scope) => included.has(scope)) ? 'granted' : 'closed';
    },
    isActiveVersion(version) {
      const { versions } = current();
      if (!Object.hasOwn(versions, version)) return false;
      const sunset = versions[version];
      return typeof sunset !== 'string' || clock.now() < Date.parse(sunset);
    },
  };
}
