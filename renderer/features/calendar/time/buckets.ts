import { addDays, type Day } from './days.ts';
import { startOfDay } from './zone.ts';

/** Instants from `from` up to, not including, `to` (ms since the epoch). */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The instants that `days` cover in `zone`; `days` are in order and without a hole. */
export function rangeOf(days: readonly Day[], zone: string): Range {
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return { from: 0, to: 0 };
  return { from: startOfDay(first, zone), to: startOfDay(addDays(last, 1), zone) };
}

/** Sorts items by the day they fall on, oldest first; one zone look-up a day, none an item. Items outside `days` are left out. */
export function byDay<T extends { readonly at: number | null }>(
  items: readonly T[],
  days: readonly Day[],
  zone: string,
): ReadonlyMap<Day, readonly T[]> {
  const starts = days.map((day) => startOfDay(day, zone));
  const { to } = rangeOf(days, zone);
  const buckets = new Map<Day, T[]>();
  for (const item of items.toSorted((first, second) => (first.at ?? 0) - (second.at ?? 0))) {
    if (item.at === null || item.at >= to) continue;
    const day = days[lastAtOrBefore(starts, item.at)];
    if (day === undefined) continue;
    const bucket = buckets.get(day);
    if (bucket === undefined) buckets.set(day, [item]);
    else bucket.push(item);
  }
  return buckets;
}

/** Index of the last start that is not after `at`; -1 when all are. */
function lastAtOrBefore(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Number.POSITIVE_INFINITY) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
