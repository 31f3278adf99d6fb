import { useQuery } from '@tanstack/react-query';
import { Blocked } from '../features/engine-away/Blocked.tsx';
import { GaveUp } from '../features/engine-away/GaveUp.tsx';
import { StateUnreadable } from '../features/engine-away/StateUnreadable.tsx';
import { Starting } from '../features/engine-away/Starting.tsx';
import { WelcomeView } from '../features/welcome/WelcomeView.tsx';
import { callErrorOf, orpc, useEngineLine } from './engine-client.ts';
import { Shell } from './Shell.tsx';

/** What the window shows first: a problem that must be solved, the welcome, or the application. */
export function Gate() {
  const condition = useEngineLine((line) => line.condition);
  const state = useQuery(orpc.app.state.queryOptions());
  if (condition.kind === 'blocked') return <Blocked reason={condition.reason} />;
  if (condition.kind === 'gave-up') return <GaveUp />;
  if (state.data === undefined) {
    if (state.isError && callErrorOf(state.error).code !== 'engine-unavailable') {
      return <StateUnreadable onRetry={() => void state.refetch()} />;
    }
    return <Starting />;
  }
  return state.data.welcomed ? <Shell state={state.data} /> : <WelcomeView />;
}
