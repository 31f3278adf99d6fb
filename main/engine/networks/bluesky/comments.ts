import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { Failure } from '../../../../shared/model/failure.ts';
import type { NetworkReply } from '../../http/network-calls.ts';
import type { CommentOutcome, Comments, RemoteComment } from '../after-publishing.ts';
import type { Line } from '../network.ts';
import { readBody, unansweredFailure } from '../replies.ts';
import { placeOf, postUri } from './addresses.ts';
import { type Caller, callerOf } from './caller.ts';
import { deleteRecord } from './delete-post.ts';
import { failureOf } from './error-table.ts';
import { facetsWithMentions } from './mentions.ts';
import { postThread, recordAddress, type StrongRef, type ThreadPost, threadPost } from './parse.ts';
import { putPost } from './put-post.ts';
import { findPost } from './quote.ts';
import { answerRecord } from './record.ts';
import { recordKey } from './tid.ts';
import { callXrpc } from './xrpc.ts';

/** How many answers to answers are read. */
const depth = 10;

/** Answers under a post. The network has no hiding by anybody but the application that shows them. */
export const comments: Comments = {
  async list(line, account, remoteId) {
    const found = await callXrpc(
      line,
      {
        as: callerOf(line, account),
        method: 'app.bsky.feed.getPostThread',
        query: [
          ['uri', remoteId],
          ['depth', String(depth)],
          ['parentHeight', '0'],
        ],
      },
      postThread,
    );
    if (!found.ok) return found;
    // The network answers with the whole thread at once.
    return ok({ comments: answersIn(found.value.thread, account.remoteId, remoteId), next: null });
  },

  async add(line, account, remoteId, text, replyTo) {
    const caller = callerOf(line, account);
    const refs = await threadOf(line, caller, remoteId, replyTo);
    if (!refs.ok) return { kind: 'rejected', failure: refs.failure };
    const facets = await facetsWithMentions(line, caller, text);
    if (!facets.ok) return { kind: 'rejected', failure: facets.failure };
    const now = line.clock.now();
    const post = {
      key: recordKey(now),
      record: answerRecord({ text, createdAt: now, facets: facets.value, reply: refs.value }),
    };
    const first = await putPost(line, caller, post);
    // The same record under the same key: whatever became of the first, there is one answer after the second.
    const reply = isUncertain(first) ? await putPost(line, caller, post) : first;
    return outcomeOf(reply, isUncertain(first), postUri(caller.did, post.key));
  },

  delete: (line, account, commentId) => deleteRecord(line, callerOf(line, account), commentId),
};

function isUncertain(reply: NetworkReply): boolean {
  return reply.kind === 'lost' || (reply.kind === 'reply' && reply.status >= 500);
}

function outcomeOf(reply: NetworkReply, maybeThere: boolean, id: string): CommentOutcome {
  if (reply.kind === 'reply' && reply.status === 200 && readBody(recordAddress, reply) !== undefined) {
    return { kind: 'done', id };
  }
  const failure = reply.kind === 'reply' ? failureOf(reply) : unansweredFailure(reply);
  const known =
    reply.kind === 'not-sent' || (reply.kind === 'reply' && reply.status !== 200 && reply.status < 500);
  return known && !maybeThere ? { kind: 'rejected', failure } : { kind: 'unknown', failure };
}

/** What an answer names: the post it answers, and the one where that thread began. */
async function threadOf(
  line: Line,
  caller: Caller,
  postId: string,
  replyTo: string | null,
): Promise<Outcome<{ readonly root: StrongRef; readonly parent: StrongRef }, Failure>> {
  const place = placeOf(replyTo ?? postId);
  if (place === undefined) return fail({ class: 'fix', code: 'not-found' });
  const parent = await findPost(line, caller, place);
  if (!parent.ok) return parent;
  const { uri, cid, root } = parent.value;
  return ok({ parent: { uri, cid }, root: root ?? { uri, cid } });
}

/** All answers below a post, each before those that answer it. */
function answersIn(thread: ThreadPost, did: string, postId: string): readonly RemoteComment[] {
  return thread.replies.flatMap((entry) => {
    const read = threadPost.safeParse(entry);
    if (!read.success) return [];
    return [commentOf(read.data, did, postId), ...answersIn(read.data, did, postId)];
  });
}

function commentOf({ post }: ThreadPost, did: string, postId: string): RemoteComment {
  const { author, record } = post;
  const own = author.did === did;
  const at = Date.parse(record.createdAt ?? '');
  const parent = record.reply?.parent.uri ?? postId;
  const displayName = (author.displayName ?? '').trim();
  return {
    id: post.uri,
    author: displayName === '' ? author.handle : displayName,
    own,
    text: record.text,
    at: Number.isNaN(at) ? null : at,
    hidden: false,
    likes: post.likeCount ?? null,
    can: { reply: true, hide: false, delete: own },
    replyTo: parent === postId ? null : parent,
  };
}
