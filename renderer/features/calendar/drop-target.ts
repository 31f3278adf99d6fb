import type { PostCard } from '../../../shared/contract/posts.ts';
import type { WallTime } from '../../../shared/model/post.ts';
import type { FreeSlots } from './free-slots.ts';
import { addDays, type Day } from './time/days.ts';
import { freeSlot, isMovable, judge, onDay, type Verdict } from './time/moving.ts';
import { type ClockNote, instantOf, startOfDay, wallTime } from './time/zone.ts';

/** A place on the grid: a day, and in the week view a half hour of it. */
export interface Place {
  readonly day: Day;
  /** Null in the month view, where a post keeps its hour. */
  readonly minutes: number | null;
}

/** What letting go over a place would do. */
export type DropTarget = Place &
  (
    | {
        readonly outcome: 'move';
        readonly to: WallTime;
        readonly at: number;
        readonly note: ClockNote;
        readonly verdict: Verdict;
      }
    /** The place is where the post is already. */
    | { readonly outcome: 'stay' }
    | { readonly outcome: 'refuse'; readonly reason: 'past' | 'day-full' | 'fixed' }
  );

/** Surroundings that a drop is judged in. */
export interface DropSetting {
  readonly zone: string;
  readonly now: number;
  /** Posts that the calendar knows. */
  readonly posts: readonly PostCard[];
  /** Free slots of accounts, by day. */
  readonly free?: FreeSlots;
}

/** Judges letting `post` go at `place`: a draft takes the day's next free slot from 9:00, a timed post keeps its hour. */
export function dropTarget(post: PostCard, place: Place, setting: DropSetting): DropTarget {
  const { zone, now, posts } = setting;
  if (!isMovable(post)) return { ...place, outcome: 'refuse', reason: 'fixed' };
  const to = timeAt(post, place, setting);
  if (to === undefined) {
    const over = startOfDay(addDays(place.day, 1), zone) <= now;
    return { ...place, outcome: 'refuse', reason: over ? 'past' : 'day-full' };
  }
  const { at, note } = instantOf(to);
  if (at === post.at) return { ...place, outcome: 'stay' };
  const verdict = judge(at, post, posts, now);
  if (verdict.kind === 'past') return { ...place, outcome: 'refuse', reason: 'past' };
  return { ...place, outcome: 'move', to, at, note, verdict };
}

function timeAt(
  post: PostCard,
  { day, minutes }: Place,
  { zone, now, posts, free }: DropSetting,
): WallTime | undefined {
  if (minutes !== null) return wallTime({ day, minutes }, zone);
  if (post.at !== null) return onDay(post, day, zone);
  // A slot that all of its accounts have free comes before a time that is merely free.
  const slot = free
    ?.get(day)
    ?.find(
      ({ accountIds }) =>
        post.accountIds.length > 0 && post.accountIds.every((id) => accountIds.includes(id)),
    );
  return slot === undefined
    ? freeSlot(day, post, posts, now, zone)
    : wallTime({ day, minutes: slot.minutes }, zone);
}

/** How a place under a carried post is coloured. */
export function targetTone(target: DropTarget): 'free' | 'clash' | 'refused' | 'same' {
  switch (target.outcome) {
    case 'move':
      return target.verdict.kind === 'clash' ? 'clash' : 'free';
    case 'refuse':
      return 'refused';
    case 'stay':
      return 'same';
  }
}
