import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallError } from '../../../../shared/errors.ts';
import type { SignInStatus } from '../../../../shared/model/account.ts';
import type { AccountMode, NetworkId } from '../../../../shared/model/network.ts';
import { bridge } from '../../../app/bridge.ts';
import { callErrorOf, engine, orpc } from '../../../app/engine-client.ts';

interface Started {
  readonly signInId: string;
  readonly url: string;
}

/** Where a person signs in: at a server that they name, or at the one that their name leads to. */
export interface Where {
  readonly service?: string;
  readonly loginHint?: string;
}

/** A sign-in through the system's browser, as the dialog follows it. */
export interface SignIn {
  /** Null before it has begun. */
  readonly status: SignInStatus | null;
  /** Address of the page that the browser shows. */
  readonly url: string | null;
  /** False when the system did not open a browser. */
  readonly browserOpened: boolean;
  readonly busy: boolean;
  readonly problem: CallError | null;
  /** `where`: the person's server or who they are there, where the network asks; as the last time when absent. */
  begin(where?: Where): void;
  openAgain(): void;
  finish(remoteIds: readonly string[]): void;
  /** Back to before the beginning. */
  reset(): void;
  /** Ends it at the engine, which forgets everything of it. */
  cancel(): void;
}

/** How often the engine is asked while the browser has the word (ms); its change stream usually comes first. */
const askEvery = 1500;

const timedOut = { step: 'ended', problem: 'timed-out', failure: null } as const satisfies SignInStatus;

/** Begins, follows and ends a sign-in. */
export function useSignIn(network: NetworkId, mode: AccountMode): SignIn {
  const queryClient = useQueryClient();
  const [started, setStarted] = useState<Started | null>(null);
  const [browserOpened, setBrowserOpened] = useState(true);
  const [chosen, setChosen] = useState<Where>({});

  const show = async (url: string): Promise<void> => setBrowserOpened(await bridge.openExternal(url));
  const begin = useMutation({
    mutationFn: (where: Where) => engine.accounts.beginSignIn({ network, mode, ...where }),
    onSuccess: async ({ signInId, url }) => {
      setStarted({ signInId, url });
      await show(url);
    },
  });
  const query = useQuery({
    ...orpc.accounts.signInStatus.queryOptions({
      input: started === null ? skipToken : { signInId: started.signInId },
    }),
    staleTime: 0,
    refetchInterval: ({ state }) => (isOpen(state.data) && state.error === null ? askEvery : false),
  });
  const finish = useMutation({
    mutationFn: (input: { readonly signInId: string; readonly remoteIds: string[] }) =>
      engine.accounts.finishSignIn(input),
    onSettled: () => queryClient.invalidateQueries({ queryKey: orpc.accounts.key() }),
  });

  const lost = query.isError && ['sign-in-expired', 'not-found'].includes(callErrorOf(query.error).code);
  const status =
    started === null
      ? null
      : finish.data !== undefined
        ? done(finish.data)
        : lost
          ? timedOut
          : (query.data ?? null);
  const error = begin.error ?? finish.error;
  return {
    status,
    url: started?.url ?? null,
    browserOpened,
    busy: begin.isPending || finish.isPending || (started !== null && status === null),
    problem: error === null ? null : callErrorOf(error),
    begin: (where = chosen) => {
      setChosen(where);
      begin.mutate(where);
    },
    openAgain: () => {
      if (started !== null) void show(started.url);
    },
    finish: (remoteIds) => {
      if (started !== null) finish.mutate({ signInId: started.signInId, remoteIds: [...remoteIds] });
    },
    reset: () => {
      setStarted(null);
      begin.reset();
      finish.reset();
    },
    cancel: () => {
      if (started === null || status?.step === 'done' || status?.step === 'ended') return;
      // Nothing depends on the answer: an unreachable engine forgets the sign-in with its process.
      engine.accounts.cancelSignIn({ signInId: started.signInId }).catch(() => undefined);
    },
  };
}

function isOpen(status: SignInStatus | undefined): boolean {
  return status === undefined || status.step === 'waiting' || status.step === 'exchanging';
}

function done({ accountIds }: { readonly accountIds: readonly string[] }): SignInStatus {
  return { step: 'done', accountIds: [...accountIds] };
}
