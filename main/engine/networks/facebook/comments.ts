import * as z from 'zod';
import { ok } from '../../../../shared/outcome.ts';
import { changeComment, readComments, sendComment } from '../../graph-api/comment-calls.ts';
import { parseGraphTime } from '../../graph-api/graph-time.ts';
import { graphId } from '../../graph-api/ids.ts';
import type { Comments, RemoteComment } from '../after-publishing.ts';
import type { ActingAccount } from '../network.ts';

/** A comment under a Page's post; who wrote it is told only with the permission for it. */
const comment = z.looseObject({
  id: graphId,
  message: z.string().default(''),
  created_time: z.string().optional(),
  from: z.looseObject({ id: graphId.optional(), name: z.string().optional() }).optional(),
  like_count: z.number().optional(),
  is_hidden: z.boolean().optional(),
  can_hide: z.boolean().optional(),
  can_remove: z.boolean().optional(),
  can_comment: z.boolean().optional(),
  parent: z.looseObject({ id: graphId }).optional(),
});

const fields = 'id,message,created_time,from,like_count,is_hidden,can_hide,can_remove,can_comment,parent{id}';

/** Comments under posts of a Page, answers in line with what they answer (contract §2 "First comment", §8). */
export const comments: Comments = {
  async list(line, account, remoteId, cursor) {
    const read = await readComments(
      line,
      {
        path: `${remoteId}/comments`,
        token: account.token,
        query: { fields, filter: 'stream', order: 'reverse_chronological', limit: '50' },
        cursor,
      },
      comment,
    );
    if (!read.ok) return read;
    const { items, next } = read.value;
    return ok({ comments: items.map((item) => toComment(account, item)), next });
  },
  add: (line, { token }, remoteId, text, replyTo) =>
    sendComment(line, {
      path: `${replyTo ?? remoteId}/comments`,
      token,
      body: { kind: 'form', fields: { message: text } },
    }),
  hide: (line, { token }, commentId, hidden) =>
    changeComment(line, {
      path: commentId,
      token,
      body: { kind: 'form', fields: { is_hidden: String(hidden) } },
    }),
  delete: (line, { token }, commentId) => changeComment(line, { method: 'DELETE', path: commentId, token }),
};

function toComment({ remoteId }: ActingAccount, found: z.infer<typeof comment>): RemoteComment {
  const at = parseGraphTime(found.created_time ?? '');
  return {
    id: found.id,
    author: found.from?.name ?? null,
    own: found.from?.id === remoteId,
    text: found.message,
    at: Number.isNaN(at) ? null : at,
    hidden: found.is_hidden ?? false,
    likes: found.like_count ?? null,
    can: {
      reply: found.can_comment ?? false,
      hide: found.can_hide ?? false,
      delete: found.can_remove ?? false,
    },
    replyTo: found.parent?.id ?? null,
  };
}
