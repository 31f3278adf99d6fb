import type { Network } from '../network.ts';
import { commit, prepare } from './publish.ts';
import { discover, refresh, revoke, signIn } from './sign-in.ts';
import { statistics } from './statistics.ts';
import { verify } from './verify.ts';
import { defaultServiceHost } from './xrpc.ts';

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
};
