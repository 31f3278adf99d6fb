import { limitsFor } from '../../../../shared/limits/server-limits.ts';
import { textLength } from '../../../../shared/limits/text-length.ts';
import type { Account } from '../../../../shared/model/account.ts';
import type { NetworkId } from '../../../../shared/model/network.ts';
import type { ServerLimits } from '../../../../shared/model/server-limits.ts';
import { utf8Length } from '../../../../shared/text/count.ts';

/** How much of a network's room a text takes, in the unit that the network counts in. */
export interface TextRoom {
  readonly used: number;
  readonly max: number;
  /** `bytes` when a text of few characters is heavy, e.g. flags and families of emoji (Bluesky). */
  readonly unit: 'characters' | 'bytes';
  /** 0 empty – 1 full; more than 1 is over. */
  readonly share: number;
  readonly level: 'roomy' | 'near' | 'over';
}

/** The tighter of a network's limits on this text; `own` where the account's server has its own. */
export function countForNetwork(network: NetworkId, text: string, own?: ServerLimits): TextRoom {
  const rule = limitsFor(network, own).text;
  const { max, maxBytes } = rule;
  const characters = room(textLength(rule, text), max, 'characters');
  if (maxBytes === undefined) return characters;
  const bytes = room(utf8Length(text), maxBytes, 'bytes');
  return bytes.share > characters.share ? bytes : characters;
}

function room(used: number, max: number, unit: TextRoom['unit']): TextRoom {
  const share = used / max;
  return { used, max, unit, share, level: share > 1 ? 'over' : share > 0.9 ? 'near' : 'roomy' };
}

/** The accounts that leave least room, one for each network, in the order of the accounts. */
export function tightestAccounts(accounts: readonly Account[]): readonly Account[] {
  const room = ({ network, limits }: Account): number => limitsFor(network, limits).text.max;
  const tightest = new Map<NetworkId, Account>();
  for (const account of accounts) {
    const known = tightest.get(account.network);
    if (known === undefined || room(account) < room(known)) tightest.set(account.network, account);
  }
  return [...tightest.values()];
}
