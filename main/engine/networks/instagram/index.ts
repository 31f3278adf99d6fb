import type { Network } from '../network.ts';
import { accountStatistics } from './account-statistics.ts';
import { comments } from './comments.ts';
import { commit } from './commit.ts';
import { deleteMedia } from './delete-media.ts';
import { prepare } from './prepare.ts';
import { statistics } from './statistics.ts';
import { verify } from './verify.ts';

/** Instagram professional accounts, reached through the Facebook Page that each is linked to. */
export const instagram: Network = {
  id: 'instagram',
  hosts: ['graph.facebook.com', 'rupload.facebook.com'],
  signIn: { kind: 'through', network: 'facebook' },
  prepare,
  commit,
  verify,
  statistics,
  accountStatistics,
  delete: deleteMedia,
  comments,
};
