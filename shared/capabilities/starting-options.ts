import { defaultOptions } from '../model/option-defaults.ts';
import type { NetworkId } from '../model/network.ts';
import type { PublishOptions } from '../model/publish-options.ts';
import { capabilities } from './index.ts';

/** What an account of `network` starts with in a new post, by what the owner wants for all; undefined: the defaults. */
export function startingOptions(
  network: NetworkId,
  wanted: { readonly handOver: boolean },
): PublishOptions | undefined {
  return wanted.handOver && capabilities[network].features['hand-over'] === true
    ? { ...defaultOptions, handOver: true }
    : undefined;
}
