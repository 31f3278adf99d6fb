import type { AccountKind } from '../model/network.ts';
import type { ContentType } from '../model/content-type.ts';

/** What an owner may want of a network beyond a type of content. */
export const features = [
  'alt-text',
  'mentions',
  'first-comment',
  'user-tags',
  'location',
  'collaborators',
  'cover',
  'share-to-feed',
  'audience',
  'content-warning',
  'link-card',
  'hand-over',
  'edit',
  'delete',
  'comments-read',
  'comments-reply',
  'comments-hide',
  'comments-delete',
  'post-statistics',
  'account-statistics',
  'demographics',
  'revoke',
] as const;
export type Feature = (typeof features)[number];

/** Why a network does not offer something; the closed list of reasons an owner is told (shared/i18n/capability-reasons.ts). */
export const missingReasons = [
  /** The network has no such thing for anybody. */
  'not-on-this-network',
  /** The network has it, but not for applications. */
  'not-for-apps',
  /** The network fetches the file from a web address of a domain that the owner has verified there. */
  'needs-verified-domain',
  /** Only for another kind of account (an organisation, not a member). */
  'other-account-kind',
  /** The permission is given to approved applications only. */
  'needs-approved-app',
] as const;
export type MissingReason = (typeof missingReasons)[number];

/** Offered, not offered and why, or offered to some kinds of account only. */
export type Support = true | MissingReason | Readonly<Partial<Record<AccountKind, true | MissingReason>>>;

/** What one network offers, as data with a version and a source (a section of the contract). */
export interface NetworkCapabilities {
  readonly version: string;
  readonly source: string;
  readonly types: Readonly<Record<ContentType, Support>>;
  readonly features: Readonly<Record<Feature, Support>>;
}

/** Whether a kind of account is offered something: `true`, or the reason why not. */
export function supportFor(support: Support, kind: AccountKind): true | MissingReason {
  if (typeof support !== 'object') return support;
  return support[kind] ?? 'other-account-kind';
}
