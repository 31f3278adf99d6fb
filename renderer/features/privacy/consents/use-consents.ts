import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ConsentCategory, ConsentPlace, ConsentState } from '../../../../shared/model/consent.ts';
import { engine, orpc } from '../../../app/engine-client.ts';
import { toastError } from '../../../ui/toast-error.ts';

/** What holds of each consent. */
export function useConsents() {
  return useQuery(orpc.privacy.consents.queryOptions());
}

export interface Deciding {
  /** What the owner has just chosen, while it is on its way. */
  readonly chosen: boolean | null;
  readonly decide: (granted: boolean) => void;
}

/** Decides on one category; what rests on it follows at once. */
export function useDecision(category: ConsentCategory, place: Exclude<ConsentPlace, 'welcome'>): Deciding {
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (granted: boolean) => engine.privacy.decideConsent({ category, granted, place }),
    onError: toastError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: orpc.privacy.key() }),
  });
  return { chosen: change.isPending ? change.variables : null, decide: (granted) => change.mutate(granted) };
}

/** The state of one category in a list of them. */
export function stateOf(
  states: readonly ConsentState[] | undefined,
  category: ConsentCategory,
): ConsentState | undefined {
  return states?.find((state) => state.category === category);
}
