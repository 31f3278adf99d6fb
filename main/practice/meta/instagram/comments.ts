import { type Answer, type Call, has, readList, readNode } from '../call.ts';
import { commentLikes, mediaThread, type ThreadComment, topLevel } from '../comment-thread.ts';
import { type Field, type FieldReaders, type Json, narrow, project } from '../fields.ts';
import { graphError, type GraphError, isGraphError } from '../graph-error.ts';
import { graphTime } from '../meta-world.ts';
import type { InstagramMediaRecord, InstagramRecord } from '../model.ts';
import { flag } from '../params.ts';
import { findMedia } from './media.ts';

const scope = 'instagram_manage_comments';

interface Place {
  readonly media: InstagramMediaRecord;
  readonly account: InstagramRecord;
  readonly comment: ThreadComment;
}

/** A comment that the call may see, or why not; undefined where the id is no comment. */
function findComment(call: Call, id: string): Place | GraphError | undefined {
  const { world } = call;
  const media = world.media.find((entry) => mediaThread(world, entry).some((one) => one.id === id));
  const found = media === undefined ? undefined : findMedia(call, media.id, scope);
  if (found === undefined || isGraphError(found)) return found;
  const comment = mediaThread(world, found.media).find((entry) => entry.id === id);
  return comment === undefined ? undefined : { ...found, comment };
}

function fieldsOf(call: Call, media: InstagramMediaRecord, comment: ThreadComment): FieldReaders {
  const replies = mediaThread(call.world, media).filter(({ answers }) => answers === comment.id);
  return {
    id: () => comment.id,
    text: () => comment.message,
    timestamp: () => graphTime(comment.createdAt),
    username: () => comment.authorName,
    hidden: () => comment.hidden,
    like_count: () => commentLikes(comment),
    parent_id: () => comment.answers ?? undefined,
    from: (field) => narrow({ id: comment.authorId, username: comment.authorName }, field.fields),
    media: () => ({ id: media.id }),
    replies: (field) => (replies.length === 0 ? undefined : nested(call, media, replies, field)),
  };
}

/** The answers inside a comment, with the fields that are asked of them. */
function nested(
  call: Call,
  media: InstagramMediaRecord,
  replies: readonly ThreadComment[],
  field: Field,
): Json | GraphError {
  const data: Json[] = [];
  for (const reply of replies) {
    const node = project(fieldsOf(call, media, reply), field.fields, ['timestamp', 'text', 'id']);
    if (isGraphError(node)) return node;
    data.push(node);
  }
  return { data };
}

/** `GET /{media}/comments`: newest first, 50 at most, without answers (§3.4). */
export function listMediaComments(call: Call, id: string): Answer | undefined {
  const found = findMedia(call, id, scope);
  if (found === undefined || isGraphError(found)) return found;
  return listOf(call, found.media, topLevel(mediaThread(call.world, found.media)).toReversed());
}

/** `GET /{comment}/replies`. */
export function listReplies(call: Call, id: string): Answer | undefined {
  const found = findComment(call, id);
  if (found === undefined || isGraphError(found)) return found;
  const replies = mediaThread(call.world, found.media).filter(({ answers }) => answers === id);
  return listOf(call, found.media, replies);
}

const listOf = (call: Call, media: InstagramMediaRecord, items: readonly ThreadComment[]): Answer =>
  readList(call, {
    items,
    idOf: (comment) => comment.id,
    readersOf: (comment) => fieldsOf(call, media, comment),
    usual: ['timestamp', 'text', 'id'],
    defaultLimit: 50,
    maximum: 50,
  });

/** `GET /{comment}`. */
export function readMediaComment(call: Call, id: string): Answer | undefined {
  const found = findComment(call, id);
  if (found === undefined || isGraphError(found)) return found;
  return readNode(call, fieldsOf(call, found.media, found.comment), ['timestamp', 'text', 'id']);
}

/** `POST /{media}/comments`: its permission is another than publishing's (§3.4). */
export function createMediaComment(call: Call, id: string): Answer | undefined {
  const found = findMedia(call, id);
  if (found === undefined) return undefined;
  if (!has(call, scope)) return missing();
  return isGraphError(found) ? found : write(call, found, null);
}

/** `POST /{comment}/replies`: an answer to an answer stands beside it. */
export function createReply(call: Call, id: string): Answer | undefined {
  const found = findComment(call, id);
  if (found === undefined || isGraphError(found)) return found;
  return write(call, found, found.comment.answers ?? found.comment.id);
}

const missing = (): GraphError =>
  graphError(10, `Application does not have permission for this action: ${scope}`);

function write(
  call: Call,
  { media, account }: Pick<Place, 'media' | 'account'>,
  answers: string | null,
): Answer {
  const message = call.params.get('message') ?? '';
  if (message.trim() === '') return graphError(100, 'A comment needs a message');
  if (!media.commentsOpen || media.product === 'STORY') return graphError(100, 'Comments are turned off');
  const id = call.world.id('1804');
  call.world.comments.put(id, {
    id,
    parentId: media.id,
    answers,
    authorId: account.id,
    authorName: account.username,
    message,
    createdAt: call.world.now(),
  });
  return { id };
}

/** `POST /{comment}?hide=true`. */
export function hideMediaComment(call: Call, id: string): Answer | undefined {
  const found = findComment(call, id);
  if (found === undefined || isGraphError(found)) return found;
  const hide = call.params.get('hide');
  if (hide === undefined) return graphError(100, 'The parameter hide is required');
  call.world.commentMarks.put(id, { id, hidden: flag(hide, false), deleted: false, message: null });
  return { success: true };
}

/** `DELETE /{comment}`. */
export function deleteMediaComment(call: Call, id: string): Answer | undefined {
  const found = findComment(call, id);
  if (found === undefined || isGraphError(found)) return found;
  call.world.commentMarks.put(id, { id, hidden: false, deleted: true, message: null });
  return { success: true };
}
