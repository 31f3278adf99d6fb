import type { NetworkReply, NetworkRequest } from '../../http/network-calls.ts';
import type { Line } from '../network.ts';
import type { Caller } from './caller.ts';
import { type FrozenRecord, postCollection } from './record.ts';
import { sendXrpc } from './xrpc.ts';

/**
 * Writes a record on the condition that nothing stands under its key (contract §0.1): the very same may be sent any number of
 * times and makes one post; another record under that key is refused.
 */
export function putPost(
  line: Line,
  caller: Caller,
  post: { readonly key: string; readonly record: FrozenRecord },
  exchange: Pick<NetworkRequest, 'signal'> = {},
): Promise<NetworkReply> {
  return sendXrpc(line, {
    as: caller,
    method: 'com.atproto.repo.putRecord',
    input: {
      kind: 'json',
      value: {
        repo: caller.did,
        collection: postCollection,
        rkey: post.key,
        record: post.record,
        swapRecord: null,
      },
    },
    exchange,
  });
}
