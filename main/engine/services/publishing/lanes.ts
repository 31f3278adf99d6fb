import type { NetworkId } from '../../../../shared/model/network.ts';
import { hasPlace } from '../../domain/fair-share.ts';

/** Work that has begun: whose it is, and for which network. */
export interface AtWork {
  readonly accountId: string;
  readonly network: NetworkId;
}

/** The turns of accounts: each account is a lane, which does one thing after another while the lanes beside it go on. */
export interface Lanes {
  /** An account has something to do. One that waits already keeps its turn. */
  join(accountId: string, network: NetworkId): void;
  /** The next account whose turn it is and for whose network there is a place; it leaves the queue. */
  next(atWork: Iterable<AtWork>): string | undefined;
}

/** Lanes in the order in which they joined. */
export function createLanes(): Lanes {
  const waiting = new Map<string, NetworkId>();
  return {
    join(accountId, network) {
      if (!waiting.has(accountId)) waiting.set(accountId, network);
    },
    next(atWork) {
      const counts = new Map<NetworkId, number>();
      const busy = new Set<string>();
      for (const { accountId, network } of atWork) {
        busy.add(accountId);
        counts.set(network, (counts.get(network) ?? 0) + 1);
      }
      for (const [accountId, network] of waiting) {
        // It joins again when its work has ended.
        if (busy.has(accountId)) waiting.delete(accountId);
        else if (hasPlace(network, counts)) {
          waiting.delete(accountId);
          return accountId;
        }
      }
      return undefined;
    },
  };
}
