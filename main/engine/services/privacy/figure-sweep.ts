import { sql as raw } from 'kysely';
import type { Store } from '../../store/store.ts';
import type { Swept } from './swept.ts';

/** What of several readings stays: the last one of each day, of each month, or of all. */
export type Thinning = 'day' | 'month' | 'all';

/** Publications looked at in one go: other work has its turn in between. */
const together = 200;

/** When the day or month of the reading at `row.at` ends (ms). */
const endOf = {
  day: raw<number>`(row.at / 86400000 + 1) * 86400000`,
  month: raw<number>`strftime('%s', row.at / 1000, 'unixepoch', 'start of month', '+1 month') * 1000`,
  all: raw<number>`9007199254740991`,
} as const satisfies Record<Thinning, unknown>;

/** Thins readings that are older than `cutoff` (ms): a later one of the same day (month, at all) makes them needless. */
export async function thinFigures(store: Store, thinning: Thinning, cutoff: number): Promise<Swept> {
  const times: { removed: number; oldest: number | null; newest: number | null } = {
    removed: 0,
    oldest: null,
    newest: null,
  };
  const note = (rows: readonly { readonly at: number }[]): void => {
    for (const { at } of rows) {
      times.removed += 1;
      times.oldest = Math.min(times.oldest ?? at, at);
      times.newest = Math.max(times.newest ?? at, at);
    }
  };
  let last = '';
  for (;;) {
    const ids = store
      .all(
        store.sql
          .selectFrom('publication')
          .select('id')
          .where('published_at', '<', cutoff)
          .where('id', '>', last)
          .orderBy('id')
          .limit(together),
      )
      .map(({ id }) => id);
    if (ids.length === 0) break;
    last = ids.at(-1) ?? last;
    note(
      store.all(
        store.sql
          .deleteFrom('snapshot as row')
          .where('row.publication_id', 'in', ids)
          .where('row.at', '<', cutoff)
          .where(
            raw<boolean>`exists (select 1 from snapshot later where later.publication_id = row.publication_id
              and later.metric = row.metric and later.at > row.at and later.at < ${endOf[thinning]})`,
          )
          .returning('at'),
      ),
    );
    await new Promise((resolve) => setImmediate(resolve));
  }
  note(
    store.all(
      store.sql
        .deleteFrom('account_snapshot as row')
        .where('row.at', '<', cutoff)
        // A count of one day says nothing of its month: those stay whole until all go.
        .where('row.period', 'in', thinning === 'month' ? ['now'] : ['now', 'day'])
        .where(
          raw<boolean>`exists (select 1 from account_snapshot later where later.account_id = row.account_id
            and later.metric = row.metric and later.period = row.period and later.at > row.at
            and later.at < ${endOf[thinning]})`,
        )
        .returning('at'),
    ),
  );
  return times;
}
