import type { NetworkReply } from '../../http/network-calls.ts';
import type { ChangeOutcome } from '../after-publishing.ts';
import type { ActingAccount, Line, Network } from '../network.ts';
import { unansweredFailure } from '../replies.ts';
import { encodeId, sendRest } from './api.ts';
import { asAuthor, failureOf } from './error-table.ts';
import { commentaryOf } from './post-body.ts';

/** Replaces the text of a post; what it shows stays (contract L5). Nobody may change a poll. */
export const edit: NonNullable<Network['edit']> = async (
  line,
  account,
  { remoteId, type },
  text,
  options,
) => {
  if (type === 'poll') return { kind: 'rejected', failure: { class: 'fix', code: 'choice-not-offered' } };
  const reply = await sendRest(line, {
    path: `/posts/${encodeId(remoteId)}`,
    token: account.token,
    method: 'PARTIAL_UPDATE',
    body: { patch: { $set: { commentary: commentaryOf(text, options) } } },
  });
  return changeOutcome(line, account, reply);
};

/** Takes a post off the network; the second time it is as gone as the first (contract L5). */
export const deletePost: NonNullable<Network['delete']> = async (line, account, { remoteId }) =>
  changeOutcome(
    line,
    account,
    await sendRest(line, {
      path: `/posts/${encodeId(remoteId)}`,
      token: account.token,
      method: 'DELETE',
    }),
  );

/** What a change that may be repeated came to. */
export function changeOutcome(line: Line, account: ActingAccount, reply: NetworkReply): ChangeOutcome {
  if (reply.kind === 'not-sent') return { kind: 'rejected', failure: unansweredFailure(reply) };
  if (reply.kind === 'lost') return { kind: 'unknown', failure: unansweredFailure(reply) };
  if (reply.status === 204 || reply.status === 200) return { kind: 'done' };
  if (reply.status === 404) return { kind: 'gone' };
  const failure = asAuthor(account, failureOf(reply, line.clock.now()));
  return reply.status >= 500 ? { kind: 'unknown', failure } : { kind: 'rejected', failure };
}
