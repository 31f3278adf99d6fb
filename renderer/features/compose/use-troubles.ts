import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Account } from '../../../shared/model/account.ts';
import { checkAccount, type Trouble } from './draft/check-account.ts';
import type { DraftStore } from './draft/draft-store.ts';
import { useDraft } from './draft/use-draft-store.ts';
import { creatorChoicesOptions } from './tiktok/creator-choices.ts';

/** What each chosen account objects to, by account. */
export function useTroubles(store: DraftStore, accounts: readonly Account[]): ReadonlyMap<string, readonly Trouble[]> {
  const draft = useDraft(store, (state) => state.draft);
  const assets = useDraft(store, (state) => state.assets);
  const disclosing = useDraft(store, (state) => state.disclosing);
  const creators = accounts.filter(({ network }) => network === 'tiktok');
  const queries = useQueries({ queries: creators.map((account) => creatorChoicesOptions(account)) });
  const choices = queries.map(({ data }) => data ?? null);
  const key = JSON.stringify(choices);

  return useMemo(() => {
    const known = new Map(creators.map(({ id }, index) => [id, choices[index] ?? null]));
    return new Map(
      accounts.map((account) => [
        account.id,
        checkAccount(
          draft,
          { account, creator: known.get(account.id) ?? null, disclosureOpen: disclosing.has(account.id) },
          assets,
        ),
      ]),
    );
    // `key` stands for the choices, which are new objects at each render.
  }, [draft, assets, disclosing, accounts, key]);
}
