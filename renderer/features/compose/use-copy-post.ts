import { useState } from 'react';
import type { Draft } from '../../../shared/model/post.ts';
import { engine } from '../../app/engine-client.ts';
import { navigate } from '../../app/router.ts';
import { toastError } from '../../ui/toast-error.ts';
import { withoutConsent } from './without-consent.ts';

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
