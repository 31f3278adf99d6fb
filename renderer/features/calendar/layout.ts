/** How a day's posts are drawn in a month cell: as whole cards, or as small ones with the rest behind "+N more". */
export interface CellPlan {
  readonly size: 'full' | 'small';
  readonly shown: number;
  readonly hidden: number;
}

/** Heights in px that a plan reckons with; they match the card's classes. */
export interface CellMetrics {
  readonly header: number;
  readonly full: number;
  readonly small: number;
  readonly gap: number;
  readonly padding: number;
}

/** Whole cards if all of them fit, else as many small ones as do; at least one is shown. */
export function planCell(count: number, height: number, metrics: CellMetrics): CellPlan {
  const room = height - metrics.header - metrics.padding;
  const fits = (each: number): number => Math.floor((room + metrics.gap) / (each + metrics.gap));
  if (count <= fits(metrics.full)) return { size: 'full', shown: count, hidden: 0 };
  const shown = Math.min(count, Math.max(1, fits(metrics.small)));
  return { size: 'small', shown, hidden: count - shown };
}

/** A post's place in a day of the week view. */
export interface Lane<T> {
  readonly item: T;
  /** From the left, 0-based. */
  readonly lane: number;
  /** How many share the width. */
  readonly lanes: number;
}

/** What a day of the week view shows: cards side by side, and "+N" where a crowd has more than fit. */
export interface DayPlan<T> {
  readonly cards: readonly Lane<T>[];
  readonly crowds: readonly {
    readonly minutes: number;
    readonly lanes: number;
    readonly items: readonly T[];
  }[];
}

/**
 * Puts posts, which are points in time drawn as cards of `cardMinutes`, side by side where their cards would cover each other.
 * At most `maxLanes` share the width; of a larger crowd the last lane is the "+N".
 */
export function planDay<T extends { readonly minutes: number }>(
  items: readonly T[],
  cardMinutes: number,
  maxLanes: number,
): DayPlan<T> {
  const cards: Lane<T>[] = [];
  const crowds: { minutes: number; lanes: number; items: readonly T[] }[] = [];
  const sorted = items.toSorted((first, second) => first.minutes - second.minutes);
  for (const cluster of clusters(sorted, cardMinutes)) {
    const { placed, lanes } = assignLanes(cluster, cardMinutes);
    if (lanes <= maxLanes) {
      cards.push(...placed.map(({ item, lane }) => ({ item, lane, lanes })));
      continue;
    }
    const kept = placed.filter(({ lane }) => lane < maxLanes - 1);
    const rest = placed.filter(({ lane }) => lane >= maxLanes - 1).map(({ item }) => item);
    cards.push(...kept.map(({ item, lane }) => ({ item, lane, lanes: maxLanes })));
    for (const crowd of clusters(rest, cardMinutes)) {
      crowds.push({ minutes: crowd[0]?.minutes ?? 0, lanes: maxLanes, items: crowd });
    }
  }
  return { cards, crowds };
}

/** Runs of items in which each card touches one before it. */
function clusters<T extends { readonly minutes: number }>(
  sorted: readonly T[],
  span: number,
): readonly (readonly T[])[] {
  const runs: T[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const item of sorted) {
    const run = runs.at(-1);
    if (run === undefined || item.minutes >= end) runs.push([item]);
    else run.push(item);
    end = item.minutes + span;
  }
  return runs;
}

function assignLanes<T extends { readonly minutes: number }>(cluster: readonly T[], span: number) {
  const ends: number[] = [];
  const placed = cluster.map((item) => {
    const free = ends.findIndex((end) => end <= item.minutes);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = item.minutes + span;
    return { item, lane };
  });
  return { placed, lanes: ends.length };
}
