import type { Network } from '../network.ts';
import { readBody, unansweredFailure, unexpectedReply } from '../replies.ts';
import { errorName, failureOf } from './error-table.ts';
import { recordAddress } from './parse.ts';
import { callerOf } from './caller.ts';
import { published } from './publish.ts';
import { postCollection, savedProgress } from './record.ts';
import { sendXrpc } from './xrpc.ts';

/**
 * Looks under the publication's own key at the account's own server, which both proves and disproves it.
 * Nobody else makes this key: what stands under it is this post, also where another program has changed its words since.
 * With the session's token, because only so a shared front door asks that server and not an index that lags behind.
 */
export const verify: Network['verify'] = async (job) => {
  const { key } = savedProgress(job);
  if (key === null) return { kind: 'absent' };
  const reply = await sendXrpc(job, {
    as: callerOf(job, job.account),
    method: 'com.atproto.repo.getRecord',
    query: [
      ['repo', job.account.remoteId],
      ['collection', postCollection],
      ['rkey', key],
    ],
    exchange: { signal: job.signal },
  });
  if (reply.kind !== 'reply') return { kind: 'unanswered', failure: unansweredFailure(reply) };
  if (reply.status === 200) {
    return readBody(recordAddress, reply) === undefined
      ? { kind: 'unanswered', failure: unexpectedReply(reply) }
      : published(job, key);
  }
  if (errorName(reply) === 'RecordNotFound') return { kind: 'absent' };
  return { kind: 'unanswered', failure: failureOf(reply) };
};
