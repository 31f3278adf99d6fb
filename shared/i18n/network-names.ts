import type { NetworkId } from '../model/network.ts';

/** The networks' own names, the same in every language. */
export const networkNames = {
  facebook: 'Facebook',
  instagram: 'Instagram',
  linkedin: 'LinkedIn',
  tiktok: 'TikTok',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
} as const satisfies Record<NetworkId, string>;
