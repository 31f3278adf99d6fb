import { useState } from 'react';
import type { Draft } from '../../../shared/model/post.ts';
import { engine } from '../../app/engine-client.ts';
import { navigate } from '../../app/router.ts';
import { toastError } from '../../ui/toast-error.ts';

/** Opens a new draft with the content of another post; TikTok's agreement is given anew for each video (contract T8). */
export function useCopyPost(): { readonly busy: boolean; readonly copy: (draft: Draft) => Promise<void> } {
  const [busy, setBusy] = useState(false);
  const copy = async (draft: Draft): Promise<void> => {
    setBusy(true);
    const id = crypto.randomUUID();
    try {
      await engine.posts.create({ id, draft: withoutConsent(draft) });
      navigate(`/compose/${id}`);
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, copy };
}

/** A copy of a draft in which TikTok's choices that belong to one video are open again. */
export function withoutConsent(draft: Draft): Draft {
  return {
    ...draft,
    variants: draft.variants.map((variant) =>
      variant.tiktok === null
        ? variant
        : { ...variant, tiktok: { ...variant.tiktok, privacyLevel: null, consented: false } },
    ),
  };
}
