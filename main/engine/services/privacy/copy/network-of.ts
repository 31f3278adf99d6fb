import { networkId, type NetworkId } from '../../../../../shared/model/network.ts';
import type { Store } from '../../../store/store.ts';
import type { Row } from '../archive/read-rows.ts';

/** Finds the network that a row is about: it says so, or its account does, or the publication that it is an attempt at. */
export function networkOf(store: Store): (row: Row) => NetworkId | undefined {
  const { sql } = store;
  const ofAccount = (id: string): string | undefined =>
    store.first(sql.selectFrom('account').select('network').where('id', '=', id))?.network;
  const ofAttempt = (id: number): string | undefined =>
    store.first(
      sql
        .selectFrom('attempt')
        .innerJoin('publication', 'publication.id', 'attempt.publication_id')
        .innerJoin('account', 'account.id', 'publication.account_id')
        .select('account.network')
        .where('attempt.id', '=', id),
    )?.network;
  return ({ network, account_id: account, attempt_id: attempt }) => {
    const found =
      network ??
      (typeof account === 'string' ? ofAccount(account) : null) ??
      (typeof attempt === 'number' ? ofAttempt(attempt) : null);
    const parsed = networkId.safeParse(found);
    return parsed.success ? parsed.data : undefined;
  };
}
