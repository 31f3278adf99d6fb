import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Slot } from '../../../shared/contract/planning.ts';
import { engine, orpc } from '../../app/engine-client.ts';
import { toastError } from '../../ui/toast-error.ts';
import { tidy } from './slot-sets.ts';

/** Slots of every account, by account, and how they change: shown at once, and as they were when the engine refuses. */
export function useSlots() {
  const queryClient = useQueryClient();
  const options = orpc.planning.slots.queryOptions();
  const query = useQuery(options);
  const slots = useMemo(() => {
    const byAccount = new Map<string, Slot[]>();
    for (const { accountId, weekday, minutes } of query.data ?? []) {
      byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), { weekday, minutes }]);
    }
    return new Map([...byAccount].map(([id, of]) => [id, tidy(of)]));
  }, [query.data]);

  async function set(accountIds: readonly string[], next: readonly Slot[]): Promise<void> {
    await queryClient.cancelQueries({ queryKey: orpc.planning.slots.key() });
    queryClient.setQueryData(options.queryKey, (known) => [
      ...(known ?? []).filter(({ accountId }) => !accountIds.includes(accountId)),
      ...accountIds.flatMap((accountId) => next.map((slot) => ({ accountId, ...slot }))),
    ]);
    try {
      await engine.planning.setSlots({ accountIds: [...accountIds], slots: [...next] });
    } catch (error) {
      toastError(error);
    } finally {
      void queryClient.invalidateQueries({ queryKey: orpc.planning.key() });
    }
  }
  return { slots, isLoading: query.isPending, error: query.error, refetch: query.refetch, set };
}
