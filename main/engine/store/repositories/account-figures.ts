import {
  type AccountMetricValue,
  accountMetricValue,
  type DemographicValue,
  demographicValue,
} from '../../../../shared/model/account-figures.ts';
import type { Store } from '../store.ts';

/** One reading of a metric. */
export type FigurePoint = AccountMetricValue & { readonly at: number };

/** Figures of accounts at points in time, and their audience as last counted. */
export interface AccountFigureStore {
  add(accountId: string, at: number, metrics: readonly AccountMetricValue[]): void;
  replaceDemographics(accountId: string, at: number, values: readonly DemographicValue[]): void;
  /** When figures were last read (ms). */
  lastAt(accountId: string): number | null;
  /** Readings from `from` on, oldest first. */
  since(accountId: string, from: number): readonly FigurePoint[];
  demographics(accountId: string): readonly DemographicValue[];
}

/** Account figures in `store`. */
export function createAccountFigureStore(store: Store): AccountFigureStore {
  const { sql } = store;
  return {
    add(accountId, at, metrics) {
      for (const { metric, period, value } of metrics) {
        store.run(
          sql
            .insertInto('account_snapshot')
            .values({ account_id: accountId, metric, period, at, value })
            .onConflict((conflict) =>
              conflict.columns(['account_id', 'metric', 'period', 'at']).doUpdateSet({ value }),
            ),
        );
      }
    },
    replaceDemographics(accountId, at, values) {
      store.run(sql.deleteFrom('demographic').where('account_id', '=', accountId));
      for (const { dimension, key, value } of values) {
        store.run(sql.insertInto('demographic').values({ account_id: accountId, dimension, key, value, at }));
      }
    },
    lastAt: (accountId) =>
      store.first(
        sql
          .selectFrom('account_snapshot')
          .select((select) => select.fn.max('at').as('at'))
          .where('account_id', '=', accountId),
      )?.at ?? null,
    since: (accountId, from) =>
      store
        .all(
          sql
            .selectFrom('account_snapshot')
            .selectAll()
            .where('account_id', '=', accountId)
            .where('at', '>=', from)
            .orderBy('at'),
        )
        .map((row) => ({ ...accountMetricValue.parse(row), at: row.at })),
    demographics: (accountId) =>
      store
        .all(
          sql
            .selectFrom('demographic')
            .selectAll()
            .where('account_id', '=', accountId)
            .orderBy('dimension')
            .orderBy('value', 'desc'),
        )
        .map((row) => demographicValue.parse(row)),
  };
}
