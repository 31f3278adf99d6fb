import type { WallTime } from '../../../../shared/model/post.ts';
import { addDays, startOfWeek } from '../../calendar/time/days.ts';
import { instantOf, wallClock, wallTime } from '../../calendar/time/zone.ts';

/** A time that the owner can pick with one press. */
export interface SuggestedTime {
  readonly day: 'today' | 'tomorrow' | 'next-monday';
  readonly at: WallTime;
  readonly instant: number;
}

const hour = 60;
/** The hours of a working day at which shops post most: opening, lunch, closing. */
const usualHours = [9 * hour, 12 * hour, 18 * hour] as const;
/** Nobody plans a post for a moment that is nearly over. */
const soonestMs = 20 * 60_000;

/** At most four times worth one press: the rest of today, tomorrow, next Monday; earliest first. */
export function suggestTimes(now: number, zone: string): readonly SuggestedTime[] {
  const today = wallClock(now, zone).day;
  const tomorrow = addDays(today, 1);
  const monday = addDays(startOfWeek(today, 'monday'), 7);
  const make = (day: SuggestedTime['day'], date: string, minutes: number): SuggestedTime => {
    const at = wallTime({ day: date, minutes }, zone);
    return { day, at, instant: instantOf(at).at };
  };
  const restOfToday = usualHours
    .map((minutes) => make('today', today, minutes))
    .filter(({ instant }) => instant >= now + soonestMs)
    .slice(0, 1);
  const tomorrows = [9 * hour, 18 * hour].map((minutes) => make('tomorrow', tomorrow, minutes));
  const mondays = monday === tomorrow ? [] : [make('next-monday', monday, 9 * hour)];
  return [...restOfToday, ...tomorrows, ...mondays];
}

/** Where the date and time fields start when the owner first asks for a time: tomorrow at nine. */
export function firstTime(now: number, zone: string): WallTime {
  return wallTime({ day: addDays(wallClock(now, zone).day, 1), minutes: 9 * hour }, zone);
}
