import { actionsOf, chanceOf, reachAt } from '../kit/growth.ts';
import type { PracticeSetting } from '../kit/practice-network.ts';
import { creator } from './application.ts';
import type { Posted, Publications } from './publications.ts';

/** How a public post fared until now. */
export interface VideoFigures {
  readonly views: number;
  readonly likes: number;
  readonly comments: number;
  readonly shares: number;
}

/** The creator's own counts at a time. */
export interface CreatorFigures {
  readonly followers: number;
  readonly following: number;
  readonly likes: number;
  readonly videos: number;
}

/** Who watches and follows: plausible, growing with time on the practice clock, the same on every run. */
export interface Audience {
  figuresOf(post: Posted): VideoFigures;
  creator(): CreatorFigures;
  /** Posts that everyone can see, newest first. */
  publicPosts(): readonly Posted[];
}

const day = 24 * 3_600_000;

/** New followers of a day: a few, and on some days many. */
const followersOf = (index: number): number => 2 + Math.floor(18 * chanceOf(`tiktok-day-${index}`) ** 3);

/** Opens the audience on the practice world. */
export function createAudience({ world, clock }: PracticeSetting, publications: Publications): Audience {
  const facts = world.collection<{ readonly at: number }>('tiktok.since');
  /** Growth starts when the practice account is first looked at. */
  const since = (): number => (facts.get('first') ?? facts.put('first', { at: clock.now() })).at;

  const publicPosts = (): readonly Posted[] =>
    publications.posted().filter((entry) => {
      const state = publications.state(entry);
      return state.status === 'PUBLISH_COMPLETE' && state.isPublic;
    });

  function figuresOf({ postId, publishedAt }: Posted): VideoFigures {
    const views = reachAt(postId, clock.now() - publishedAt, creator.followers * 3);
    return {
      views,
      likes: actionsOf(postId, 'like', views, 0.06),
      comments: actionsOf(postId, 'comment', views, 0.004),
      shares: actionsOf(postId, 'share', views, 0.006),
    };
  }

  return {
    figuresOf,
    publicPosts,
    creator() {
      const days = Math.floor((clock.now() - since()) / day);
      const grown = Array.from({ length: days }, (_, index) => followersOf(index));
      const shown = publicPosts().map(figuresOf);
      const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
      return {
        followers: creator.followers + sum(grown) + Math.floor(sum(shown.map(({ views }) => views)) / 400),
        following: creator.following,
        likes: creator.likes + sum(shown.map(({ likes }) => likes)),
        videos: shown.length,
      };
    },
  };
}
