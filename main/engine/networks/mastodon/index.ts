import type { Network } from '../network.ts';
import { edit, remove } from './change.ts';
import { comments } from './comments.ts';
import { commit } from './commit.ts';
import { handOver } from './hand-over.ts';
import { prepare } from './prepare.ts';
import { discover, facts, health, revoke, signIn } from './sign-in.ts';
import { accountStatistics, statistics } from './statistics.ts';
import { verify } from './verify.ts';

/** Mastodon, on whichever server the owner's account lives: each is reached under its own name only. */
export const mastodon: Network = {
  id: 'mastodon',
  hosts: [],
  signIn,
  discover,
  facts,
  health,
  revoke,
  prepare,
  commit,
  verify,
  statistics,
  handOver,
  edit,
  delete: remove,
  comments,
  accountStatistics,
};
