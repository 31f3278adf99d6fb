import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { PostDetail } from '../../../../shared/contract/posts.ts';
import type { Draft } from '../../../../shared/model/post.ts';
import { callErrorOf, engine, orpc, useEngineLine } from '../../../app/engine-client.ts';
import { type Autosave, createAutosave, type SaveOutcome, type SaveState } from './autosave.ts';
import { beforeLock } from '../../../app/lock.ts';
import { createDraftStore, type DraftState, type DraftStore } from './draft-store.ts';
import { emptyDraft, usedAssets } from './edit-draft.ts';
import { keepCopy, keptCopy } from './kept-copy.ts';
import { mendablePart } from './mendable-part.ts';

/** Long enough not to save every letter, short enough that nobody loses a sentence (ms). */
const pauseMs = 600;
/** How soon what could not be saved is offered again once the engine is back (ms). */
const askAgainMs = 500;

export interface DraftDesk {
  readonly store: DraftStore;
  readonly autosave: Autosave;
}

/** The draft under the owner's hands: opened from the engine or from this window's copy, saved as it is typed. */
export function useDraftDesk(postId: string, post: PostDetail | null): DraftDesk {
  const queryClient = useQueryClient();
  const [desk] = useState((): DraftDesk => {
    const queryKey = orpc.posts.get.queryKey({ input: { postId } });
    const autosave = createAutosave({
      save: (draft) => saveDraft(postId, mendablePart(draft, queryClient.getQueryData(queryKey) ?? null)),
      keep: (draft) => keepCopy(sessionStorage, postId, draft),
      delayMs: pauseMs,
      later: (callback, ms) => {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
    });
    const copy = keptCopy(sessionStorage, postId);
    const mine = copy === null ? null : mendablePart(copy, post);
    const store = createDraftStore(mine ?? post?.draft ?? emptyDraft, post?.assets ?? [], autosave);
    if (mine !== null) autosave.change(mine);
    return { store, autosave };
  });
  const { store, autosave } = desk;

  useEffect(() => {
    if (post !== null) store.knowAssets(post.assets);
  }, [store, post]);

  useEffect(() => {
    const flush = (): void => void autosave.flush();
    window.addEventListener('blur', flush);
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    const stop = beforeLock(() => autosave.flush());
    return () => {
      stop();
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      // What lists show of this post follows what was typed here.
      void autosave.flush().then(() => queryClient.invalidateQueries({ queryKey: orpc.posts.key() }));
    };
  }, [autosave, queryClient]);

  const { kind } = useSaveState(autosave);
  const connected = useEngineLine((line) => line.connected);
  useEffect(() => {
    if (kind !== 'away' || !connected) return;
    const timer = setInterval(() => void autosave.flush(), askAgainMs);
    return () => clearInterval(timer);
  }, [kind, connected, autosave]);

  return desk;
}

/** How the saving of a draft stands. */
export function useSaveState(autosave: Autosave): SaveState {
  return useSyncExternalStore(autosave.subscribe, autosave.state);
}

/** A part of the draft's state. */
export function useDraft<T>(store: DraftStore, pick: (state: DraftState) => T): T {
  return useStore(store, pick);
}

/** Fetches what is used by the draft but not known here, e.g. after a reload with unsaved media. */
export function useMissingAssets(store: DraftStore): void {
  const draft = useDraft(store, (state) => state.draft);
  const assets = useDraft(store, (state) => state.assets);
  const missing = useMemo(() => usedAssets(draft).filter((id) => !assets.has(id)), [draft, assets]);
  const query = useQuery(
    orpc.media.get.queryOptions({ input: { assetIds: [...missing] }, enabled: missing.length > 0 }),
  );
  useEffect(() => {
    if (query.data !== undefined) store.knowAssets(query.data);
  }, [store, query.data]);
}

/** Saves a draft; one that the engine has not seen yet is created with its first words. */
async function saveDraft(postId: string, draft: Draft): Promise<SaveOutcome> {
  try {
    await engine.posts.save({ postId, draft });
    return { saved: true };
  } catch (error) {
    const { code } = callErrorOf(error);
    if (code !== 'not-found') return { saved: false, code };
  }
  try {
    await engine.posts.create({ id: postId, draft });
    return { saved: true };
  } catch (error) {
    return { saved: false, code: callErrorOf(error).code };
  }
}
