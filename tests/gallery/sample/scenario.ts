import type { BlockReason } from '../../../shared/bridge.ts';

/** What the sample computer is like, from the page's address: `?scenario=full&locale=fr&theme=dark`. */
export type Scenario =
  | {
      readonly kind:
        | 'full'
        | 'empty'
        | 'welcome'
        | 'loading'
        | 'restarting'
        | 'gave-up'
        | 'paused'
        | 'other-publisher'
        | 'disk-full'
        | 'broken'
        | 'secured'
        | 'elsewhere'
        | 'policy-coming'
        | 'policy-asks';
    }
  | { readonly kind: 'blocked'; readonly reason: BlockReason }
  /** Locked, and how. */
  | { readonly kind: 'locked'; readonly lock: LockKind }
  /** The full profile with TikTok signed in, and how it stands there. */
  | { readonly kind: 'creator'; readonly creator: CreatorStanding };

/** How the sample computer can be locked. */
export const lockKinds = ['window', 'full', 'second-factor', 'waiting'] as const;
export type LockKind = (typeof lockKinds)[number];

/** What TikTok says of the sample creator. */
export const creatorStandings = ['open', 'closed', 'unreviewed', 'at-limit'] as const;
export type CreatorStanding = (typeof creatorStandings)[number];

const kinds = [
  'full',
  'empty',
  'welcome',
  'loading',
  'restarting',
  'gave-up',
  'paused',
  'other-publisher',
  'disk-full',
  'broken',
  'secured',
  'elsewhere',
  'policy-coming',
  'policy-asks',
] as const;

/** Every reason for which the engine may not run. */
export const blockReasons = [
  'keychain-unavailable',
  'keychain-insecure',
  'keychain-changed',
  'vault-locked',
  'database-damaged',
  'database-foreign',
  'database-newer',
  'profile-in-use',
  'profile-read-only',
  'disk-full',
] as const satisfies readonly BlockReason[];

/** Reads a scenario's name; an unknown one is the full profile. */
export function scenarioOf(name: string | null): Scenario {
  const kind = kinds.find((known) => known === name);
  if (kind !== undefined) return { kind };
  const creator = creatorStandings.find((known) => `creator:${known}` === name);
  if (creator !== undefined) return { kind: 'creator', creator };
  const lock = lockKinds.find((known) => `locked:${known}` === name);
  if (lock !== undefined) return { kind: 'locked', lock };
  const reason = blockReasons.find((known) => `blocked:${known}` === name);
  return reason === undefined ? { kind: 'full' } : { kind: 'blocked', reason };
}
