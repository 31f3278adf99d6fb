import type { Failure } from '../../../../shared/model/failure.ts';
import type { AccountRow } from '../../store/repositories/accounts.ts';
import type { Connections } from './connections.ts';
import type { NetworkLines } from './network-lines.ts';

/** What it means for an account that a network refuses its sign-in. Keeps D8. */
export interface RefusedSignIns {
  /**
   * A call was refused: its tokens are renewed once where that may help, else the account is lost and treated so. What is left of
   * the failure; null when the call may be made again.
   */
  ofCall(account: AccountRow, failure: Failure): Promise<Failure | null>;
  /** There is no line to the account: its tokens could not be renewed, so asking for that again tells nothing new. */
  ofLine(account: AccountRow, failure: Failure): void;
}

/** Answers refusals of an engine. */
export function createRefusedSignIns(lines: NetworkLines, connections: Connections): RefusedSignIns {
  return {
    async ofCall(account, failure) {
      if (failure.class !== 'reauth') return failure;
      const left = failure.code === 'signed-out' ? await lines.renewAfterRefusal(account) : failure;
      if (left?.class === 'reauth') connections.accessLost(account, left);
      return left;
    },
    ofLine(account, failure) {
      if (failure.class === 'reauth') connections.accessLost(account, failure);
    },
  };
}
