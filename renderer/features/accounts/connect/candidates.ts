import type { AccountCandidate } from '../../../../shared/model/account.ts';

/** What is ticked before the owner chooses: accounts whose sign-in is being renewed, or the only one there is. */
export function tickedAtFirst(candidates: readonly AccountCandidate[]): ReadonlySet<string> {
  const free = candidates.filter(({ unavailable }) => unavailable === null);
  const renewed = free.filter(({ alreadyConnected }) => alreadyConnected);
  const ticked = renewed.length > 0 ? renewed : free.length === 1 ? free : [];
  return new Set(ticked.map(({ remoteId }) => remoteId));
}
