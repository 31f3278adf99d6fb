import type { Network } from '../network.ts';
import { creatorChoices } from './creator.ts';
import { commit, prepare } from './publish.ts';
import { discover, refresh, revoke, signIn } from './sign-in.ts';
import { statistics } from './statistics.ts';
import { verify } from './verify.ts';

/** TikTok: videos posted directly, with the choices that TikTok asks of every creator. */
export const tiktok: Network = {
  id: 'tiktok',
  // Upload hosts vary by region (contract T5).
  hosts: ['www.tiktok.com', 'open.tiktokapis.com', '.tiktokapis.com'],
  signIn,
  discover,
  refresh,
  revoke,
  prepare,
  commit,
  verify,
  statistics,
  creatorChoices,
};
