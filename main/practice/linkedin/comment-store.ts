import type { PracticeSetting } from '../kit/practice-network.ts';
import { activityOf, type Post } from './post-store.ts';
import { readerComments } from './reader-comments.ts';

/** A comment, on a post or on another comment. */
export interface Comment {
  /** Numeric. */
  readonly id: string;
  readonly urn: string;
  readonly postId: string;
  /** URN of the comment that this one answers. */
  readonly parent: string | null;
  readonly actor: string;
  readonly text: string;
  readonly createdAt: number;
  readonly edited: boolean;
}

/** Comments under the posts of the practice world: those of readers, and those that came through the interface. */
export interface CommentStore {
  add(post: Post, comment: Pick<Comment, 'actor' | 'text' | 'parent'>): Comment;
  /** All of a post's comments and answers, oldest first. */
  of(post: Post): readonly Comment[];
  edit(comment: Comment, text: string): void;
  /** Takes a comment away with the answers to it. */
  remove(comment: Comment): void;
}

/** Opens the comments on the practice world. */
export function createCommentStore({ world, clock }: PracticeSetting): CommentStore {
  const written = world.collection<Comment>('linkedin.comments');
  return {
    add(post, { actor, text, parent }) {
      const id = world.numericId(19);
      return written.put(id, {
        id,
        urn: `urn:li:comment:(${activityOf(post.id)},${id})`,
        postId: post.id,
        parent,
        actor,
        text,
        createdAt: clock.now(),
        edited: false,
      });
    },
    of: (post) =>
      [
        ...readerComments(post, clock.now()),
        ...written.filter((comment) => comment.postId === post.id),
      ].toSorted((one, other) => one.createdAt - other.createdAt),
    edit: (comment, text) => void written.put(comment.id, { ...comment, text, edited: true }),
    remove(comment) {
      for (const answer of written.filter(({ parent }) => parent === comment.urn)) written.delete(answer.id);
      written.delete(comment.id);
    },
  };
}
