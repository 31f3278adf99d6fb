import type { NetworkId } from '../../../../../shared/model/network.ts';
import type { PublicationRow } from '../../../store/repositories/publications.ts';
import type { ErasureParts } from './erasure.ts';

/**
 * Takes back what networks hold of `rows`; what a network does not let go stops the erasure. Without keys nobody can ask it, and that
 * must not keep the data here until the post's time has come.
 */
export async function takeBackAll(
  { accounts, takeBack }: Pick<ErasureParts, 'accounts' | 'takeBack'>,
  rows: readonly PublicationRow[],
): Promise<void> {
  for (const row of rows) {
    if (row.state !== 'handed-over' || accounts.get(row.account_id)?.status === 'disconnected') continue;
    await takeBack(row);
  }
}

/** The networks that still hold something of `rows`, and publish it at its time. */
export function stillHeldOf(
  { accounts }: Pick<ErasureParts, 'accounts'>,
  rows: readonly PublicationRow[],
): NetworkId[] {
  const held = rows
    .filter(({ state }) => state === 'handed-over')
    .flatMap((row) => (accounts.get(row.account_id)?.network as NetworkId | undefined) ?? []);
  return [...new Set(held)].toSorted();
}
