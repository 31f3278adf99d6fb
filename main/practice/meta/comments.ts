import { visiblePage } from './access.ts';
import { type Answer, type Call, has, readList, readNode } from './call.ts';
import { commentLikes, postThread, type ThreadComment, topLevel } from './comment-thread.ts';
import { type Field, type FieldReaders, type Json, narrow } from './fields.ts';
import { graphError, type GraphError, isGraphError } from './graph-error.ts';
import { graphTime } from './meta-world.ts';
import type { PageRecord, PostRecord } from './model.ts';
import { flag } from './params.ts';

/** A post of a Page, or one comment under it. */
interface Place {
  readonly post: PostRecord;
  readonly page: PageRecord;
  /** Null: the post itself. */
  readonly comment: ThreadComment | null;
}

/** What an id stands for: a post that this token sees, or a comment under one. */
function placeOf(call: Call, id: string): Place | undefined {
  const { world } = call;
  const post = world.posts.get(id) ?? world.posts.find((entry) => entry.id.endsWith(`_${id.split('_')[0]}`));
  const page = post === undefined ? undefined : visiblePage(call, post.pageId);
  if (post === undefined || page === undefined) return undefined;
  if (post.id === id) return { post, page, comment: null };
  const comment = postThread(world, post).find((entry) => entry.id === id);
  return comment === undefined ? undefined : { post, page, comment };
}

const mayModerate = (call: Call): boolean =>
  call.token.type === 'PAGE' && has(call, 'pages_manage_engagement');

function fieldsOf(call: Call, { post, page }: Place, comment: ThreadComment): FieldReaders {
  const all = postThread(call.world, post);
  const replies = all.filter(({ answers }) => answers === comment.id);
  const answered = all.find(({ id }) => id === comment.answers);
  return {
    id: () => comment.id,
    message: () => comment.message,
    created_time: () => graphTime(comment.createdAt),
    from: (field) => narrow({ name: comment.authorName, id: comment.authorId }, field.fields),
    like_count: () => commentLikes(comment),
    comment_count: () => replies.length,
    is_hidden: () => comment.hidden,
    // Nobody hides what they wrote themselves.
    can_hide: () => mayModerate(call) && comment.authorId !== page.id,
    can_remove: () => mayModerate(call),
    can_comment: () => mayModerate(call),
    parent: (field) =>
      answered === undefined
        ? undefined
        : narrow(
            { id: answered.id, message: answered.message, created_time: graphTime(answered.createdAt) },
            field.fields,
          ),
  };
}

/** The `comments` field of a post: up to `limit` of them, and how many there are when asked with `summary`. */
export function commentSummary(comments: readonly ThreadComment[], field: Field): Json | GraphError {
  const top = topLevel(comments);
  const shown = top.slice(0, Number(field.modifiers['limit'] ?? 25)).map((comment) => ({
    created_time: graphTime(comment.createdAt),
    from: { name: comment.authorName, id: comment.authorId },
    message: comment.message,
    id: comment.id,
  }));
  const wanted = ['true', '1', 'total_count'].includes(field.modifiers['summary'] ?? '');
  const summary = { order: 'ranked', total_count: top.length, can_comment: true };
  return narrow({ data: shown, ...(wanted ? { summary } : {}) }, field.fields);
}

const mayNotRead = (): GraphError =>
  graphError(10, "This endpoint requires the 'pages_read_user_content' permission");

/** `GET /{post}/comments` and `GET /{comment}/comments`: `filter=stream` brings answers in line (§8, reverse order). */
export function listComments(call: Call, id: string): Answer | undefined {
  const place = placeOf(call, id);
  if (place === undefined) return undefined;
  if (!has(call, 'pages_read_user_content')) return mayNotRead();
  const all = postThread(call.world, place.post);
  const within =
    place.comment !== null
      ? all.filter(({ answers }) => answers === id)
      : call.params.get('filter') === 'stream'
        ? all
        : topLevel(all);
  return readList(call, {
    items: call.params.get('order') === 'reverse_chronological' ? within.toReversed() : within,
    idOf: (comment) => comment.id,
    timeOf: (comment) => comment.createdAt,
    readersOf: (comment) => fieldsOf(call, place, comment),
    usual: ['created_time', 'from', 'message', 'id'],
  });
}

/** `POST /{post}/comments`, and `POST /{comment}/comments` to answer, as the Page. */
export function createComment(call: Call, id: string): Answer | undefined {
  const { world, params } = call;
  const place = placeOf(call, id);
  if (place === undefined) return undefined;
  if (!mayModerate(call)) return mayNotModerate();
  const message = params.get('message') ?? '';
  if (message.trim() === '') return graphError(100, 'A comment needs a message');
  const made = `${place.post.id.split('_')[1]}_${world.id()}`;
  world.comments.put(made, {
    id: made,
    parentId: place.post.id,
    // An answer to an answer stands beside it.
    answers: place.comment?.answers ?? place.comment?.id ?? null,
    authorId: place.page.id,
    authorName: place.page.name,
    message,
    createdAt: world.now(),
  });
  return { id: made };
}

const mayNotModerate = (): GraphError =>
  graphError(200, 'Requires pages_manage_engagement permission to manage the object');

/** A comment that this token may change, or why not; undefined where the id is no comment. */
function commentToChange(call: Call, id: string): ThreadComment | GraphError | undefined {
  const comment = placeOf(call, id)?.comment ?? undefined;
  return comment === undefined || mayModerate(call) ? comment : mayNotModerate();
}

/** `GET /{comment}`. */
export function readComment(call: Call, id: string): Answer | undefined {
  const place = placeOf(call, id);
  if (place?.comment == null) return undefined;
  if (!has(call, 'pages_read_user_content')) return mayNotRead();
  return readNode(call, fieldsOf(call, place, place.comment), ['created_time', 'from', 'message', 'id']);
}

/** `POST /{comment}`: hides it or shows it again, or gives one of the Page's own other words. */
export function editComment(call: Call, id: string): Answer | undefined {
  const { world, params } = call;
  const comment = commentToChange(call, id);
  if (comment === undefined || isGraphError(comment)) return comment;
  const message = params.get('message');
  const hidden = params.get('is_hidden');
  if (message === undefined && hidden === undefined) return graphError(100, 'Nothing to change');
  const isOwn = comment.authorId === call.token.pageId;
  if (message !== undefined && !isOwn) return graphError(200, 'Only its author may edit a comment');
  if (hidden !== undefined && isOwn) return graphError(100, 'A comment of your own cannot be hidden');
  world.commentMarks.put(id, {
    id,
    hidden: hidden === undefined ? comment.hidden : flag(hidden, false),
    deleted: false,
    message: message ?? null,
  });
  return { success: true };
}

/** `DELETE /{comment}`. */
export function deleteComment(call: Call, id: string): Answer | undefined {
  const comment = commentToChange(call, id);
  if (comment === undefined || isGraphError(comment)) return comment;
  call.world.commentMarks.put(id, { id, hidden: comment.hidden, deleted: true, message: null });
  return { success: true };
}
