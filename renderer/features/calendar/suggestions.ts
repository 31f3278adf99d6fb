import type { PostCard } from '../../../shared/contract/posts.ts';
import type { WallTime } from '../../../shared/model/post.ts';
import { addDays } from './time/days.ts';
import { freeSlot, judge } from './time/moving.ts';
import { instantOf, splitWallTime, wallClock, wallTime } from './time/zone.ts';

/** A time that the owner may take with one press. */
export interface Suggestion {
  readonly kind: 'next-free' | 'tomorrow' | 'next-week';
  readonly to: WallTime;
  readonly at: number;
}

/** Times offered for a post beside the fields: none in the past, none twice. */
export function suggestTimes(
  post: PostCard,
  chosen: WallTime,
  posts: readonly PostCard[],
  now: number,
  zone: string,
): readonly Suggestion[] {
  const today = wallClock(now, zone).day;
  const { day, minutes } = splitWallTime(chosen);
  const tomorrow = addDays(today, 1);
  const offers: readonly { readonly kind: Suggestion['kind']; readonly to: WallTime | undefined }[] = [
    {
      kind: 'next-free',
      to: freeSlot(today, post, posts, now, zone) ?? freeSlot(tomorrow, post, posts, now, zone),
    },
    { kind: 'tomorrow', to: wallTime({ day: tomorrow, minutes }, zone) },
    { kind: 'next-week', to: wallTime({ day: addDays(day < today ? today : day, 7), minutes }, zone) },
  ];
  const taken = new Set([chosen.local]);
  return offers.flatMap(({ kind, to }) => {
    if (to === undefined || taken.has(to.local)) return [];
    taken.add(to.local);
    const { at } = instantOf(to);
    return judge(at, post, posts, now).kind === 'past' ? [] : [{ kind, to, at }];
  });
}
