import type { Network } from '../network.ts';
import { passwordSignIn } from './app-password.ts';
import { signIn } from './browser-sign-in.ts';
import { defaultServiceHost } from './caller.ts';
import { comments } from './comments.ts';
import { deletePost } from './delete-post.ts';
import { discover, refresh, revoke } from './grant.ts';
import { directoryHost } from './person.ts';
import { commit, prepare } from './publish.ts';
import { accountStatistics, statistics } from './statistics.ts';
import { verify } from './verify.ts';

/** Bluesky, on its own server or on one that the owner chose. */
export const bluesky: Network = {
  id: 'bluesky',
  // People of the network's own server live on one of many behind it.
  hosts: [defaultServiceHost, '.host.bsky.network', directoryHost],
  signIn,
  passwordSignIn,
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
