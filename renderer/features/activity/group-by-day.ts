import type { ActivityEntry } from '../../../shared/contract/overview.ts';
import type { Day } from '../calendar/time/days.ts';
import { wallClock } from '../calendar/time/zone.ts';

/** A line of the list: the heading of a day, or an entry. */
export type ActivityRow =
  | { readonly kind: 'day'; readonly day: Day; readonly at: number }
  | { readonly kind: 'entry'; readonly entry: ActivityEntry };

/** Entries, newest first, with a heading before each day's first one. */
export function groupByDay(entries: readonly ActivityEntry[], zone: string): readonly ActivityRow[] {
  const rows: ActivityRow[] = [];
  let day: Day | null = null;
  for (const entry of entries) {
    const own = wallClock(entry.at, zone).day;
    if (own !== day) rows.push({ kind: 'day', day: own, at: entry.at });
    day = own;
    rows.push({ kind: 'entry', entry });
  }
  return rows;
}

/** Pages as one list; an entry that two pages hold (the list grew meanwhile) is shown once. */
export function joinPages(pages: readonly (readonly ActivityEntry[])[]): readonly ActivityEntry[] {
  const seen = new Set<number>();
  return pages.flat().filter(({ id }) => {
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}
