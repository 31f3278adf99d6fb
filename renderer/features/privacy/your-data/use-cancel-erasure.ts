import { useMutation, useQueryClient } from '@tanstack/react-query';
import { engine } from '../../../app/engine-client.ts';
import { toastError } from '../../../ui/toast-error.ts';

/** Calls an erasure off that is planned. */
export function useCancelErasure(id: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => engine.privacy.cancelErasure({ id }),
    onError: toastError,
    onSettled: () => queryClient.invalidateQueries(),
  });
}
