import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orpc } from '../../app/engine-client.ts';
import type { Range } from './time/buckets.ts';
import type { Day } from './time/days.ts';
import { wallClock } from './time/zone.ts';

/** A time of a day at which accounts have a free slot. */
export interface FreeSlot {
  readonly minutes: number;
  readonly accountIds: readonly string[];
}

/** Free slots by day, in order. */
export type FreeSlots = ReadonlyMap<Day, readonly FreeSlot[]>;

/** Sorts free slots by the day they fall on. */
export function freeByDay(
  slots: readonly { readonly at: number; readonly accountIds: readonly string[] }[],
  zone: string,
): FreeSlots {
  const days = new Map<Day, FreeSlot[]>();
  for (const { at, accountIds } of slots) {
    const { day, minutes } = wallClock(at, zone);
    days.set(day, [...(days.get(day) ?? []), { minutes, accountIds }]);
  }
  return days;
}

const none: FreeSlots = new Map();

/** The free slots of a page; what the calendar shows faintly, and none while they are not known. */
export function useFreeSlots({ from, to }: Range, zone: string, now: number): FreeSlots {
  const query = useQuery(
    orpc.planning.freeSlots.queryOptions({ input: { from, to }, enabled: to > now, retry: false }),
  );
  return useMemo(() => (query.data === undefined ? none : freeByDay(query.data, zone)), [query.data, zone]);
}
