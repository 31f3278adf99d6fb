import type { Insertable, Selectable } from 'kysely';
import type { CommentState } from '../../../../shared/model/comment.ts';
import type { Failure } from '../../../../shared/model/failure.ts';
import type { PublicationState } from '../../../../shared/model/publication.ts';
import { type CauseIn, stateAfter } from '../../domain/publication-life.ts';
import type { Store } from '../store.ts';
import type { PublicationTable } from '../tables.ts';

export type PublicationRow = Selectable<PublicationTable>;

/** What may change together with a publication's state. */
export type PublicationPatch = Partial<Omit<PublicationRow, 'id' | 'post_id' | 'account_id' | 'state'>>;

/** Reads and moves publications. Each move names the state it starts from, so that no two actors move one twice. */
export interface Publications {
  get(id: string): PublicationRow | undefined;
  ofPost(postId: string): readonly PublicationRow[];
  insert(row: Insertable<PublicationTable>): void;
  /** Moves `id` if it still is in `from`; false when another actor was first. Throws on a move that is not in the table of its life. */
  move<From extends PublicationState>(
    id: string,
    from: From,
    cause: CauseIn<From>,
    patch?: PublicationPatch,
  ): boolean;
  patch(id: string, patch: PublicationPatch): void;
  /** Hands it to another post, with its attempts. */
  toPost(id: string, postId: string): void;
  delete(id: string): void;
  /** The publication of an account whose time came first, if any has. */
  firstDue(accountId: string, states: readonly PublicationState[], now: number): PublicationRow | undefined;
  /** When the next one of `states` wants attention (ms), or undefined; of those later than `after` where that is given. */
  nextTime(states: readonly PublicationState[], after?: number): number | undefined;
  inStates(states: readonly PublicationState[]): readonly PublicationRow[];
  /** Of `states`, what is due by `at` (ms), the earliest first, at most `limit`. */
  dueBy(states: readonly PublicationState[], at: number, limit: number): readonly PublicationRow[];
  ofAccount(accountId: string, states: readonly PublicationState[]): readonly PublicationRow[];
  /** Publications whose first comment is due, the longest waiting first. */
  commentsDue(now: number, limit: number): readonly PublicationRow[];
  withComment(states: readonly CommentState[]): readonly PublicationRow[];
  countIn(states: readonly PublicationState[]): number;
}

/** JSON of a failure for its column. */
export const failureJson = (failure: Failure | null): string | null =>
  failure === null ? null : JSON.stringify(failure);

/** Publications in `store`. */
export function createPublications(store: Store): Publications {
  const { sql } = store;
  const all = sql.selectFrom('publication').selectAll();
  const one = store.once((id: string) => all.where('id', '=', id));
  const due = store.once((accountId: string, state: PublicationState, now: number) =>
    all
      .where('account_id', '=', accountId)
      .where('state', '=', state)
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .limit(1),
  );
  const nextIn = store.once((state: PublicationState, after: number) =>
    sql
      .selectFrom('publication')
      .select('next_at')
      .where('state', '=', state)
      .where('next_at', '>', after)
      .orderBy('next_at')
      .limit(1),
  );
  return {
    get: (id) => store.first(one(id)),
    ofPost: (postId) => store.all(all.where('post_id', '=', postId).orderBy('id')),
    insert: (row) => void store.run(sql.insertInto('publication').values(row)),
    move(id, from, cause, patch = {}) {
      const to = stateAfter(from, cause);
      if (to === undefined) throw new RangeError(`Nothing leads a publication from ${from} on ${cause}`);
      const query = sql
        .updateTable('publication')
        .set({ ...patch, state: to })
        .where('id', '=', id)
        .where('state', '=', from);
      return store.run(query) === 1;
    },
    patch: (id, patch) => void store.run(sql.updateTable('publication').set(patch).where('id', '=', id)),
    toPost: (id, postId) =>
      void store.run(sql.updateTable('publication').set({ post_id: postId }).where('id', '=', id)),
    delete: (id) => void store.run(sql.deleteFrom('publication').where('id', '=', id)),
    // One search a state: with several in one query SQLite would sort everything that is due each time.
    firstDue(accountId, states, now) {
      return states
        .flatMap((state) => store.first(due(accountId, state, now)) ?? [])
        .reduce<PublicationRow | undefined>(
          (first, row) => ((first?.next_at ?? Infinity) <= (row.next_at ?? Infinity) ? first : row),
          undefined,
        );
    },
    nextTime(states, after = Number.MIN_SAFE_INTEGER) {
      const times = states.flatMap((state) => store.first(nextIn(state, after))?.next_at ?? []);
      return times.length === 0 ? undefined : Math.min(...times);
    },
    inStates: (states) => store.all(all.where('state', 'in', states).orderBy('due_at')),
    dueBy: (states, at, limit) =>
      states
        .flatMap((state) =>
          store.all(all.where('state', '=', state).where('due_at', '<=', at).orderBy('due_at').limit(limit)),
        )
        .toSorted((one, other) => one.due_at - other.due_at),
    ofAccount: (accountId, states) =>
      store.all(all.where('account_id', '=', accountId).where('state', 'in', states)),
    commentsDue: (now, limit) =>
      store.all(all.where('comment_next_at', '<=', now).orderBy('comment_next_at').limit(limit)),
    withComment: (states) => store.all(all.where('comment_state', 'in', states)),
    countIn: (states) =>
      store.first(
        sql
          .selectFrom('publication')
          .select((select) => select.fn.countAll<number>().as('count'))
          .where('state', 'in', states),
      )?.count ?? 0,
  };
}
