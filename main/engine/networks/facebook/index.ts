import type { Network } from '../network.ts';
import { accountStatistics } from './account-statistics.ts';
import { comments } from './comments.ts';
import { commit } from './commit.ts';
import { discover } from './discover.ts';
import { deletePost, edit } from './edit-delete.ts';
import { handOver } from './hand-over.ts';
import { health } from './health.ts';
import { prepare } from './prepare.ts';
import { revoke, signIn } from './sign-in.ts';
import { statistics } from './statistics.ts';
import { verify } from './verify.ts';

/** Facebook Pages; their sign-in brings the Instagram accounts behind them too. */
export const facebook: Network = {
  id: 'facebook',
  hosts: ['graph.facebook.com', 'graph-video.facebook.com', 'rupload.facebook.com', 'www.facebook.com'],
  signIn,
  discover,
  health,
  revoke,
  prepare,
  commit,
  verify,
  statistics,
  accountStatistics,
  handOver,
  edit,
  delete: deletePost,
  comments,
};
