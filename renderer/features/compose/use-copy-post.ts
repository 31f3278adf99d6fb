import { useCallback, useState } from 'react';
import type { Draft, WallTime } from '../../../shared/model/post.ts';
import { withoutConsent } from '../../../shared/model/without-consent.ts';
import { engine } from '../../app/engine-client.ts';
import { navigate } from '../../app/router.ts';
import { toastError } from '../../ui/toast-error.ts';
import { useZone } from '../planning/use-zone.ts';
import { timeOfCopy } from './when/time-of-copy.ts';

/** What a copy is made of. */
export interface Original {
  readonly draft: Draft;
  /** When the original goes out: the copy is offered the same time a day later. */
  readonly wallTime: WallTime | null;
}

export interface CopyPost {
  readonly busy: boolean;
  readonly copy: (original: Original) => Promise<void>;
  readonly copyOf: (postId: string) => Promise<void>;
}

/**
 * Opens a new draft with the content of another post. It has no time until its owner gives it one, and TikTok's agreement is given anew
 * for each video (contract T8).
 */
export function useCopyPost(): CopyPost {
  const [busy, setBusy] = useState(false);
  const zone = useZone();
  const make = useCallback(
    async (read: () => Promise<Original>): Promise<void> => {
      setBusy(true);
      const id = crypto.randomUUID();
      try {
        const { draft, wallTime } = await read();
        await engine.posts.create({ id, draft: withoutConsent(draft) });
        const local = timeOfCopy(wallTime, zone, Date.now());
        navigate(local === null ? `/compose/${id}` : `/compose/${id}?at=${local}`);
      } catch (error) {
        toastError(error);
      } finally {
        setBusy(false);
      }
    },
    [zone],
  );
  return {
    busy,
    copy: useCallback((original) => make(async () => original), [make]),
    copyOf: useCallback((postId) => make(() => engine.posts.get({ postId })), [make]),
  };
}
