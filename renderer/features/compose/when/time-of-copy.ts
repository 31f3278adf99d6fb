import type { WallTime } from '../../../../shared/model/post.ts';
import { addDays } from '../../calendar/time/days.ts';
import { instantOf, splitWallTime } from '../../calendar/time/zone.ts';

/**
 * The time that a copy is offered: the same time a day later, as long as that is to come. Times are chosen in `zone`; a post that
 * has a zone of its own is offered none.
 */
export function timeOfCopy(time: WallTime | null, zone: string, now: number): string | null {
  if (time === null || time.zone !== zone) return null;
  const { day } = splitWallTime(time);
  const local = `${addDays(day, 1)}${time.local.slice(day.length)}`;
  return instantOf({ local, zone }).at > now ? local : null;
}
