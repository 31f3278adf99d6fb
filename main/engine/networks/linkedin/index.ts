import type { Network } from '../network.ts';
import { accountStatistics } from './account-statistics.ts';
import { comments } from './comments.ts';
import { commit } from './commit.ts';
import { discover } from './discover.ts';
import { deletePost, edit } from './edit-delete.ts';
import { health } from './health.ts';
import { prepare } from './prepare.ts';
import { refresh, revoke, signIn } from './sign-in.ts';
import { statistics } from './statistics.ts';
import { verify } from './verify.ts';

/** LinkedIn: members, and organisations where the owner's application may post for them. */
export const linkedin: Network = {
  id: 'linkedin',
  hosts: ['www.linkedin.com', 'api.linkedin.com'],
  signIn,
  discover,
  refresh,
  health,
  revoke,
  prepare,
  commit,
  verify,
  statistics,
  edit,
  delete: deletePost,
  comments,
  accountStatistics,
};
