import type { AccountMode, NetworkId } from '../../../../shared/model/network.ts';
import type { Clock } from '../../clock.ts';
import type { RateBudgets } from '../../networks/network.ts';
import type { Store } from '../store.ts';

/** The networks' own rate budgets, as their headers last told them. */
export interface Budgets {
  /** Where a network's connector notes what it reads. */
  of(network: NetworkId, mode: AccountMode): RateBudgets;
  /** When an account may call again (ms), or null when no budget of it or of the application is used up. */
  restUntil(account: {
    readonly network: string;
    readonly mode: string;
    readonly remote_id: string;
  }): number | null;
  /** The fullest budget that concerns an account, 0 to 1; what may wait rests long before publishing does. */
  usedShare(account: { readonly network: string; readonly mode: string; readonly remote_id: string }): number;
}

/** A budget whose end nobody told is believed for this long (ms). */
const defaultWindow = 15 * 60_000;

/** Budgets in `store`. */
export function createBudgets(store: Store, clock: Clock): Budgets {
  const { sql } = store;
  const concerning = store.once((network: string, mode: string, remoteId: string) =>
    sql
      .selectFrom('rate_budget')
      .selectAll()
      .where('network', '=', network)
      .where('mode', '=', mode)
      .where('account', 'in', ['', remoteId]),
  );
  const open = (account: Parameters<Budgets['restUntil']>[0]) => {
    const now = clock.now();
    return store
      .all(concerning(account.network, account.mode, account.remote_id))
      .map((row) => ({ share: row.used_share, endsAt: row.resets_at ?? row.noted_at + defaultWindow }))
      .filter(({ endsAt }) => endsAt > now);
  };
  return {
    of: (network, mode) => ({
      note(account, { scope, name, usedShare, resetsAt }) {
        const row = {
          network,
          mode,
          account: scope === 'app' ? '' : (account?.remoteId ?? ''),
          name,
          used_share: usedShare,
          resets_at: resetsAt,
          noted_at: clock.now(),
        };
        store.run(
          sql
            .insertInto('rate_budget')
            .values(row)
            .onConflict((conflict) =>
              conflict.columns(['network', 'mode', 'account', 'name']).doUpdateSet(row),
            ),
        );
      },
    }),
    restUntil(account) {
      const ends = open(account).flatMap(({ share, endsAt }) => (share >= 1 ? endsAt : []));
      return ends.length === 0 ? null : Math.max(...ends);
    },
    usedShare: (account) => Math.max(0, ...open(account).map(({ share }) => share)),
  };
}
