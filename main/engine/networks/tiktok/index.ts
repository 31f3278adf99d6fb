import type { Network } from '../network.ts';
import { creatorChoices } from './creator.ts';
import { accountStatistics } from './account-statistics.ts';
import { commit, prepare } from './publish.ts';
import { discover, health, signIn } from './sign-in.ts';
import { statistics } from './statistics.ts';
import { refresh, revoke } from './tokens.ts';
import { verify } from './verify.ts';

/** TikTok: videos, posted directly with the choices that TikTok asks of every creator, or left in the creator's inbox. */
export const tiktok: Network = {
  id: 'tiktok',
  // Upload hosts vary by region (contract T5), and so do those of the creators' pictures.
  hosts: [
    'www.tiktok.com',
    'open.tiktokapis.com',
    '.tiktokapis.com',
    '.tiktokcdn.com',
    '.tiktokcdn-us.com',
    '.tiktokcdn-eu.com',
  ],
  signIn,
  discover,
  refresh,
  health,
  revoke,
  prepare,
  commit,
  verify,
  statistics,
  accountStatistics,
  creatorChoices,
};
