import { createHash } from 'node:crypto';
import { actionsOf, chanceOf, reachAt } from '../kit/growth.ts';

/** What a post has earned at an age; every number only grows. */
export interface Audience {
  readonly reach: number;
  readonly views: number;
  readonly likes: number;
  readonly loves: number;
  readonly shares: number;
  readonly saves: number;
  readonly clicks: number;
  readonly profileVisits: number;
  readonly follows: number;
}

/** The audience of a post of an account with so many followers. */
export function audienceOf(id: string, followers: number, ageMs: number): Audience {
  const reach = reachAt(id, ageMs, followers * 0.5);
  const did = (action: string, rate: number): number => actionsOf(id, action, reach, rate);
  return {
    reach,
    views: reach + did('views', 0.5),
    likes: did('like', 0.04),
    loves: did('love', 0.006),
    shares: did('share', 0.004),
    saves: did('save', 0.007),
    clicks: did('click', 0.03),
    profileVisits: did('profile', 0.015),
    follows: did('follow', 0.002),
  };
}

/** What was earned between two moments of one post's life, or of many added up. */
export const combine = (a: Audience, b: Audience, sign: 1 | -1): Audience => ({
  reach: a.reach + sign * b.reach,
  views: a.views + sign * b.views,
  likes: a.likes + sign * b.likes,
  loves: a.loves + sign * b.loves,
  shares: a.shares + sign * b.shares,
  saves: a.saves + sign * b.saves,
  clicks: a.clicks + sign * b.clicks,
  profileVisits: a.profileVisits + sign * b.profileVisits,
  follows: a.follows + sign * b.follows,
});

/** People of the practice world who write a word under posts. */
const visitors = [
  { name: 'Lotte De Smet', message: 'Looks wonderful, see you on Saturday!' },
  { name: 'Karim Benali', message: 'Do you also have this on weekdays?' },
  { name: 'Sofie Maes', message: 'Thank you for the kind welcome yesterday.' },
  { name: 'Antoine Girard', message: 'Bravo à toute l’équipe 👏' },
] as const;

export interface VisitorComment {
  readonly id: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly message: string;
  readonly createdAt: number;
}

/** What visitors have written under a post by now, oldest first: each comes in an hour of its own, some never. */
export function visitorComments(postId: string, publishedAt: number, now: number): readonly VisitorComment[] {
  const willing = Math.floor(chanceOf(`${postId}:talk`) * (visitors.length + 1));
  return visitors
    .slice(0, willing)
    .map((visitor, index) => ({
      id: numberFrom(`${postId}/${index}`),
      authorId: numberFrom(visitor.name),
      authorName: visitor.name,
      message: visitor.message,
      createdAt: publishedAt + Math.floor((index + chanceOf(`${postId}:${visitor.name}`)) * 5 * 3_600_000),
    }))
    .filter((comment) => comment.createdAt <= now);
}

/** A number of 17 digits that belongs to a text. */
function numberFrom(text: string): string {
  const number = createHash('sha256').update(text).digest().readBigUInt64BE() % 90_000_000_000_000_000n;
  return String(number + 10_000_000_000_000_000n);
}
