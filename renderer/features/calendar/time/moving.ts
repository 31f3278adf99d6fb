import type { PostCard } from '../../../../shared/contract/posts.ts';
import type { PublicationState } from '../../../../shared/model/publication.ts';
import type { WallTime } from '../../../../shared/model/post.ts';
import { addDays, type Day, daysBetween } from './days.ts';
import { instantOf, splitWallTime, wallClock, wallTime } from './zone.ts';

type Timed = Pick<PostCard, 'at' | 'wallTime'>;
type Placed = Pick<PostCard, 'id' | 'at' | 'accountIds' | 'publications'>;

/** Two posts closer than this on one account stand in each other's light. */
const clashMs = 30 * 60_000;
const slotMinutes = 30;
const morning = 9 * 60;

/**
 * The wall time of `post` on another day of the calendar in `zone`, its hour kept. A post planned in another zone keeps that zone
 * and its hour there, so the move is counted in days.
 */
export function onDay(post: Timed, day: Day, zone: string): WallTime {
  const shown = wallClock(post.at ?? 0, zone);
  const own = post.wallTime;
  if (own === null || own.zone === zone) {
    const { minutes } = own === null ? shown : splitWallTime(own);
    return wallTime({ day, minutes }, zone);
  }
  const { day: ownDay, minutes } = splitWallTime(own);
  return wallTime({ day: addDays(ownDay, daysBetween(shown.day, day)), minutes }, own.zone);
}

/** What a time means for a post before it is moved there. */
export type Verdict =
  | { readonly kind: 'free' }
  | { readonly kind: 'past' }
  /** Another post goes to one of the same accounts within half an hour. */
  | { readonly kind: 'clash'; readonly with: Placed };

/** Judges `at` for `post` among the posts that the calendar knows. */
export function judge(
  at: number,
  post: Pick<PostCard, 'id' | 'accountIds' | 'publications'>,
  others: readonly Placed[],
  now: number,
): Verdict {
  if (at <= now) return { kind: 'past' };
  const accounts = new Set(accountsOf(post));
  const clash = others.find(
    (other) =>
      other.id !== post.id &&
      other.at !== null &&
      Math.abs(other.at - at) < clashMs &&
      accountsOf(other).some((accountId) => accounts.has(accountId)),
  );
  return clash === undefined ? { kind: 'free' } : { kind: 'clash', with: clash };
}

/** Accounts that a post goes to; a draft has them by its variants, a scheduled one by its publications. */
export function accountsOf(post: Pick<PostCard, 'accountIds' | 'publications'>): readonly string[] {
  return post.publications.length === 0
    ? post.accountIds
    : post.publications.filter(({ state }) => state !== 'cancelled').map(({ accountId }) => accountId);
}

/** The first free half hour of `day` from 9:00 on, or from now on today; undefined when the day has none left. */
export function freeSlot(
  day: Day,
  post: Pick<PostCard, 'id' | 'accountIds' | 'publications'>,
  others: readonly Placed[],
  now: number,
  zone: string,
): WallTime | undefined {
  for (let minutes = morning; minutes < 24 * 60; minutes += slotMinutes) {
    const time = wallTime({ day, minutes }, zone);
    const { at, note } = instantOf(time);
    if (note !== 'moved-past-gap' && judge(at, post, others, now).kind === 'free') return time;
  }
  return undefined;
}

/** States whose time the owner may still change; the engine has the last word. */
const movable: Readonly<Record<PublicationState, boolean>> = {
  scheduled: true,
  held: true,
  missed: true,
  failed: true,
  cancelled: true,
  preparing: false,
  committing: false,
  verifying: false,
  // Moved at the network first, then here.
  'handed-over': true,
  published: false,
  'needs-owner': false,
};

/** Whether nothing of the post is on its way or out. */
export function isMovable(post: Pick<PostCard, 'publications'>): boolean {
  return post.publications.every(({ state }) => movable[state]);
}
