import type { NetworkConnection } from '../../../shared/contract/accounts.ts';
import type { Account, AccountCandidate } from '../../../shared/model/account.ts';
import type { AccountMode, NetworkId } from '../../../shared/model/network.ts';

const day = 24 * 3_600_000;

interface AccountSketch {
  readonly id: string;
  readonly network: NetworkId;
  readonly kind: Account['kind'];
  readonly name: string;
  readonly handle: string | null;
  readonly mode?: AccountMode;
  readonly status?: Account['status'];
  /** Days until the sign-in ends. */
  readonly endsIn?: number;
  readonly scheduled?: number;
}

const sketches: readonly AccountSketch[] = [
  {
    id: 'fb',
    network: 'facebook',
    kind: 'page',
    name: 'Maison Levain',
    handle: null,
    endsIn: 52,
    scheduled: 12,
  },
  {
    id: 'ig',
    network: 'instagram',
    kind: 'professional',
    name: 'Maison Levain',
    handle: 'maison.levain',
    scheduled: 14,
  },
  {
    id: 'li',
    network: 'linkedin',
    kind: 'organization',
    name: 'Vélo Bellecour',
    handle: null,
    endsIn: 3,
    scheduled: 4,
  },
  {
    id: 'tt',
    network: 'tiktok',
    kind: 'creator',
    name: 'levain.gent',
    handle: 'levain.gent',
    status: 'signed-out',
    scheduled: 1,
  },
  {
    id: 'bs',
    network: 'bluesky',
    kind: 'profile',
    name: 'Maison Levain',
    handle: 'maison-levain.bsky.social',
    mode: 'practice',
    scheduled: 3,
  },
  {
    id: 'ma',
    network: 'mastodon',
    kind: 'profile',
    name: 'Vélo Bellecour',
    handle: 'velobellecour@piaille.fr',
    scheduled: 2,
  },
];

/** The accounts of a bakery in Ghent and a bicycle shop in Lyon; TikTok is signed out unless asked otherwise. */
export function sampleAccounts(now: number, tiktokSignedIn = false): Account[] {
  return sketches.map(({ endsIn, ...sketch }) => ({
    mode: 'real',
    status: 'connected',
    scheduled: 0,
    atRisk: 0,
    missingScopes: [],
    checkedAt: null,
    connectedAt: now - 40 * day,
    ...sketch,
    ...(tiktokSignedIn && sketch.network === 'tiktok' ? { status: 'connected' } : {}),
    signInEndsAt: endsIn === undefined ? null : now + endsIn * day + 3_600_000,
  }));
}

/** How each network is connected on the sample computer. */
export const sampleNetworks: NetworkConnection[] = [
  {
    network: 'facebook',
    signIn: {
      kind: 'browser',
      redirectUri: 'http://localhost:53682/callback/facebook',
      defaultService: null,
      findsPeople: false,
    },
    ownApp: null,
    appPassword: null,
  },
  { network: 'instagram', signIn: { kind: 'through', network: 'facebook' }, ownApp: null, appPassword: null },
  {
    network: 'linkedin',
    signIn: {
      kind: 'browser',
      redirectUri: 'http://127.0.0.1:53682/callback/linkedin',
      defaultService: null,
      findsPeople: false,
    },
    ownApp: { clientId: '86k3w0f4vl2n1p', scopePreset: 'community', savedAt: 1_790_000_000_000 },
    appPassword: null,
  },
  {
    network: 'tiktok',
    signIn: {
      kind: 'browser',
      redirectUri: 'http://127.0.0.1:*/callback/tiktok/',
      defaultService: null,
      findsPeople: false,
    },
    ownApp: null,
    appPassword: null,
  },
  {
    network: 'bluesky',
    signIn: {
      kind: 'browser',
      redirectUri: 'http://127.0.0.1:*/callback/bluesky',
      defaultService: 'https://bsky.social',
      findsPeople: true,
    },
    ownApp: null,
    appPassword: { defaultService: 'https://bsky.social' },
  },
  {
    network: 'mastodon',
    signIn: {
      kind: 'browser',
      redirectUri: 'http://127.0.0.1:53684/callback/mastodon',
      defaultService: 'https://mastodon.social',
      findsPeople: false,
    },
    ownApp: null,
    appPassword: null,
  },
];

/** What a practice sign-in offers. */
export const sampleCandidates: AccountCandidate[] = [
  {
    remoteId: '110422001',
    network: 'facebook',
    kind: 'page',
    name: 'Maison Levain',
    handle: null,
    unavailable: null,
    alreadyConnected: true,
  },
  {
    remoteId: '110422002',
    network: 'facebook',
    kind: 'page',
    name: 'Levain Atelier',
    handle: null,
    unavailable: null,
    alreadyConnected: false,
  },
  {
    remoteId: '110422003',
    network: 'instagram',
    kind: 'professional',
    name: 'Levain Atelier',
    handle: 'levain.atelier',
    unavailable: null,
    alreadyConnected: false,
  },
  {
    remoteId: '110422004',
    network: 'facebook',
    kind: 'page',
    name: "Gent Bakers' Market",
    handle: null,
    unavailable: 'role-missing',
    alreadyConnected: false,
  },
];
