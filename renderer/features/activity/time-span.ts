import type { ActivityWithin } from '../../../shared/model/activity-filter.ts';
import type { ActivityTime } from '../../app/activity-route.ts';
import { addDays } from '../calendar/time/days.ts';
import { startOfDay, wallClock } from '../calendar/time/zone.ts';

/** The instants that a choice of days means in the zone of the business. */
export function timeSpan(time: ActivityTime, zone: string, now: number): Pick<ActivityWithin, 'from' | 'to'> {
  switch (time.kind) {
    case 'any':
      return {};
    case 'last':
      // Open to the future: what happens from now on belongs to it.
      return { from: startOfDay(addDays(wallClock(now, zone).day, 1 - time.days), zone) };
    case 'days':
      return { from: startOfDay(time.first, zone), to: startOfDay(addDays(time.last, 1), zone) };
  }
}
