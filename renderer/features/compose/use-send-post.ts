import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallError } from '../../../shared/errors.ts';
import type { WallTime } from '../../../shared/model/post.ts';
import { callErrorOf, engine, orpc } from '../../app/engine-client.ts';
import type { ClockNote } from '../calendar/time/zone.ts';
import { isRepeat, type When } from './when/when.ts';
import type { Autosave } from './draft/autosave.ts';

/** Where and when it went. */
export interface SentPost {
  readonly postId: string;
  /** Null when it goes out at once. */
  readonly at: number | null;
  readonly note: ClockNote;
}

/** What came of pressing the one button. */
export type Sent = ({ readonly sent: true } & SentPost) | { readonly sent: false };

export interface SendPost<W> {
  readonly busy: boolean;
  readonly error: CallError | null;
  readonly send: (when: W) => Promise<Sent>;
}

/** Saves what is typed, then lets `act` send it; what the engine refuses stays on the page with its reason. */
export function useSendPost<W>(autosave: Autosave, act: (when: W) => Promise<SentPost>): SendPost<W> {
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | null>(null);

  const send = async (when: W): Promise<Sent> => {
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
      return { sent: true, ...(await act(when)) };
    } catch (thrown) {
      setError(callErrorOf(thrown));
      return { sent: false };
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries({ queryKey: orpc.posts.key() });
      void queryClient.invalidateQueries({ queryKey: orpc.planning.key() });
    }
  };
  return { busy, error, send };
}

/** Schedules a post, queues it, lets it repeat (in place of the series that it is of), or publishes it at once. */
export async function sendWhole(postId: string, when: When, inSeries: boolean): Promise<SentPost> {
  if (when === 'now') {
    await engine.posts.publishNow({ postId });
    return { postId, at: null, note: 'exact' };
  }
  if (when === 'queue') {
    const [first] = await engine.planning.enqueue({ postId });
    return { postId, at: first?.at ?? null, note: 'exact' };
  }
  if (!isRepeat(when)) return { postId, ...(await engine.posts.schedule({ postId, at: when })) };
  const input = { postId, start: when.start, recurrence: when.recurrence };
  const { at, note } = await (inSeries
    ? engine.planning.changeFollowing(input)
    : engine.planning.createSeries(input));
  return { postId, at, note };
}

/** Tries publications of a post again at once, or gives them a time of their own. */
export async function sendAgain(
  postId: string,
  publicationIds: readonly string[],
  when: WallTime | 'now',
): Promise<SentPost> {
  if (when !== 'now') return engine.posts.moveApart({ publicationIds: [...publicationIds], at: when });
  for (const publicationId of publicationIds) await engine.posts.retry({ publicationId });
  return { postId, at: null, note: 'exact' };
}
