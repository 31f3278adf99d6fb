import { excerptOf } from '../../../../shared/model/excerpt.ts';
import { randomUUID } from 'node:crypto';
import { nextOccurrences, occurrencesBetween } from '../../domain/occurrences.ts';
import { resolveWallTime } from '../../domain/wall-time.ts';
import { localTime } from '../../domain/zone-clock.ts';
import type { Clock } from '../../clock.ts';
import type { Events } from '../../events.ts';
import type { Activity } from '../../store/repositories/activity.ts';
import type { Posts } from '../../store/repositories/posts.ts';
import type { SeriesRow, SeriesStore } from '../../store/repositories/series.ts';
import type { Store } from '../../store/store.ts';
import type { Placement } from '../posts/placement.ts';

export interface SeriesMakerParts {
  readonly store: Store;
  readonly series: SeriesStore;
  readonly posts: Posts;
  readonly placement: Placement;
  readonly activity: Activity;
  readonly clock: Clock;
  readonly events: Events;
}

/** Turns the occurrences of the next weeks into posts, each once. */
export interface SeriesMaker {
  /** Makes what a series is short of. Within the caller's transaction; the number of posts made. */
  make(series: SeriesRow): number;
  /** Makes what all series are short of, when it is time to look again. */
  makeDue(): void;
}

/** How far ahead occurrences are posts, with times that the owner can see and change (ms). */
export const horizonMs = 60 * 86_400_000;

/** How often the horizon is filled up (ms). */
const makeEvery = 6 * 3_600_000;

/** Creates the maker of an engine. */
export function createSeriesMaker(parts: SeriesMakerParts): SeriesMaker {
  const { store, series: all, posts, placement, activity, clock, events } = parts;
  let madeAt: number | undefined;

  function makeOne(series: SeriesRow, local: string, at: number): void {
    const id = randomUUID();
    const draft = all.draft(series);
    const now = clock.now();
    posts.insert(id, draft, now);
    // The key of the table is what makes this once only: a second try rolls back with its post.
    all.settle({ series_id: series.id, local_time: local, post_id: id });
    posts.setTime(id, { local, zone: series.zone, at }, now);
    const post = posts.get(id);
    if (post === undefined) throw new Error('An occurrence was not written');
    placement.place(post, draft, at);
  }

  /** Occurrences that came and went while nobody looked: longer than the horizon. */
  function notePassed(series: SeriesRow, settled: ReadonlySet<string>, now: number): void {
    if (series.made_until >= now) return;
    const rhythm = { start: series.start_local, rule: series.rule };
    const [from, to] = [series.made_until, now].map((at) => localTime(at, series.zone));
    const passed = occurrencesBetween(rhythm, from ?? '', to ?? '').filter((local) => !settled.has(local));
    if (passed.length === 0) return;
    const excerpt = excerptOf(all.draft(series).text);
    activity.add(now, 'series-passed', { count: passed.length, excerpt });
  }

  function make(series: SeriesRow): number {
    const now = clock.now();
    const until = now + horizonMs;
    const rhythm = { start: series.start_local, rule: series.rule };
    const settled = new Set(all.occurrences(series.id).map(({ local_time }) => local_time));
    notePassed(series, settled, now);
    const last = localTime(until, series.zone);
    let made = 0;
    for (const local of occurrencesBetween(rhythm, localTime(now, series.zone), last)) {
      if (settled.has(local)) continue;
      const at = resolveWallTime({ local, zone: series.zone })?.at;
      if (at === undefined || at <= now) continue;
      makeOne(series, local, at);
      made += 1;
    }
    const over = !nextOccurrences(rhythm, last, 2).some((local) => local > last);
    all.patch(series.id, {
      // A clock that was set back does not make anything count as passed.
      made_until: Math.max(series.made_until, until),
      ...(over && { ended_at: now }),
    });
    return made;
  }

  return {
    make,
    makeDue() {
      const now = clock.now();
      // A clock that was set back is a reason to look, too.
      if (madeAt !== undefined && now >= madeAt && now - madeAt < makeEvery) return;
      let made = 0;
      for (const series of all.live(now)) made += store.transaction(() => make(series));
      all.deleteSpent(now);
      madeAt = now;
      if (made > 0) events.changes.emit({ topics: ['posts', 'app', 'activity'] });
    },
  };
}
