import { visiblePage } from './access.ts';
import { visitorComments } from './audience.ts';
import { type Answer, type Call, has, readList } from './call.ts';
import { type Field, type FieldReaders, type Json, narrow } from './fields.ts';
import { graphError, type GraphError, notVisible } from './graph-error.ts';
import { graphTime, type MetaWorld } from './meta-world.ts';
import type { CommentRecord } from './model.ts';

/** Everything written under a Page's post, oldest first. */
export function commentsOf(world: MetaWorld, postId: string): readonly CommentRecord[] {
  const post = world.posts.get(postId);
  const visitors =
    post === undefined || post.publishAt === null
      ? []
      : visitorComments(post.id, post.publishAt, world.now()).map((comment) => ({
          ...comment,
          id: `${post.id.split('_')[1]}_${comment.id}`,
          parentId: postId,
        }));
  const own = world.comments.filter((comment) => comment.parentId === postId);
  return [...visitors, ...own].toSorted((a, b) => a.createdAt - b.createdAt);
}

const commentFields = (comment: CommentRecord): FieldReaders => ({
  id: () => comment.id,
  message: () => comment.message,
  created_time: () => graphTime(comment.createdAt),
  from: (field) => narrow({ name: comment.authorName, id: comment.authorId }, field.fields),
  like_count: () => 0,
  comment_count: () => 0,
});

/** The `comments` field of a post: up to `limit` of them, and how many there are when asked with `summary`. */
export function commentSummary(comments: readonly CommentRecord[], field: Field): Json | GraphError {
  const shown = comments.slice(0, Number(field.modifiers['limit'] ?? 25)).map((comment) => ({
    created_time: graphTime(comment.createdAt),
    from: { name: comment.authorName, id: comment.authorId },
    message: comment.message,
    id: comment.id,
  }));
  const wanted = ['true', '1', 'total_count'].includes(field.modifiers['summary'] ?? '');
  const summary = { order: 'ranked', total_count: comments.length, can_comment: true };
  return narrow({ data: shown, ...(wanted ? { summary } : {}) }, field.fields);
}

/** `GET /{post}/comments` (§8: `order=reverse_chronological`). */
export function listComments(call: Call, postId: string): Answer {
  const post = call.world.posts.get(postId);
  if (post === undefined || visiblePage(call, post.pageId) === undefined)
    return notVisible(call.method, postId);
  if (!has(call, 'pages_read_user_content')) {
    return graphError(10, "This endpoint requires the 'pages_read_user_content' permission");
  }
  const comments = commentsOf(call.world, postId);
  return readList(call, {
    items: call.params.get('order') === 'reverse_chronological' ? comments.toReversed() : comments,
    idOf: (comment) => comment.id,
    timeOf: (comment) => comment.createdAt,
    readersOf: commentFields,
    usual: ['created_time', 'from', 'message', 'id'],
  });
}

/** `POST /{post}/comments` as the Page. */
export function createComment(call: Call, postId: string): Answer {
  const { world, params } = call;
  const post = world.posts.get(postId);
  const page = post === undefined ? undefined : visiblePage(call, post.pageId);
  if (post === undefined || page === undefined) return notVisible(call.method, postId);
  if (call.token.type !== 'PAGE' || !has(call, 'pages_manage_engagement')) {
    return graphError(200, 'Requires pages_manage_engagement permission to manage the object');
  }
  const message = params.get('message') ?? '';
  if (message.trim() === '') return graphError(100, 'A comment needs a message');
  const id = `${post.id.split('_')[1]}_${world.id()}`;
  world.comments.put(id, {
    id,
    parentId: postId,
    authorId: page.id,
    authorName: page.name,
    message,
    createdAt: world.now(),
  });
  return { id };
}
