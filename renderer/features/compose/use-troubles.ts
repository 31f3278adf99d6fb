import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FailureCode } from '../../../shared/model/failure.ts';
import type { Account } from '../../../shared/model/account.ts';
import { checkAccount, type CreatorChoices, type Trouble } from './draft/check-account.ts';
import type { DraftStore } from './draft/draft-store.ts';
import { useDraft } from './draft/use-draft-store.ts';
import { creatorChoicesOptions, refusalOf } from './tiktok/creator-choices.ts';

/** What each chosen account objects to, by account; `leavesNow`: the post would go out at once. */
export function useTroubles(
  store: DraftStore,
  accounts: readonly Account[],
  leavesNow: boolean,
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
          {
            account,
            creator: known.get(account.id)?.choices ?? null,
            creatorRefusal: known.get(account.id)?.refusal ?? null,
            disclosureOpen: disclosing.has(account.id),
            leavesNow,
          },
          assets,
        ),
      ]),
    );
  }, [draft, assets, disclosing, accounts, creators, choices, leavesNow]);
}

interface CreatorAnswer {
  readonly choices: CreatorChoices | null;
  readonly refusal: FailureCode | null;
}

/** What came back, in the order asked; the same list as long as nothing in it changes. */
function answers(
  results: readonly { readonly data: CreatorChoices | undefined; readonly error: unknown }[],
): readonly CreatorAnswer[] {
  return results.map(({ data, error }) => ({ choices: data ?? null, refusal: refusalOf(error) }));
}
