import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallError } from '../../../shared/errors.ts';
import type { WallTime } from '../../../shared/model/post.ts';
import { callErrorOf, engine, orpc } from '../../app/engine-client.ts';
import type { ClockNote } from '../calendar/time/zone.ts';
import type { Autosave } from './draft/autosave.ts';

/** What came of pressing the one button. */
export type Sent =
  | { readonly sent: true; readonly at: number | null; readonly note: ClockNote }
  | { readonly sent: false };

export interface SendPost {
  readonly busy: boolean;
  readonly error: CallError | null;
  readonly send: (when: WallTime | 'now') => Promise<Sent>;
}

/** Saves what is typed, then schedules or publishes it; what the engine refuses stays on the page with its reason. */
export function useSendPost(postId: string, autosave: Autosave): SendPost {
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | null>(null);

  const send = async (when: WallTime | 'now'): Promise<Sent> => {
    setBusy(true);
    setError(null);
    try {
      if (!(await autosave.flush())) {
        const state = autosave.state();
        setError({
          code: state.kind === 'refused' ? state.code : 'engine-unavailable',
          retryable: true,
          details: {},
        });
        return { sent: false };
      }
      if (when === 'now') {
        await engine.posts.publishNow({ postId });
        return { sent: true, at: null, note: 'exact' };
      }
      return { sent: true, ...(await engine.posts.schedule({ postId, at: when })) };
    } catch (thrown) {
      setError(callErrorOf(thrown));
      return { sent: false };
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries({ queryKey: orpc.posts.key() });
    }
  };
  return { busy, error, send };
}
