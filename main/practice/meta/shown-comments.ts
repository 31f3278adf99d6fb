import { type ThreadComment, topLevel } from './comment-thread.ts';
import type { ShownComment } from './post-page.ts';

/** What the public reads under a post: hidden comments are not among it, nor what answers them. */
export function shownComments(thread: readonly ThreadComment[]): readonly ShownComment[] {
  const seen = thread.filter(({ hidden }) => !hidden);
  return topLevel(seen).map(({ id, authorName, message }) => ({
    authorName,
    message,
    answers: seen
      .filter(({ answers }) => answers === id)
      .map((answer) => ({ authorName: answer.authorName, message: answer.message, answers: [] })),
  }));
}
