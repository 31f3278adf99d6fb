import * as z from 'zod';
import { ok } from '../../../../shared/outcome.ts';
import { changeComment, readComments, sendComment } from '../../graph-api/comment-calls.ts';
import { parseGraphTime } from '../../graph-api/graph-time.ts';
import { graphId } from '../../graph-api/ids.ts';
import type { Comments, RemoteComment } from '../after-publishing.ts';
import type { ActingAccount } from '../network.ts';

const words = z.looseObject({
  id: graphId,
  text: z.string().default(''),
  timestamp: z.string().optional(),
  username: z.string().optional(),
  hidden: z.boolean().optional(),
  like_count: z.number().optional(),
  from: z.looseObject({ id: graphId.optional() }).optional(),
});
type Words = z.infer<typeof words>;

/** A comment with the answers to it, which its list leaves out otherwise (contract §3.4, "top level only"). */
const comment = words.extend({
  replies: z.looseObject({ data: z.array(words).default([]) }).optional(),
});

const fields = 'id,text,timestamp,username,hidden,like_count,from';

/** Comments under posts of an Instagram account (contract §3.4). */
export const comments: Comments = {
  async list(line, account, remoteId, cursor) {
    const read = await readComments(
      line,
      {
        path: `${remoteId}/comments`,
        token: account.token,
        query: { fields: `${fields},replies{${fields}}`, limit: '50' },
        cursor,
      },
      comment,
    );
    if (!read.ok) return read;
    const { items, next } = read.value;
    return ok({
      comments: items.flatMap((item) => [
        toComment(account, item, null),
        ...(item.replies?.data ?? []).map((reply) => toComment(account, reply, item.id)),
      ]),
      next,
    });
  },
  add: (line, { token }, remoteId, text, replyTo) =>
    sendComment(line, {
      path: replyTo === null ? `${remoteId}/comments` : `${replyTo}/replies`,
      token,
      body: { kind: 'form', fields: { message: text } },
    }),
  hide: (line, { token }, commentId, hidden) =>
    changeComment(line, { path: commentId, token, body: { kind: 'form', fields: { hide: String(hidden) } } }),
  delete: (line, { token }, commentId) => changeComment(line, { method: 'DELETE', path: commentId, token }),
};

function toComment({ remoteId, handle }: ActingAccount, found: Words, replyTo: string | null): RemoteComment {
  const at = parseGraphTime(found.timestamp ?? '');
  const own = found.from?.id === remoteId || (handle !== null && found.username === handle);
  return {
    id: found.id,
    author: found.username ?? null,
    own,
    text: found.text,
    at: Number.isNaN(at) ? null : at,
    hidden: found.hidden ?? false,
    likes: found.like_count ?? null,
    // The network names no rights of its own: whoever owns the post may do all of it to the words of others.
    can: { reply: true, hide: !own, delete: true },
    replyTo,
  };
}
