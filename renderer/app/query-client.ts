import { onlineManager, QueryClient } from '@tanstack/react-query';
import type { Change } from '../../shared/contract/index.ts';
import { callErrorOf, onChange, orpc, useEngineLine } from './engine-client.ts';

/**
 * "Online" means here that the engine is there: while it is away queries wait with what they have, and fetch again when it is
 * back. Mutations never wait and never repeat by themselves.
 */
export function createQueryClient(): QueryClient {
  onlineManager.setEventListener((setOnline) => {
    setOnline(useEngineLine.getState().connected);
    return useEngineLine.subscribe(({ connected }) => setOnline(connected));
  });
  onlineManager.setOnline(useEngineLine.getState().connected);
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: 'always',
        retry: (count, error) => count < 2 && callErrorOf(error).code === 'engine-unavailable',
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  // From now on, not from the first render: what is asked before there is a port must hear that there is one.
  client.mount();
  return client;
}

/** Which queries each topic makes old. */
const queriesOf: Readonly<Record<Change['topics'][number], () => readonly (readonly unknown[])[]>> = {
  app: () => [orpc.app.state.key(), orpc.app.home.key(), orpc.planning.zone.key(), orpc.calendarFile.key()],
  accounts: () => [orpc.accounts.key(), orpc.app.state.key(), orpc.app.home.key()],
  posts: () => [orpc.posts.key(), orpc.planning.key(), orpc.app.state.key(), orpc.app.home.key()],
  activity: () => [orpc.app.activity.key()],
  'sign-in': () => [orpc.accounts.signInStatus.key()],
  privacy: () => [orpc.privacy.key(), orpc.requests.key(), orpc.breach.key()],
  owner: () => [orpc.owner.key()],
  templates: () => [orpc.templates.key()],
};

/** Several changes in a row refetch once (ms). */
const gather = 60;

/** Keeps what the page shows true: refetches what the engine says has changed. Returns the way to stop. */
export function followChanges(queryClient: QueryClient): () => void {
  const waiting = new Set<Change['topics'][number]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    timer = undefined;
    const keys = new Map(
      [...waiting].flatMap((topic) => queriesOf[topic]().map((key) => [JSON.stringify(key), key])),
    );
    waiting.clear();
    for (const queryKey of keys.values()) void queryClient.invalidateQueries({ queryKey });
  };
  const stop = onChange(({ topics }) => {
    for (const topic of topics) waiting.add(topic);
    timer ??= setTimeout(flush, gather);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}
