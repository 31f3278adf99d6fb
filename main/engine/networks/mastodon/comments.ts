import { createHash, randomUUID } from 'node:crypto';
import { ok } from '../../../../shared/outcome.ts';
import type { Comments, RemoteComment } from '../after-publishing.ts';
import type { ActingAccount } from '../network.ts';
import { readBody, unansweredFailure } from '../replies.ts';
import { callFor, localId, sendFor } from './api.ts';
import { remove } from './change.ts';
import { failureOf } from './error-table.ts';
import { plainText } from './html-text.ts';
import { type Status, status as statusReply, thread } from './parse.ts';

/** Answers to a status are statuses of their own (contract §2); the whole thread comes in one reply. */
export const comments: Comments = {
  async list(line, account, remoteId) {
    const path = `/api/v1/statuses/${remoteId}/context`;
    const found = await callFor(line, account, { method: 'GET', path }, thread);
    if (!found.ok) return found;
    const list = found.value.descendants.map((answer) => commentOf(answer, account, remoteId));
    return ok({ comments: list, next: null });
  },

  async add(line, account, remoteId, text, replyTo) {
    const parent = await callFor(
      line,
      account,
      { method: 'GET', path: `/api/v1/statuses/${replyTo ?? remoteId}` },
      statusReply,
    );
    if (!parent.ok) return { kind: 'rejected', failure: parent.failure };
    const send = (key: string) =>
      sendFor(line, account, {
        method: 'POST',
        path: '/api/v1/statuses',
        headers: { 'idempotency-key': key },
        body: {
          kind: 'json',
          value: {
            status: addressed(text, parent.value, account),
            in_reply_to_id: parent.value.id,
            // An answer is seen by no more people than what it answers.
            visibility: parent.value.visibility,
          },
        },
      });
    // The same words in the same place within an hour are the same answer.
    let reply = await send(keyOf(parent.value.id, text));
    // The answer of before was deleted meanwhile: this is a new one.
    if (reply.kind === 'reply' && reply.status === 404) reply = await send(randomUUID());
    if (reply.kind === 'not-sent') return { kind: 'rejected', failure: unansweredFailure(reply) };
    if (reply.kind === 'lost') return { kind: 'unknown', failure: { class: 'verify', code: 'reply-lost' } };
    const made = reply.status === 200 ? readBody(statusReply, reply) : undefined;
    if (made !== undefined) return { kind: 'done', id: made.id };
    const failure = failureOf(reply, line.clock.now());
    if (reply.status >= 400 && reply.status < 500) return { kind: 'rejected', failure };
    return { kind: 'unknown', failure: { ...failure, class: 'verify' } };
  },

  delete: (line, account, commentId) => remove(line, account, { remoteId: commentId, type: 'text' }),
};

function commentOf(answer: Status, account: ActingAccount, postId: string): RemoteComment {
  const own = answer.account.id === localId(account);
  const { display_name: name, acct } = answer.account;
  return {
    id: answer.id,
    author: name === '' ? acct : name,
    own,
    text: plainText(answer.content),
    at: answer.created_at,
    hidden: false,
    likes: answer.favourites_count ?? null,
    // Others' answers belong to their own servers.
    can: { reply: true, hide: false, delete: own },
    replyTo: answer.in_reply_to_id === postId ? null : answer.in_reply_to_id,
  };
}

/** Only who is named is told: an answer to somebody begins with their name. */
function addressed(text: string, parent: Status, account: ActingAccount): string {
  const { id, acct } = parent.account;
  const named = text.toLowerCase().includes(`@${acct.toLowerCase()}`);
  return id === localId(account) || named ? text : `@${acct} ${text}`;
}

function keyOf(parentId: string, text: string): string {
  return createHash('sha256').update(`${parentId}\n${text}`).digest('hex');
}
