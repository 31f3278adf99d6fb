import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { GaveUp } from '../features/engine-away/GaveUp.tsx';
import { StateUnreadable } from '../features/engine-away/StateUnreadable.tsx';
import { Starting } from '../features/engine-away/Starting.tsx';
import { callErrorOf, orpc, useEngineLine } from './engine-client.ts';
import { useLock } from './lock.ts';
import { Shell } from './Shell.tsx';
import { views } from './views.ts';

/** What the window shows first. While it is locked nothing else is there, and nothing is asked for. */
export function Gate() {
  const locked = useLock((lock) => lock.locked);
  if (!locked) return <OpenGate />;
  return (
    <Suspense fallback={null}>
      <views.lock.Show />
    </Suspense>
  );
}

/** A problem that must be solved, the welcome, or the application. */
function OpenGate() {
  const condition = useEngineLine((line) => line.condition);
  const state = useQuery(orpc.app.state.queryOptions());
  if (condition.kind === 'blocked') {
    return (
      <Suspense fallback={null}>
        <views.blocked.Show reason={condition.reason} />
      </Suspense>
    );
  }
  if (condition.kind === 'gave-up') return <GaveUp />;
  if (state.data === undefined) {
    if (state.isError && callErrorOf(state.error).code !== 'engine-unavailable') {
      return <StateUnreadable onRetry={() => void state.refetch()} />;
    }
    return <Starting />;
  }
  if (state.data.welcomed) return <Shell state={state.data} />;
  return (
    <Suspense fallback={null}>
      <views.welcome.Show />
    </Suspense>
  );
}
