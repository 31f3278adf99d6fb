import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Account } from '../../../../shared/model/account.ts';
import type { MediaAsset } from '../../../../shared/model/media.ts';
import type { Draft, Variant } from '../../../../shared/model/post.ts';
import type { PublishOptions } from '../../../../shared/model/publish-options.ts';
import type { Autosave } from './autosave.ts';
import { addAccount, type EditTarget, removeAccount, variantOf } from './edit-draft.ts';

/** A draft under the owner's hands, and what the page knows around it. */
export interface DraftState {
  readonly draft: Draft;
  readonly assets: ReadonlyMap<string, MediaAsset>;
  /** What accounts had before they were taken off, for when they come back. */
  readonly parked: ReadonlyMap<string, Variant>;
  /** TikTok accounts whose disclosure switch is on. */
  readonly disclosing: ReadonlySet<string>;
  /** Whose post is edited or previewed last: the preview follows. */
  readonly looking: EditTarget;
}

export interface DraftStore extends Pick<StoreApi<DraftState>, 'getState' | 'subscribe' | 'getInitialState'> {
  /** Changes the draft; it is saved by itself. */
  readonly edit: (change: (draft: Draft) => Draft) => void;
  readonly toggleAccount: (account: Pick<Account, 'id' | 'network'>, options?: PublishOptions) => void;
  readonly knowAssets: (assets: readonly MediaAsset[]) => void;
  readonly setDisclosing: (accountId: string, on: boolean) => void;
  readonly look: (target: EditTarget) => void;
}

/** The store of one draft; every edit goes to `autosave`. */
export function createDraftStore(
  opening: Draft,
  assets: readonly MediaAsset[],
  autosave: Autosave,
): DraftStore {
  const store = createStore<DraftState>(() => ({
    draft: opening,
    assets: new Map(assets.map((asset) => [asset.id, asset])),
    parked: new Map(),
    disclosing: new Set(
      opening.variants.flatMap(({ accountId, tiktok }) =>
        tiktok !== null && (tiktok.yourBrand || tiktok.brandedContent) ? [accountId] : [],
      ),
    ),
    looking: opening.variants[0]?.accountId ?? null,
  }));
  const edit = (change: (draft: Draft) => Draft): void => {
    const before = store.getState().draft;
    const draft = change(before);
    if (draft === before) return;
    store.setState({ draft });
    autosave.change(draft);
  };
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    edit,
    toggleAccount: (account, options) => {
      const { draft, parked, looking } = store.getState();
      const own = variantOf(draft, account.id);
      if (own === undefined) {
        edit((now) => addAccount(now, account, parked.get(account.id), options));
        store.setState({ looking: account.id });
        return;
      }
      store.setState({ parked: new Map(parked).set(account.id, own) });
      edit((now) => removeAccount(now, account.id));
      if (looking === account.id)
        store.setState({ looking: store.getState().draft.variants[0]?.accountId ?? null });
    },
    knowAssets: (known) => {
      const { assets: have } = store.getState();
      const fresh = known.filter(({ id }) => !have.has(id));
      if (fresh.length === 0) return;
      store.setState({ assets: new Map([...have, ...fresh.map((asset) => [asset.id, asset] as const)]) });
    },
    setDisclosing: (accountId, on) => {
      const disclosing = new Set(store.getState().disclosing);
      if (on) disclosing.add(accountId);
      else disclosing.delete(accountId);
      store.setState({ disclosing });
    },
    look: (looking) => store.setState({ looking }),
  };
}
