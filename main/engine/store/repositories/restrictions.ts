import {
  type Restriction,
  restriction,
  type RestrictionScope,
} from '../../../../shared/model/restriction.ts';
import type { Store } from '../store.ts';

/** What the owner put on hold, as it is kept. */
export interface RestrictionStore {
  all(): readonly Restriction[];
  add(scope: RestrictionScope, since: number): void;
  /** False when there was none. */
  remove(scope: RestrictionScope): boolean;
}

/** Restrictions in `store`. */
export function createRestrictionStore(store: Store): RestrictionStore {
  const { sql } = store;
  const every = store.once(() => sql.selectFrom('restriction').selectAll().orderBy('id'));
  return {
    all: () =>
      store.all(every()).map((row) =>
        restriction.parse({
          scope: { kind: row.scope, accountId: row.account_id, purpose: row.purpose },
          since: row.since,
        }),
      ),
    add: (scope, since) =>
      void store.run(sql.insertInto('restriction').values({ ...columnsOf(scope), scope: scope.kind, since })),
    remove(scope) {
      const { account_id, purpose } = columnsOf(scope);
      return (
        store.run(
          sql
            .deleteFrom('restriction')
            .where('scope', '=', scope.kind)
            .where('account_id', 'is', account_id)
            .where('purpose', 'is', purpose),
        ) > 0
      );
    },
  };
}

function columnsOf(scope: RestrictionScope): {
  readonly account_id: string | null;
  readonly purpose: string | null;
} {
  return {
    account_id: scope.kind === 'account' ? scope.accountId : null,
    purpose: scope.kind === 'purpose' ? scope.purpose : null,
  };
}
