import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { CommentOutcome, Comments, RemoteComment } from '../after-publishing.ts';
import type { ActingAccount, Line } from '../network.ts';
import { type Arrived, readBody, unansweredFailure, unexpectedReply } from '../replies.ts';
import { encodeId, sendRest } from './api.ts';
import { changeOutcome } from './edit-delete.ts';
import { failureOf } from './error-table.ts';
import { commentPage, type FoundComment, newComment } from './parse.ts';

const pageSize = 50;

/** Comments under posts (contract L9): plain text, never little text. The network lets nobody hide one. */
export const comments: Comments = {
  async list(line, account, remoteId, cursor) {
    const start = Number(cursor ?? 0);
    const page = await pageOf(line, account, remoteId, start);
    if (!page.ok) return page;
    const found: RemoteComment[] = [];
    for (const comment of page.value) {
      found.push(asComment(account, comment, null));
      if ((comment.commentsSummary?.totalFirstLevelComments ?? 0) === 0) continue;
      // Answers are listed under the comment that they answer.
      const answers = await pageOf(line, account, comment.commentUrn, 0);
      if (!answers.ok) return answers;
      found.push(...answers.value.map((answer) => asComment(account, answer, comment.commentUrn)));
    }
    return ok({ comments: found, next: page.value.length < pageSize ? null : String(start + pageSize) });
  },

  async add(line, account, remoteId, text, replyTo) {
    const reply = await sendRest(line, {
      path: `/socialActions/${encodeId(remoteId)}/comments`,
      token: account.token,
      body: {
        actor: account.remoteId,
        object: remoteId,
        message: { text },
        ...(replyTo === null ? {} : { parentComment: replyTo }),
      },
    });
    if (reply.kind === 'not-sent') return { kind: 'rejected', failure: unansweredFailure(reply) };
    if (reply.kind === 'lost') return { kind: 'unknown', failure: { class: 'verify', code: 'reply-lost' } };
    const outcome = addedBy(line, remoteId, reply);
    // A post that has just gone out has no activity yet that a comment could hang on: it will (contract L9).
    return outcome.kind === 'rejected' && reply.status === 404 && replyTo === null
      ? { ...outcome, failure: { ...outcome.failure, class: 'retry' } }
      : outcome;
  },

  async delete(line, account, commentId) {
    const place = placeOf(commentId);
    if (place === undefined) return { kind: 'gone' };
    const reply = await sendRest(line, {
      path: `/socialActions/${encodeId(place.thread)}/comments/${place.id}?actor=${encodeId(account.remoteId)}`,
      token: account.token,
      method: 'DELETE',
    });
    const outcome = changeOutcome(line, account, reply);
    return outcome.kind === 'rejected' ? { ...outcome, failure: withoutSignOut(outcome.failure) } : outcome;
  },
};

async function pageOf(
  line: Line,
  account: ActingAccount,
  under: string,
  start: number,
): Promise<Outcome<readonly FoundComment[], Failure>> {
  const reply = await sendRest(line, {
    path: `/socialActions/${encodeId(under)}/comments?start=${start}&count=${pageSize}`,
    token: account.token,
  });
  if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
  if (reply.status !== 200) return fail(withoutSignOut(failureOf(reply, line.clock.now())));
  const body = readBody(commentPage, reply);
  return body === undefined ? fail(unexpectedReply(reply)) : ok(body.elements);
}

function addedBy(line: Line, remoteId: string, reply: Arrived): CommentOutcome {
  if (reply.status === 201) {
    const body = readBody(newComment, reply);
    const id = reply.headers['x-restli-id'];
    const urn = body?.commentUrn ?? (id === undefined ? undefined : `urn:li:comment:(${remoteId},${id})`);
    if (urn !== undefined) return { kind: 'done', id: urn };
    return { kind: 'unknown', failure: { ...unexpectedReply(reply), class: 'verify' } };
  }
  const failure = failureOf(reply, line.clock.now());
  if (reply.status < 400 || reply.status >= 500) {
    return { kind: 'unknown', failure: { ...failure, class: 'verify' } };
  }
  return { kind: 'rejected', failure: withoutSignOut(failure) };
}

/** Comments need permissions that not every application has: posting goes on without them. */
function withoutSignOut(failure: Failure): Failure {
  return failure.code === 'permission-missing' || failure.code === 'role-lost'
    ? { ...failure, class: 'fatal', code: 'permission-missing' }
    : failure;
}

function asComment(account: ActingAccount, comment: FoundComment, replyTo: string | null): RemoteComment {
  const own = comment.actor === account.remoteId;
  return {
    id: comment.commentUrn,
    // The network tells who it was by a number alone.
    author: own ? account.name : null,
    own,
    text: comment.message.text,
    at: comment.created?.time ?? null,
    hidden: false,
    likes: comment.likesSummary?.totalLikes ?? null,
    can: { reply: true, hide: false, delete: own },
    replyTo: comment.parentComment ?? replyTo,
  };
}

/** A comment's thread and number, from its URN. */
function placeOf(commentUrn: string): { readonly thread: string; readonly id: string } | undefined {
  const [, thread, id] = /^urn:li:comment:\((urn:li:\w+:\d+),(\d+)\)$/.exec(commentUrn) ?? [];
  return thread === undefined || id === undefined ? undefined : { thread, id };
}
