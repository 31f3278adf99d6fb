import { type MetricValue, metricValue } from '../../../../shared/model/publication.ts';
import type { Store } from '../store.ts';

/** Metrics of publications at points in time. */
export interface Snapshots {
  add(publicationId: string, at: number, values: readonly MetricValue[]): void;
  /** The newest value of each metric, by publication. */
  latest(publicationIds: readonly string[]): ReadonlyMap<string, readonly MetricValue[]>;
}

/** Snapshots in `store`. */
export function createSnapshots(store: Store): Snapshots {
  const { sql } = store;
  return {
    add(publicationId, at, values) {
      for (const { metric, value } of values) {
        store.run(
          sql
            .insertInto('snapshot')
            .values({ publication_id: publicationId, metric, at, value })
            .onConflict((conflict) =>
              conflict.columns(['publication_id', 'metric', 'at']).doUpdateSet({ value }),
            ),
        );
      }
    },
    latest(publicationIds) {
      const found = new Map<string, MetricValue[]>();
      if (publicationIds.length === 0) return found;
      const rows = store.all(
        sql
          .selectFrom('snapshot')
          .select((select) => ['publication_id', 'metric', 'value', select.fn.max('at').as('at')])
          .where('publication_id', 'in', publicationIds)
          // SQLite takes the other columns from the row that holds the maximum.
          .groupBy(['publication_id', 'metric']),
      );
      for (const row of rows) {
        const values = found.get(row.publication_id) ?? [];
        values.push(metricValue.parse({ metric: row.metric, value: row.value }));
        found.set(row.publication_id, values);
      }
      return found;
    },
  };
}
