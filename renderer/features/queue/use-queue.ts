import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLingui } from '@lingui/react/macro';
import type { PostCard } from '../../../shared/contract/posts.ts';
import { engine, orpc } from '../../app/engine-client.ts';
import { announce } from '../../ui/announce.ts';
import { toastError } from '../../ui/toast-error.ts';
import { moved } from './queue-order.ts';

const none: readonly PostCard[] = [];

/** The queue and what changes its order; shown at once, and as it is when the engine refuses. */
export function useQueue() {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const options = orpc.planning.queue.queryOptions();
  const query = useQuery(options);

  async function change(next: readonly PostCard[] | null, act: () => Promise<unknown>): Promise<void> {
    await queryClient.cancelQueries({ queryKey: orpc.planning.queue.key() });
    if (next !== null) queryClient.setQueryData(options.queryKey, [...next]);
    try {
      await act();
      announce(t`The queue has a new order.`);
    } catch (error) {
      toastError(error);
    } finally {
      void queryClient.invalidateQueries({ queryKey: orpc.planning.key() });
      void queryClient.invalidateQueries({ queryKey: orpc.posts.key() });
    }
  }

  return {
    posts: query.data ?? none,
    isLoading: query.isPending,
    error: query.error,
    refetch: query.refetch,
    move: (postId: string, before: string | null) =>
      change(moved(query.data ?? none, postId, before), () =>
        engine.planning.moveInQueue({ postId, before }),
      ),
    shuffle: () => change(null, () => engine.planning.shuffleQueue()),
  };
}
