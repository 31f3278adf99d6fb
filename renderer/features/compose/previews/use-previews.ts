import { useMemo } from 'react';
import type { Account } from '../../../../shared/model/account.ts';
import { resolveVariant } from '../../../../shared/model/post.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import { optionsOf, variantOf } from '../draft/edit-draft.ts';
import { useDraft } from '../draft/use-draft-store.ts';
import type { PreviewPost } from './preview-post.ts';

/** The draft as each of `accounts` would publish it now. */
export function usePreviews(store: DraftStore, accounts: readonly Account[]): readonly PreviewPost[] {
  const draft = useDraft(store, (state) => state.draft);
  const assets = useDraft(store, (state) => state.assets);
  return useMemo(
    () =>
      accounts.map((account): PreviewPost => {
        const own = variantOf(draft, account.id);
        const content = resolveVariant(draft, own ?? { text: null, media: null });
        const media = content.media.flatMap(({ assetId, alt }) => {
          const asset = assets.get(assetId);
          return asset === undefined ? [] : [{ asset, alt }];
        });
        return {
          account,
          text: content.text,
          media,
          tiktok: own?.tiktok ?? null,
          options: optionsOf(draft, account.id),
        };
      }),
    [accounts, draft, assets],
  );
}
