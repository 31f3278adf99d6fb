import type { PublicationRow } from '../../../main/engine/store/repositories/publications.ts';
import type { Holding } from './remembering-network.ts';

/** What is known of a post that should be at a network, when everything has come to rest. */
export interface Told {
  readonly key: string;
  /** It has a time. */
  readonly planned: boolean;
  readonly row: PublicationRow | undefined;
}

/** Holds what the owner is told against what the network has; what does not agree, in words. */
export function verdict(
  network: string,
  holdings: readonly Holding[],
  told: readonly Told[],
  now: number,
): readonly string[] {
  const counts = Map.groupBy(holdings, ({ key }) => key);
  const twice = [...counts].filter(([, list]) => list.length > 1);
  return [
    ...twice.map(([key]) => `${key} is at ${network} twice`),
    ...told.flatMap((one) => faultOf(one, network, counts.has(one.key), now) ?? []),
  ];
}

function faultOf({ key, planned, row }: Told, network: string, isThere: boolean, now: number): string | null {
  if (row === undefined) return planned ? `${key} at ${network} was lost` : null;
  const { state } = row;
  const passed = row.due_at <= now;
  switch (state) {
    case 'published':
      return isThere ? null : `${key} is said to be at ${network} and is not`;
    case 'failed':
    case 'missed':
    case 'held':
    case 'scheduled':
      if (isThere) return `${key} is at ${network} and said to be ${state}`;
      return state === 'scheduled' && passed ? `${key} still waits for ${network}` : null;
    case 'handed-over':
      return passed ? `${key} is still said to be held at ${network}` : null;
    case 'needs-owner':
    case 'cancelled':
      return null;
    default:
      return `${key} ended ${state} at ${network}`;
  }
}
