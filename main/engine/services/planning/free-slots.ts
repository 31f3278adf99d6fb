import { closeMinutes } from '../../../../shared/limits/neighbours.ts';
import type { Clock } from '../../clock.ts';
import { type SlotCalendar, type SlotTime, slotCalendar } from '../../domain/slot-calendar.ts';
import type { Slots, TakenTime } from '../../store/repositories/slots.ts';
import type { BusinessZone } from './business-zone.ts';

export interface FreeSlotParts {
  readonly slots: Slots;
  readonly zone: BusinessZone;
  readonly clock: Clock;
}

/** Which slots of accounts are free. */
export interface FreeSlots {
  /** An account's slots from now on, in the zone of the business. */
  calendarOf(accountId: string): SlotCalendar;
  /** The first free slot of an account after `after` (ms); undefined without one in the next three years. `exceptPost` does not take one. */
  next(accountId: string, after: number, exceptPost?: string): SlotTime | undefined;
  /** Free slots of an account in [from, to). */
  within(accountId: string, from: number, to: number): readonly SlotTime[];
  /** Whether something other than the posts that `leaves` names takes a time of an account (ms). */
  taken(accountId: string, leaves: (taken: TakenTime) => boolean): (at: number) => boolean;
}

const closeMs = closeMinutes * 60_000;

/** Creates them for an engine. */
export function createFreeSlots({ slots, zone, clock }: FreeSlotParts): FreeSlots {
  /** Calendars of the minute `kept.since`: accounts mostly share their times, and the owner asks for all of them at once. */
  const kept = { since: 0, calendars: new Map<string, SlotCalendar>() };

  function calendarOf(accountId: string, from = clock.now()): SlotCalendar {
    const since = Math.floor(clock.now() / 60_000);
    if (since !== kept.since) kept.calendars.clear();
    kept.since = since;
    const week = slots.of(accountId).map(({ weekday, minutes }) => ({ weekday, minutes }));
    const start = Math.floor(from / 60_000) * 60_000;
    const key = JSON.stringify([zone.get(), start, week]);
    const calendar = kept.calendars.get(key) ?? slotCalendar(week, zone.get(), start);
    kept.calendars.set(key, calendar);
    return calendar;
  }

  /** What waits in the queue takes its own slot; anything else takes what is close to it, too. */
  function taken(accountId: string, leaves: (taken: TakenTime) => boolean): (at: number) => boolean {
    const rows = slots
      .taken(accountId, clock.now() - closeMs, Number.MAX_SAFE_INTEGER)
      .filter((row) => !leaves(row));
    const exact = new Set(rows.map((row) => row.due_at));
    const others = rows.filter((row) => row.queued === 0).map((row) => row.due_at);
    return (at) => exact.has(at) || others.some((other) => Math.abs(other - at) < closeMs);
  }

  function* freeAfter(accountId: string, after: number, exceptPost?: string): Generator<SlotTime> {
    const calendar = calendarOf(accountId, after);
    const isTaken = taken(accountId, ({ post_id }) => post_id === exceptPost);
    for (let slot = calendar.after(after); slot !== undefined; slot = calendar.after(slot.at)) {
      if (!isTaken(slot.at)) yield slot;
    }
  }

  return {
    calendarOf,
    taken,
    next(accountId, after, exceptPost) {
      for (const slot of freeAfter(accountId, Math.max(after, clock.now()), exceptPost)) return slot;
      return undefined;
    },
    within(accountId, from, to) {
      const found: SlotTime[] = [];
      for (const slot of freeAfter(accountId, Math.max(from - 1, clock.now()))) {
        if (slot.at >= to) break;
        found.push(slot);
      }
      return found;
    },
  };
}
