import type { ContentType } from '../model/content-type.ts';
import type { AccountKind, NetworkId } from '../model/network.ts';
import { blueskyCapabilities } from './bluesky.ts';
import { type Feature, type MissingReason, type NetworkCapabilities, supportFor } from './capability.ts';
import { facebookCapabilities } from './facebook.ts';
import { instagramCapabilities } from './instagram.ts';
import { linkedinCapabilities } from './linkedin.ts';
import { mastodonCapabilities } from './mastodon.ts';
import { tiktokCapabilities } from './tiktok.ts';

/** What each network offers. The interface shows nothing that is missing here, and tells the reason when asked. */
export const capabilities: Readonly<Record<NetworkId, NetworkCapabilities>> = {
  facebook: facebookCapabilities,
  instagram: instagramCapabilities,
  linkedin: linkedinCapabilities,
  tiktok: tiktokCapabilities,
  bluesky: blueskyCapabilities,
  mastodon: mastodonCapabilities,
};

/** Whether an account may publish a type of content: `true`, or the reason why not. */
export function typeSupport(network: NetworkId, kind: AccountKind, type: ContentType): true | MissingReason {
  return supportFor(capabilities[network].types[type], kind);
}

/** Whether an account has a feature: `true`, or the reason why not. */
export function featureSupport(
  network: NetworkId,
  kind: AccountKind,
  feature: Feature,
): true | MissingReason {
  return supportFor(capabilities[network].features[feature], kind);
}
