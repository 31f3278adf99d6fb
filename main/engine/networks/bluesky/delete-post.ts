import type { ChangeOutcome } from '../after-publishing.ts';
import type { Line, Network } from '../network.ts';
import { readBody, unansweredFailure, unexpectedReply } from '../replies.ts';
import { placeOf } from './addresses.ts';
import { type Caller, callerOf } from './caller.ts';
import { failureOf } from './error-table.ts';
import { deletion } from './parse.ts';
import { postCollection } from './record.ts';
import { sendXrpc } from './xrpc.ts';

/** Takes a post or an answer out of the account's repository; a second time changes nothing (contract §1, "Publish"). */
export async function deleteRecord(line: Line, caller: Caller, uri: string): Promise<ChangeOutcome> {
  const place = placeOf(uri);
  if (place === undefined || place.author !== caller.did) return { kind: 'gone' };
  const reply = await sendXrpc(line, {
    as: caller,
    method: 'com.atproto.repo.deleteRecord',
    input: { kind: 'json', value: { repo: caller.did, collection: postCollection, rkey: place.key } },
  });
  if (reply.kind === 'not-sent') return { kind: 'rejected', failure: unansweredFailure(reply) };
  if (reply.kind === 'lost') return { kind: 'unknown', failure: unansweredFailure(reply) };
  if (reply.status >= 500) return { kind: 'unknown', failure: failureOf(reply) };
  if (reply.status !== 200) return { kind: 'rejected', failure: failureOf(reply) };
  const body = readBody(deletion, reply);
  if (body === undefined) return { kind: 'unknown', failure: unexpectedReply(reply) };
  return { kind: body.commit === undefined ? 'gone' : 'done' };
}

/** Takes a published post off the network. */
export const deletePost: NonNullable<Network['delete']> = (line, account, { remoteId }) =>
  deleteRecord(line, callerOf(line, account), remoteId);
