import { excerptOf } from '../../../../shared/model/excerpt.ts';
import { randomUUID } from 'node:crypto';
import { previewLength, type Recurrence } from '../../../../shared/model/recurrence.ts';
import { type Draft, draft as draftSchema, type WallTime } from '../../../../shared/model/post.ts';
import type { PublicationState } from '../../../../shared/model/publication.ts';
import { countBefore, nextOccurrences } from '../../domain/occurrences.ts';
import { isOpen } from '../../domain/publication-states.ts';
import { recurrenceOf, ruleText } from '../../domain/recurrence-rule.ts';
import { resolveWallTime, type WallTimeNote } from '../../domain/wall-time.ts';
import { daysLater, localTime } from '../../domain/zone-clock.ts';
import type { Clock } from '../../clock.ts';
import type { Events } from '../../events.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { Activity } from '../../store/repositories/activity.ts';
import type { PostRow, Posts } from '../../store/repositories/posts.ts';
import type { Publications } from '../../store/repositories/publications.ts';
import type { OccurrenceRow, SeriesRow, SeriesStore } from '../../store/repositories/series.ts';
import type { Store } from '../../store/store.ts';
import type { PostTiming } from '../posts/post-timing.ts';
import type { SeriesMaker } from './series-maker.ts';

export interface SeriesDeskParts {
  readonly store: Store;
  readonly series: SeriesStore;
  readonly posts: Posts;
  readonly publications: Publications;
  readonly timing: PostTiming;
  readonly maker: SeriesMaker;
  readonly activity: Activity;
  readonly clock: Clock;
  readonly events: Events;
  /** Tells the scheduler that a time changed. */
  scheduleChanged(): void;
}

/** When an occurrence goes out, or would. */
export interface OccurrenceTime {
  readonly local: string;
  readonly at: number;
  readonly note: WallTimeNote;
}

/** A series as the owner sees it from one of its posts. */
export interface SeriesView {
  readonly id: string;
  readonly zone: string;
  /** The occurrence that the post is, as the rule has it. */
  readonly local: string;
  /** With a count, as many as are left from this occurrence on. */
  readonly recurrence: Recurrence;
  readonly ended: boolean;
  /** The next ones after this, settled or not, but for those left out. */
  readonly next: readonly (OccurrenceTime & { readonly postId: string | null })[];
  readonly skipped: readonly OccurrenceTime[];
}

/** Posts that repeat. */
export interface SeriesDesk {
  /** The first occurrences of a rule from a start on, before anything is saved. */
  preview(start: WallTime, recurrence: Recurrence): readonly OccurrenceTime[];
  /** Makes a post the first of a series. */
  create(postId: string, start: WallTime, recurrence: Recurrence): OccurrenceTime;
  ofPost(postId: string): SeriesView | null;
  /** From a post on, the series goes on as that post now is, in another rhythm. Posts that the owner changed by themselves stay. */
  changeFollowing(postId: string, start: WallTime, recurrence: Recurrence): OccurrenceTime;
  /** Posts that follow one in its series and of which a network holds something: it is taken back before they change. */
  heldFrom(seriesId: string, local: string): readonly string[];
  /** The post that an occurrence became, as long as it is there. */
  postOf(seriesId: string, local: string): string | null;
  /** Leaves out an occurrence that is to come; its post goes, unless it is on its way. */
  skip(seriesId: string, local: string): void;
  /** Takes back a skip. */
  restore(seriesId: string, local: string): void;
  /** Ends the series after a post. Following posts go, but for those that the owner changed by themselves. */
  endAfter(postId: string): void;
}

/** Creates the desk of an engine. */
export function createSeriesDesk(parts: SeriesDeskParts): SeriesDesk {
  const { store, series: all, posts, publications, timing, maker, activity, clock, events } = parts;

  function changed(): void {
    events.changes.emit({ topics: ['posts', 'activity', 'app'] });
    parts.scheduleChanged();
  }

  function timeOf(local: string, zone: string): OccurrenceTime {
    const found = resolveWallTime({ local, zone });
    if (found === undefined) throw new ExpectedError('time-invalid');
    return { local, ...found };
  }

  function preview(start: WallTime, recurrence: Recurrence): readonly OccurrenceTime[] {
    timeOf(start.local, start.zone);
    const rhythm = { start: start.local, rule: ruleText(recurrence) };
    return nextOccurrences(rhythm, start.local, previewLength).map((local) => timeOf(local, start.zone));
  }

  /** The first occurrence of a rule, which must be yet to come. */
  function firstOf(start: WallTime, recurrence: Recurrence): OccurrenceTime {
    const [first] = preview(start, recurrence);
    if (first === undefined) throw new ExpectedError('no-occurrence');
    if (first.at <= clock.now()) throw new ExpectedError('time-in-past');
    return first;
  }

  function found(postId: string): { post: PostRow; occurrence: OccurrenceRow; series: SeriesRow } {
    const post = posts.get(postId);
    const occurrence = post === undefined ? undefined : all.ofPost(postId);
    const series = occurrence === undefined ? undefined : all.get(occurrence.series_id);
    if (post === undefined) throw new ExpectedError('not-found');
    if (occurrence === undefined || series === undefined) throw new ExpectedError('not-in-this-state');
    return { post, occurrence, series };
  }

  const rhythmOf = ({ start_local: start, rule }: SeriesRow) => ({ start, rule });
  const same = (one: Draft, other: Draft): boolean =>
    JSON.stringify(draftSchema.parse(one)) === JSON.stringify(draftSchema.parse(other));

  /** Whether a post is as its series made it and nothing of it has begun: then it goes where its series goes. */
  function follows(series: SeriesRow, { post_id, local_time }: OccurrenceRow): boolean {
    const post = post_id === null ? undefined : posts.get(post_id);
    if (post === undefined || post.local_time !== local_time || post.zone !== series.zone) return false;
    const waiting = publications
      .ofPost(post.id)
      .every(({ state }) => state === 'scheduled' || state === 'held');
    return waiting && same(posts.draft(post), all.draft(series));
  }

  function remove(postId: string): void {
    for (const row of publications.ofPost(postId)) publications.delete(row.id);
    posts.delete(postId);
  }

  /** Ends a series before `local`; what follows there is deleted, what stands by itself is returned. */
  function cut(series: SeriesRow, local: string, except: string): readonly OccurrenceRow[] {
    const following = all.occurrences(series.id).filter((one) => one.local_time >= local);
    const own: OccurrenceRow[] = [];
    for (const occurrence of following) {
      if (occurrence.post_id === except) continue;
      if (occurrence.post_id !== null && follows(series, occurrence)) remove(occurrence.post_id);
      else own.push(occurrence);
    }
    const end = { kind: 'until', day: daysLater(local, -1).slice(0, 10) } as const;
    const recurrence = recurrenceOf(series.rule);
    const rule = recurrence === undefined ? series.rule : ruleText({ ...recurrence, end });
    all.patch(series.id, { rule, ended_at: clock.now() });
    return own;
  }

  /** A new series that begins as `post` is; days that are settled already are not taken twice. */
  function begin(
    post: PostRow,
    draft: Draft,
    start: WallTime,
    recurrence: Recurrence,
    own: readonly OccurrenceRow[],
  ): OccurrenceTime {
    const first = firstOf(start, recurrence);
    const id = randomUUID();
    const row = {
      id,
      draft: JSON.stringify(draft),
      start_local: start.local,
      zone: start.zone,
      rule: ruleText(recurrence),
      made_until: clock.now(),
      created_at: clock.now(),
    };
    all.insert(row);
    timing.time(post, draft, { local: first.local, zone: start.zone, at: first.at });
    all.settle({ series_id: id, local_time: first.local, post_id: post.id });
    for (const { series_id, local_time, post_id } of own) {
      const local = `${local_time.slice(0, 10)}${start.local.slice(10)}`;
      if (local === first.local) continue;
      all.unsettle(series_id, local_time);
      all.settle({ series_id: id, local_time: local, post_id });
    }
    maker.make({ ...row, ended_at: null });
    return first;
  }

  function note(kind: 'series-begun' | 'series-changed' | 'series-ended', post: PostRow): void {
    activity.add(clock.now(), kind, { postId: post.id, excerpt: excerptOf(post.text) });
  }

  return {
    preview,
    create(postId, start, recurrence) {
      const post = posts.get(postId);
      if (post === undefined) throw new ExpectedError('not-found');
      if (all.ofPost(postId) !== undefined) throw new ExpectedError('not-in-this-state');
      const draft = timing.assertTimeable(post, firstOf(start, recurrence).at);
      const first = store.transaction(() => {
        const made = begin(post, draft, start, recurrence, []);
        note('series-begun', post);
        return made;
      });
      changed();
      return first;
    },
    ofPost(postId) {
      const occurrence = all.ofPost(postId);
      const series = occurrence === undefined ? undefined : all.get(occurrence.series_id);
      const recurrence = series === undefined ? undefined : recurrenceOf(series.rule);
      if (occurrence === undefined || series === undefined || recurrence === undefined) return null;
      const { zone } = series;
      const { end } = recurrence;
      const settled = new Map(all.occurrences(series.id).map((one) => [one.local_time, one]));
      const left =
        end.kind === 'count' ? end.count - countBefore(rhythmOf(series), occurrence.local_time) : 0;
      const now = localTime(clock.now(), zone);
      return {
        id: series.id,
        zone,
        local: occurrence.local_time,
        recurrence:
          end.kind === 'count'
            ? { ...recurrence, end: { kind: 'count', count: Math.max(1, left) } }
            : recurrence,
        ended: series.ended_at !== null,
        next: nextOccurrences(rhythmOf(series), occurrence.local_time, previewLength + 1)
          .filter((local) => local > occurrence.local_time && settled.get(local)?.post_id !== null)
          .slice(0, previewLength)
          .map((local) => ({ ...timeOf(local, zone), postId: settled.get(local)?.post_id ?? null })),
        skipped: [...settled.values()]
          .filter(({ post_id, local_time }) => post_id === null && local_time > now)
          .map(({ local_time }) => timeOf(local_time, zone)),
      };
    },
    changeFollowing(postId, start, recurrence) {
      const { post, occurrence, series } = found(postId);
      const draft = timing.assertTimeable(post, firstOf(start, recurrence).at);
      const first = store.transaction(() => {
        const own = cut(series, occurrence.local_time, postId);
        all.unsettle(series.id, occurrence.local_time);
        const made = begin(post, draft, start, recurrence, own);
        all.deleteSpent(clock.now());
        note('series-changed', post);
        return made;
      });
      changed();
      return first;
    },
    heldFrom: (seriesId, local) =>
      all
        .occurrences(seriesId)
        .filter((one) => one.local_time >= local)
        .flatMap(({ post_id }) => post_id ?? [])
        .filter((id) => publications.ofPost(id).some(({ state }) => state === 'handed-over')),
    postOf: (seriesId, local) =>
      all.occurrences(seriesId).find(({ local_time }) => local_time === local)?.post_id ?? null,
    skip(seriesId, local) {
      const series = all.get(seriesId);
      if (series === undefined) throw new ExpectedError('not-found');
      const { at } = timeOf(local, series.zone);
      if (at <= clock.now()) throw new ExpectedError('time-in-past');
      const known = all.occurrences(seriesId).find(({ local_time }) => local_time === local);
      const rows = known?.post_id == null ? [] : publications.ofPost(known.post_id);
      if (!rows.every(({ state }) => isOpen(state as PublicationState)))
        throw new ExpectedError('already-publishing');
      store.transaction(() => {
        if (known?.post_id != null) remove(known.post_id);
        all.unsettle(seriesId, local);
        all.settle({ series_id: seriesId, local_time: local, post_id: null });
      });
      changed();
    },
    restore(seriesId, local) {
      const series = all.get(seriesId);
      const known = all.occurrences(seriesId).find(({ local_time }) => local_time === local);
      if (series === undefined) throw new ExpectedError('not-found');
      if (known === undefined || known.post_id !== null) throw new ExpectedError('not-in-this-state');
      store.transaction(() => {
        all.unsettle(seriesId, local);
        maker.make(series);
      });
      changed();
    },
    endAfter(postId) {
      const { post, occurrence, series } = found(postId);
      store.transaction(() => {
        const own = cut(series, daysLater(occurrence.local_time, 1), postId);
        // They stay as posts of their own.
        for (const { series_id, local_time, post_id } of own) {
          if (post_id !== null) all.unsettle(series_id, local_time);
        }
        note('series-ended', post);
      });
      changed();
    },
  };
}
