import { z } from '../zod.ts';
import { networkIds } from './network-ids.ts';

export const networkId = z.enum(networkIds);
export type NetworkId = z.infer<typeof networkId>;

/** `practice` accounts live on local stand-ins of the networks; nothing they publish leaves the computer. */
export const accountMode = z.enum(['real', 'practice']);
export type AccountMode = z.infer<typeof accountMode>;

/** What an account is on its network, in the network's own terms. */
export const accountKind = z.enum(['page', 'professional', 'member', 'organization', 'creator', 'profile']);
export type AccountKind = z.infer<typeof accountKind>;
