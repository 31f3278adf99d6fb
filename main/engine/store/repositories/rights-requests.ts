import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Store } from '../store.ts';
import type { RightsRequestTable } from '../tables-answers.ts';

export type RightsRequestRow = Selectable<RightsRequestTable>;

/** Requests to data protection officers, as they are kept. */
export interface RightsRequestStore {
  /** Newest first. */
  all(): readonly RightsRequestRow[];
  /** Sent and neither answered nor closed. */
  waiting(): readonly RightsRequestRow[];
  get(id: number): RightsRequestRow | undefined;
  add(row: Insertable<RightsRequestTable>): number;
  patch(id: number, some: Updateable<RightsRequestTable>): void;
  remove(id: number): void;
}

/** Requests in `store`. */
export function createRightsRequestStore(store: Store): RightsRequestStore {
  const { sql } = store;
  const rows = sql.selectFrom('rights_request').selectAll();
  return {
    all: () => store.all(rows.orderBy('id', 'desc')),
    waiting: () =>
      store.all(
        rows.where('sent_on', 'is not', null).where('answered_on', 'is', null).where('closed_at', 'is', null),
      ),
    get: (id) => store.first(rows.where('id', '=', id)),
    add(row) {
      const added = store.first(sql.insertInto('rights_request').values(row).returning('id'));
      if (added === undefined) throw new Error('A request was not kept');
      return added.id;
    },
    patch: (id, some) => void store.run(sql.updateTable('rights_request').set(some).where('id', '=', id)),
    remove: (id) => void store.run(sql.deleteFrom('rights_request').where('id', '=', id)),
  };
}
