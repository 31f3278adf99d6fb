import type { NetworkId } from '../../../shared/model/network.ts';
import { bluesky } from './bluesky/index.ts';
import { facebook } from './facebook/index.ts';
import { instagram } from './instagram/index.ts';
import { linkedin } from './linkedin/index.ts';
import { mastodon } from './mastodon/index.ts';
import type { Network } from './network.ts';
import { tiktok } from './tiktok/index.ts';

/** Every network that this version publishes to. */
export const networks: Readonly<Record<NetworkId, Network>> = {
  facebook,
  instagram,
  linkedin,
  tiktok,
  bluesky,
  mastodon,
};
