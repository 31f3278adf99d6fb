import type { AccountKind, NetworkId } from '../../../shared/model/network.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** How a network behaves that plays a part in the soak. */
export interface SoakNature {
  readonly kind: AccountKind;
  /** Whether it can tell what it has; one that cannot leaves the owner to decide. */
  readonly canTell: boolean;
  readonly canHold: boolean;
  /** How long a token is good (ms); null: as long as nobody takes it back. */
  readonly accessLife: number | null;
  /** Whether a token that ends is renewed without the owner; each renewal ends the pair before it. */
  readonly renews: boolean;
  /** Whether the account has a token of its own, as a Page has. */
  readonly ownToken: boolean;
  /** What the network says of access that was taken back. */
  readonly goneAs: 'signed-out' | 'access-revoked';
  /** The servers that people have their accounts on. */
  readonly services: readonly [string, ...string[]];
}

/** The networks that take a post of text alone, each in its own way. */
export const natures = {
  facebook: {
    kind: 'page',
    canTell: true,
    canHold: true,
    accessLife: null,
    renews: false,
    ownToken: true,
    goneAs: 'access-revoked',
    services: ['https://pages.example'],
  },
  linkedin: {
    kind: 'organization',
    canTell: false,
    canHold: false,
    accessLife: 11 * day,
    renews: false,
    ownToken: false,
    goneAs: 'signed-out',
    services: ['https://works.example'],
  },
  bluesky: {
    kind: 'profile',
    canTell: true,
    canHold: false,
    accessLife: 2 * hour,
    renews: true,
    ownToken: false,
    goneAs: 'signed-out',
    services: ['https://sky.example'],
  },
  mastodon: {
    kind: 'profile',
    canTell: true,
    canHold: true,
    accessLife: null,
    renews: false,
    ownToken: false,
    goneAs: 'signed-out',
    services: ['https://social.example', 'https://toots.example'],
  },
} as const satisfies Partial<Record<NetworkId, SoakNature>>;

export type SoakNetworkId = keyof typeof natures;
export const soakNetworks = ['facebook', 'linkedin', 'bluesky', 'mastodon'] as const;

/** An account of the soak, which is also a sign-in of its own. */
export interface SoakAccount {
  readonly network: SoakNetworkId;
  /** What the person and the account are called at the network. */
  readonly subject: string;
  readonly service: string;
}

/** Accounts of each network in turn, and of each of its servers. */
export function soakAccounts(count: number): readonly SoakAccount[] {
  return Array.from({ length: count }, (_, index) => {
    const network = soakNetworks[index % soakNetworks.length] ?? 'bluesky';
    const services: readonly string[] = natures[network].services;
    const service = services[Math.floor(index / soakNetworks.length) % services.length] ?? '';
    return { network, subject: `levain-${index}`, service };
  });
}
