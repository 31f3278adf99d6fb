import type { Events } from '../../events.ts';
import type { AccountRow, Accounts } from '../../store/repositories/accounts.ts';
import type { Store } from '../../store/store.ts';
import type { AccountLine } from './network-lines.ts';

/** What networks say anew of accounts, such as what a server takes. */
export interface AccountFacts {
  /** Asks the account's network and keeps the answer; without one everything stays as it is. */
  refresh(account: AccountRow, reached: AccountLine): Promise<void>;
}

/** Keeps facts in `store`. */
export function createAccountFacts(store: Store, accounts: Accounts, events: Events): AccountFacts {
  return {
    async refresh(account, { network, line, account: acting }) {
      const told = await network.facts?.(line, acting);
      if (told === undefined || !told.ok) return;
      const facts = JSON.stringify({ ...acting.facts, ...told.value });
      if (facts === account.facts || accounts.get(account.id) === undefined) return;
      store.transaction(() => accounts.saveFacts(account.id, facts));
      events.changes.emit({ topics: ['accounts'] });
    },
  };
}
