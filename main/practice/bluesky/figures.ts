import { actionsOf, reachAt } from '../kit/growth.ts';
import { owner } from './owner.ts';

/** Counts of a post, as the index of the network shows them. */
export interface PostFigures {
  readonly likeCount: number;
  readonly repostCount: number;
  readonly replyCount: number;
  readonly quoteCount: number;
  readonly bookmarkCount: number;
}

/** Counts at `now`: plausible, growing with age, the same on every run. Answers are counted, not guessed. */
export function figuresOf(
  { uri, indexedAt }: { readonly uri: string; readonly indexedAt: number },
  now: number,
): Omit<PostFigures, 'replyCount'> {
  const reach = reachAt(uri, now - indexedAt, owner.followers);
  return {
    likeCount: actionsOf(uri, 'like', reach, 0.07),
    repostCount: actionsOf(uri, 'repost', reach, 0.015),
    quoteCount: actionsOf(uri, 'quote', reach, 0.003),
    bookmarkCount: actionsOf(uri, 'bookmark', reach, 0.008),
  };
}
