import type { Network } from '../network.ts';
import { defaultServiceHost } from './caller.ts';
import { comments } from './comments.ts';
import { deletePost } from './delete-post.ts';
import { commit, prepare } from './publish.ts';
import { discover, refresh, revoke, signIn } from './sign-in.ts';
import { accountStatistics, statistics } from './statistics.ts';
import { verify } from './verify.ts';

/** Bluesky, on its own server or on one that the owner chose. */
export const bluesky: Network = {
  id: 'bluesky',
  hosts: [defaultServiceHost],
  signIn,
  discover,
  refresh,
  revoke,
  prepare,
  commit,
  verify,
  statistics,
  accountStatistics,
  comments,
  delete: deletePost,
};
