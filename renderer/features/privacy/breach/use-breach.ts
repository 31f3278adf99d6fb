import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Breach, BreachAnswers } from '../../../../shared/model/breach.ts';
import { engine, orpc } from '../../../app/engine-client.ts';
import { toastError } from '../../../ui/toast-error.ts';

/** How long the owner pauses before what they wrote is kept (ms). */
const pause = 500;

export interface BreachDraft {
  readonly breach: Breach | undefined;
  readonly answers: BreachAnswers | undefined;
  change(some: Partial<BreachAnswers>): void;
  /** Keeps what was written, before something else is done with it. */
  flush(): Promise<void>;
  /** Runs a call that answers with the record. */
  run(call: () => Promise<unknown>): Promise<void>;
  readonly busy: boolean;
}

/** A record with what the owner writes into it: kept by itself, and never lost by leaving. */
export function useBreach(id: number): BreachDraft {
  const queryClient = useQueryClient();
  const query = useQuery(orpc.breach.get.queryOptions({ input: { id } }));
  const [draft, setDraft] = useState<BreachAnswers | undefined>(undefined);
  const waiting = useRef<BreachAnswers | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const flush = async (): Promise<void> => {
    clearTimeout(timer.current);
    const answers = waiting.current;
    waiting.current = undefined;
    if (answers === undefined) return;
    const saved = await engine.breach.save({ id, answers });
    queryClient.setQueryData(orpc.breach.get.queryKey({ input: { id } }), saved);
  };
  const last = useRef(flush);
  useEffect(() => {
    last.current = flush;
  });
  useEffect(() => () => void last.current().catch(toastError), []);

  const call = useMutation({
    mutationFn: async (work: () => Promise<unknown>) => {
      await flush();
      await work();
    },
    onError: toastError,
    onSettled: () => queryClient.invalidateQueries(),
  });
  const answers = draft ?? query.data?.answers;
  return {
    breach: query.data,
    answers,
    change(some) {
      if (answers === undefined) return;
      const next = { ...answers, ...some };
      setDraft(next);
      waiting.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush().catch(toastError), pause);
    },
    flush,
    run: (work) => call.mutateAsync(work).catch(() => undefined),
    busy: call.isPending,
  };
}
