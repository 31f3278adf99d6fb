import type { Selectable } from 'kysely';
import type { Store } from '../store.ts';
import type { SlotTable } from '../tables-planning.ts';

export type SlotRow = Selectable<SlotTable>;

/** A time at which something of an account goes out, or went out. */
export interface TakenTime {
  readonly account_id: string;
  readonly post_id: string;
  readonly due_at: number;
  readonly queued: number;
}

/** Slots of accounts, and what takes them. */
export interface Slots {
  all(): readonly SlotRow[];
  of(accountId: string): readonly SlotRow[];
  /** Replaces the slots of an account. */
  set(accountId: string, slots: readonly Omit<SlotRow, 'account_id'>[]): void;
  /** What goes out on an account in [from, to). */
  taken(accountId: string, from: number, to: number): readonly TakenTime[];
}

/** Slots in `store`. */
export function createSlots(store: Store): Slots {
  const { sql } = store;
  const all = sql.selectFrom('slot').selectAll().orderBy('account_id').orderBy('weekday').orderBy('minutes');
  return {
    all: () => store.all(all),
    of: (accountId) => store.all(all.where('account_id', '=', accountId)),
    set(accountId, slots) {
      store.run(sql.deleteFrom('slot').where('account_id', '=', accountId));
      for (const slot of slots) store.run(sql.insertInto('slot').values({ account_id: accountId, ...slot }));
    },
    taken: (accountId, from, to) =>
      store.all(
        sql
          .selectFrom('publication')
          .innerJoin('post', 'post.id', 'publication.post_id')
          .select(['publication.account_id', 'publication.post_id', 'publication.due_at', 'post.queued'])
          .where('publication.account_id', '=', accountId)
          .where('publication.due_at', '>=', from)
          .where('publication.due_at', '<', to)
          .where('publication.state', '!=', 'cancelled')
          .orderBy('publication.due_at'),
      ),
  };
}
