import { limitsFor } from '../../../../shared/limits/server-limits.ts';
import type { NetworkLimits } from '../../../../shared/limits/network-limits.ts';
import type { NetworkId } from '../../../../shared/model/network.ts';
import { type ServerLimits, serverLimits } from '../../../../shared/model/server-limits.ts';
import { parseReply } from '../../http/network-calls.ts';
import type { AccountRow } from '../../store/repositories/accounts.ts';

/** The fact under which a connector keeps what an account's server takes, as JSON. */
const limitsFact = 'limits';

/** What the account's own server takes; undefined where the network's limits are all there is. */
export function ownLimits({ facts }: Pick<AccountRow, 'facts'>): ServerLimits | undefined {
  const { [limitsFact]: limits } = JSON.parse(facts) as Readonly<Record<string, string>>;
  const read = limits === undefined ? undefined : serverLimits.safeParse(parseReply(limits));
  return read?.success === true ? read.data : undefined;
}

/** The limits that hold for an account. */
export function accountLimits(account: Pick<AccountRow, 'network' | 'facts'>): NetworkLimits {
  return limitsFor(account.network as NetworkId, ownLimits(account));
}
