import type { Selectable } from 'kysely';
import type { ErasureOutcome, ErasureScope } from '../../../../shared/model/rights.ts';
import type { Store } from '../store.ts';
import type { ErasureTable } from '../tables.ts';

export type ErasureRow = Selectable<ErasureTable>;

/** Erasures that the owner asked for. */
export interface Erasures {
  get(id: number): ErasureRow | undefined;
  /** Those still to come, the next one first. */
  pending(): readonly ErasureRow[];
  /** Those that came true, the last one first. */
  done(limit: number): readonly ErasureRow[];
  pendingFor(scope: ErasureScope, subjectId: string | null): ErasureRow | undefined;
  add(row: Pick<ErasureRow, 'scope' | 'subject_id' | 'asked_at' | 'due_at' | 'record_path'>): ErasureRow;
  cancel(id: number, at: number): void;
  /** Notes what an erasure came to; with the deletion itself. */
  noteOutcome(id: number, outcome: ErasureOutcome): void;
  finish(id: number, at: number): void;
}

/** Erasures in `store`. */
export function createErasures(store: Store): Erasures {
  const { sql } = store;
  const all = sql.selectFrom('erasure').selectAll();
  const open = all.where('cancelled_at', 'is', null).where('done_at', 'is', null);
  return {
    get: (id) => store.first(all.where('id', '=', id)),
    pending: () => store.all(open.orderBy('due_at')),
    done: (limit) => store.all(all.where('done_at', 'is not', null).orderBy('done_at', 'desc').limit(limit)),
    pendingFor: (scope, subjectId) =>
      store.first(
        open.where('scope', '=', scope).where('subject_id', subjectId === null ? 'is' : '=', subjectId),
      ),
    add(row) {
      const added = store.first(sql.insertInto('erasure').values(row).returningAll());
      if (added === undefined) throw new Error('An erasure was not kept');
      return added;
    },
    cancel: (id, at) =>
      void store.run(sql.updateTable('erasure').set({ cancelled_at: at }).where('id', '=', id)),
    noteOutcome: (id, outcome) =>
      void store.run(
        sql
          .updateTable('erasure')
          .set({ outcome: JSON.stringify(outcome) })
          .where('id', '=', id),
      ),
    finish: (id, at) => void store.run(sql.updateTable('erasure').set({ done_at: at }).where('id', '=', id)),
  };
}
