import { type Selectable, sql as raw } from 'kysely';
import { type Draft, draft as draftSchema } from '../../../../shared/model/post.ts';
import type { Store } from '../store.ts';
import type { OccurrenceTable, SeriesTable } from '../tables-planning.ts';

export type SeriesRow = Selectable<SeriesTable>;
export type OccurrenceRow = Selectable<OccurrenceTable>;

/** Posts that repeat, and which of their occurrences are settled. */
export interface SeriesStore {
  get(id: string): SeriesRow | undefined;
  /** Those that still bring forth posts; one that ended at a time which is yet to come was ended by a clock that had run ahead. */
  live(now: number): readonly SeriesRow[];
  all(): readonly SeriesRow[];
  draft(series: SeriesRow): Draft;
  insert(series: Omit<SeriesRow, 'ended_at'>): void;
  patch(id: string, patch: Partial<Omit<SeriesRow, 'id'>>): void;
  delete(id: string): void;
  occurrences(seriesId: string): readonly OccurrenceRow[];
  /** The occurrence that a post is. */
  ofPost(postId: string): OccurrenceRow | undefined;
  ofPosts(postIds: readonly string[]): ReadonlyMap<string, string>;
  /** Settles an occurrence: from then on it does not become a post again. */
  settle(occurrence: OccurrenceRow): void;
  unsettle(seriesId: string, local: string): void;
  /** Takes accounts out of what series begin as; one that goes nowhere any more is deleted. */
  forgetAccounts(accountIds: readonly string[]): void;
  /** Deletes series that have ended and of which no post is left. */
  deleteSpent(now: number): void;
}

/** Series in `store`. */
export function createSeriesStore(store: Store): SeriesStore {
  const { sql } = store;
  const all = sql.selectFrom('series').selectAll();
  const occurrences = sql.selectFrom('occurrence').selectAll();
  const draft = (series: SeriesRow): Draft => draftSchema.parse(JSON.parse(series.draft));

  function patch(id: string, changes: Partial<Omit<SeriesRow, 'id'>>): void {
    store.run(sql.updateTable('series').set(changes).where('id', '=', id));
  }

  return {
    get: (id) => store.first(all.where('id', '=', id)),
    live: (now) =>
      store.all(
        all
          .where((where) => where.or([where('ended_at', 'is', null), where('ended_at', '>', now)]))
          .orderBy('created_at'),
      ),
    all: () => store.all(all.orderBy('created_at')),
    draft,
    insert: (series) => void store.run(sql.insertInto('series').values({ ...series, ended_at: null })),
    patch,
    delete: (id) => void store.run(sql.deleteFrom('series').where('id', '=', id)),
    occurrences: (seriesId) => store.all(occurrences.where('series_id', '=', seriesId).orderBy('local_time')),
    ofPost: (postId) => store.first(occurrences.where('post_id', '=', postId)),
    ofPosts(postIds) {
      if (postIds.length === 0) return new Map();
      const rows = store.all(
        sql
          .selectFrom('occurrence')
          .select(['post_id', 'series_id'])
          .where('post_id', 'in', raw<string>`(select value from json_each(${JSON.stringify(postIds)}))`),
      );
      return new Map(
        rows.flatMap(({ post_id, series_id }) => (post_id === null ? [] : [[post_id, series_id]])),
      );
    },
    settle: (occurrence) => void store.run(sql.insertInto('occurrence').values(occurrence)),
    unsettle: (seriesId, local) =>
      void store.run(
        sql.deleteFrom('occurrence').where('series_id', '=', seriesId).where('local_time', '=', local),
      ),
    forgetAccounts(accountIds) {
      for (const series of store.all(all)) {
        const before = draft(series);
        const variants = before.variants.filter(({ accountId }) => !accountIds.includes(accountId));
        if (variants.length === before.variants.length) continue;
        if (variants.length === 0) store.run(sql.deleteFrom('series').where('id', '=', series.id));
        else patch(series.id, { draft: JSON.stringify({ ...before, variants }) });
      }
    },
    deleteSpent: (now) =>
      void store.run(
        sql
          .deleteFrom('series')
          .where('ended_at', '<=', now)
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('occurrence')
                  .select('post_id')
                  .whereRef('occurrence.series_id', '=', 'series.id')
                  .where('post_id', 'is not', null),
              ),
            ),
          ),
      ),
  };
}
