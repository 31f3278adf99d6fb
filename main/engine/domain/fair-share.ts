import { networkIds } from '../../../shared/model/network-ids.ts';
import type { NetworkId } from '../../../shared/model/network.ts';

/** Publications at work at once. A claimed, unresolved row is unknown after a crash: never more of them than can be in flight. */
export const maxAtWork = 64;

/** Places that every network finds free at any time, whatever the others do with theirs. */
export const reservedPlaces = 4;

/**
 * Whether one more publication to `network` may start while so many are at work: one that is slow or has much to do may use what is
 * free, but never the places kept for the others. As long as all ask here, `maxAtWork` is kept.
 */
export function hasPlace(network: NetworkId, atWork: ReadonlyMap<NetworkId, number>): boolean {
  const usedBy = (id: NetworkId): number => atWork.get(id) ?? 0;
  if (usedBy(network) < reservedPlaces) return true;
  const used = networkIds.reduce((sum, id) => sum + usedBy(id), 0);
  const keptForOthers = networkIds
    .filter((id) => id !== network)
    .reduce((sum, id) => sum + Math.max(0, reservedPlaces - usedBy(id)), 0);
  return maxAtWork - used > keptForOthers;
}
