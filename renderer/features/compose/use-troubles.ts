import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Account } from '../../../shared/model/account.ts';
import { checkAccount, type CreatorChoices, type Trouble } from './draft/check-account.ts';
import type { DraftStore } from './draft/draft-store.ts';
import { useDraft } from './draft/use-draft-store.ts';
import { creatorChoicesOptions } from './tiktok/creator-choices.ts';

/** What each chosen account objects to, by account. */
export function useTroubles(
  store: DraftStore,
  accounts: readonly Account[],
): ReadonlyMap<string, readonly Trouble[]> {
  const draft = useDraft(store, (state) => state.draft);
  const assets = useDraft(store, (state) => state.assets);
  const disclosing = useDraft(store, (state) => state.disclosing);
  const creators = useMemo(() => accounts.filter(({ network }) => network === 'tiktok'), [accounts]);
  const choices = useQueries({
    queries: creators.map((account) => creatorChoicesOptions(account)),
    combine: answers,
  });

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
  }, [draft, assets, disclosing, accounts, creators, choices]);
}

/** What came back, in the order asked; the same list as long as nothing in it changes. */
function answers(
  results: readonly { readonly data: CreatorChoices | undefined }[],
): readonly (CreatorChoices | null)[] {
  return results.map(({ data }) => data ?? null);
}
