import { createHash } from 'node:crypto';

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
  readonly visitorComments: number;
}

const hour = 3_600_000;

/** Numbers in 0..1 that belong to an id, always the same. */
function traits(id: string): readonly number[] {
  const bytes = createHash('sha256').update(id).digest();
  return Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(index * 2) / 65_535);
}

/**
 * The audience of a post: fast on the first day, slower after, never above what its account's following allows.
 * Deterministic: the id decides how well the post does, the age how far it has come.
 */
export function audienceOf(id: string, followers: number, ageMs: number): Audience {
  const [fame = 0, pace = 0, warmth = 0, love = 0, spread = 0, worth = 0, pull = 0, talk = 0] = traits(id);
  const grown = 1 - Math.exp(-Math.max(0, ageMs) / (hour * (5 + 9 * pace)));
  const upTo = (most: number): number => Math.floor(most * grown);
  const reach = followers * (0.18 + 0.9 * fame ** 2);
  return {
    reach: upTo(reach),
    views: upTo(reach * (1.25 + 0.6 * spread)),
    likes: upTo(reach * (0.015 + 0.05 * warmth)),
    loves: upTo(reach * 0.012 * love),
    shares: upTo(reach * 0.008 * spread),
    saves: upTo(reach * 0.012 * worth),
    clicks: upTo(reach * (0.01 + 0.04 * pull)),
    profileVisits: upTo(reach * 0.03 * pull),
    follows: upTo(reach * 0.004 * pull),
    visitorComments: upTo(4.99 * talk),
  };
}

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

/** The words that visitors have left under a post by now, oldest first; each appears at its own hour and stays. */
export function visitorComments(
  postId: string,
  followers: number,
  publishedAt: number,
  now: number,
): readonly VisitorComment[] {
  const { visitorComments: count } = audienceOf(postId, followers, now - publishedAt);
  return visitors.slice(0, count).map((visitor, index) => ({
    id: numberFrom(`${postId}/${index}`),
    authorId: numberFrom(visitor.name),
    authorName: visitor.name,
    message: visitor.message,
    // Below the time at which growth can have shown it.
    createdAt: publishedAt + (index + 1) * 600_000,
  }));
}

/** A number of 17 digits that belongs to a text. */
function numberFrom(text: string): string {
  const number = createHash('sha256').update(text).digest().readBigUInt64BE() % 90_000_000_000_000_000n;
  return String(number + 10_000_000_000_000_000n);
}
