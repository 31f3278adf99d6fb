import type { AccountRow } from '../../store/repositories/accounts.ts';

/** Finds accounts by what a file calls them. */
export interface ImportAccounts {
  /** One account; `several` where the name fits more than one. */
  find(name: string): AccountRow | 'unknown' | 'several';
  /** By what they are separated in a cell. */
  names(cell: string): readonly string[];
}

const plain = (text: string): string => text.trim().toLowerCase().replace(/^@/, '');

/** Names as `bluesky:levain.bsky.social`, `@levain`, the account's own name, or the network's where there is one account of it. */
export function importAccounts(all: readonly AccountRow[]): ImportAccounts {
  const usable = all.filter(({ status }) => status !== 'disconnected');
  const byName = new Map<string, Set<AccountRow>>();
  const add = (name: string, account: AccountRow): void => {
    const known = byName.get(name) ?? new Set();
    byName.set(name, known.add(account));
  };
  for (const account of usable) {
    const { network, name, handle } = account;
    for (const own of new Set([name, ...(handle === null ? [] : [handle])])) {
      add(plain(own), account);
      add(`${network}:${plain(own)}`, account);
    }
    add(network, account);
  }
  return {
    find(name) {
      const found = [...(byName.get(plain(name)) ?? [])];
      const [only] = found;
      if (only === undefined) return 'unknown';
      return found.length === 1 ? only : 'several';
    },
    names: (cell) =>
      cell
        .split(/[;|\n]|,(?=\s)/)
        .map((name) => name.trim())
        .filter((name) => name !== ''),
  };
}
