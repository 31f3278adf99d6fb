import type { Holdings } from '../../../../shared/model/rights.ts';
import type { Store } from '../../store/store.ts';

export interface Holder {
  readonly store: Store;
}

/** Counts what is held. */
export function readHoldings({ store }: Holder): Holdings {
  const { sql } = store;
  const count = (table: 'post' | 'account' | 'snapshot' | 'activity'): number =>
    store.first(sql.selectFrom(table).select((select) => select.fn.countAll<number>().as('count')))?.count ??
    0;
  const media = store.first(
    sql
      .selectFrom('media_asset')
      .select((select) => [
        select.fn.countAll<number>().as('count'),
        select.fn.sum<number | null>('bytes').as('bytes'),
      ]),
  );
  return {
    posts: count('post'),
    accounts: count('account'),
    media: media?.count ?? 0,
    mediaBytes: media?.bytes ?? 0,
    figures: count('snapshot'),
    activity: count('activity'),
  };
}
