import { callGraph } from '../../graph-api/call.ts';
import { changeGraph } from '../../graph-api/change-call.ts';
import { sideFailure } from '../../graph-api/side-failure.ts';
import type { Network } from '../network.ts';
import { containerStatus } from './parse.ts';

/** Takes a medium off (contract §3.4): Facebook Login has the call, with a permission of its own. */
export const deleteMedia: NonNullable<Network['delete']> = async (line, { token }, { remoteId }) => {
  const outcome = await changeGraph(line, { method: 'DELETE', path: remoteId, token });
  if (outcome.kind === 'rejected') return { ...outcome, failure: sideFailure(outcome.failure) };
  if (outcome.kind !== 'gone') return outcome;
  // A medium known by its container alone is out, and cannot be reached under that id.
  const container = await callGraph(
    line,
    { path: remoteId, token, query: { fields: 'status_code' } },
    containerStatus,
  );
  return container.ok ? { kind: 'rejected', failure: { class: 'fix', code: 'not-found' } } : outcome;
};
