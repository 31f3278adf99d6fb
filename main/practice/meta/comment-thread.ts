import { chanceOf } from '../kit/growth.ts';
import { visitorComments } from './audience.ts';
import type { MetaWorld } from './meta-world.ts';
import type { CommentRecord, InstagramMediaRecord, PostRecord } from './model.ts';

/** A comment as it stands: what a visitor or the account wrote, and what was done to it since. */
export interface ThreadComment extends CommentRecord {
  readonly hidden: boolean;
}

/** Everything written under a Page's post, oldest first. */
export function postThread(world: MetaWorld, post: PostRecord): readonly ThreadComment[] {
  // Graph writes the post in front of each comment's own number.
  return post.publishAt === null ? [] : thread(world, post.id, post.publishAt, `${post.id.split('_')[1]}_`);
}

/** Everything written under an Instagram post, oldest first. */
export function mediaThread(world: MetaWorld, media: InstagramMediaRecord): readonly ThreadComment[] {
  return thread(world, media.id, media.publishedAt, '');
}

function thread(
  world: MetaWorld,
  parentId: string,
  publishedAt: number,
  prefix: string,
): readonly ThreadComment[] {
  const visitors = visitorComments(parentId, publishedAt, world.now()).map((comment) => ({
    ...comment,
    id: `${prefix}${comment.id}`,
    parentId,
    answers: null,
  }));
  const own = world.comments.filter((comment) => comment.parentId === parentId);
  const isDeleted = (id: string): boolean => world.commentMarks.get(id)?.deleted === true;
  return [...visitors, ...own]
    .filter(({ id, answers }) => !isDeleted(id) && (answers === null || !isDeleted(answers)))
    .map((comment) => {
      const mark = world.commentMarks.get(comment.id);
      return { ...comment, message: mark?.message ?? comment.message, hidden: mark?.hidden === true };
    })
    .toSorted((a, b) => a.createdAt - b.createdAt);
}

/** Comments on the post itself, without the answers to them. */
export const topLevel = (comments: readonly ThreadComment[]): readonly ThreadComment[] =>
  comments.filter(({ answers }) => answers === null);

/** How many liked a comment: a steady small number. */
export const commentLikes = ({ id }: CommentRecord): number => Math.floor(chanceOf(`${id}:likes`) * 4);
