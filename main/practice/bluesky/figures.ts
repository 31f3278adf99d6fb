import { actionsOf, reachAt } from '../kit/growth.ts';
import { owner } from './owner.ts';
import type { StoredRecord } from './repository.ts';

/** Counts of a post, as the index of the network shows them. */
export interface PostFigures {
  readonly likeCount: number;
  readonly repostCount: number;
  readonly replyCount: number;
  readonly quoteCount: number;
  readonly bookmarkCount: number;
}

/** Counts at `now`: plausible, growing with age, the same on every run. */
export function figuresOf({ uri, indexedAt }: StoredRecord, now: number): PostFigures {
  const reach = reachAt(uri, now - indexedAt, owner.followers);
  return {
    likeCount: actionsOf(uri, 'like', reach, 0.07),
    repostCount: actionsOf(uri, 'repost', reach, 0.015),
    replyCount: actionsOf(uri, 'reply', reach, 0.01),
    quoteCount: actionsOf(uri, 'quote', reach, 0.003),
    bookmarkCount: actionsOf(uri, 'bookmark', reach, 0.008),
  };
}
