import { actionsOf, reachAt } from '../kit/growth.ts';
import { member, organizationOf } from './members.ts';
import type { Post } from './post-store.ts';

/** How a post fared until a moment. */
export interface PostFigures {
  readonly impressions: number;
  readonly reached: number;
  readonly clicks: number;
  readonly reactions: number;
  /** Comments of readers; those of the owner come on top. */
  readonly comments: number;
  readonly reshares: number;
}

/** Figures of a post at `now`: plausible, growing with age, the same on every run. */
export function figuresOf(post: Pick<Post, 'id' | 'author' | 'createdAt'>, now: number): PostFigures {
  const audience = organizationOf(post.author)?.followers ?? member.followers;
  const reached = reachAt(post.id, now - post.createdAt, audience);
  return {
    reached,
    impressions: reached + actionsOf(post.id, 'seen-again', reached, 0.4),
    clicks: actionsOf(post.id, 'click', reached, 0.04),
    reactions: actionsOf(post.id, 'reaction', reached, 0.03),
    comments: actionsOf(post.id, 'comment', reached, 0.004),
    reshares: actionsOf(post.id, 'reshare', reached, 0.002),
  };
}
