import type { Failure } from '../../../../shared/model/failure.ts';
import type { Outcome } from '../../../../shared/outcome.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { CallPurpose } from '../../domain/errand.ts';
import type { ChangeOutcome } from '../../networks/after-publishing.ts';
import type { AccountRow } from '../../store/repositories/accounts.ts';
import type { AccountLine, NetworkLines } from './network-lines.ts';
import type { RefusedSignIns } from './refused-sign-ins.ts';

/** Calls that the owner makes on behalf of an account and waits for: what fails is told at once, and nothing is tried again. */
export interface AccountCalls {
  /** A line for the account and a purpose; an error for the owner when there is none. */
  open(account: AccountRow | undefined, purpose: CallPurpose): Promise<AccountLine>;
  /** What the network answered, or an error for the owner. */
  answered<Value>(account: AccountRow, outcome: Outcome<Value, Failure>): Promise<Value>;
  /** Whether the network still had what was to be changed; an error for the owner when it did not do it. */
  changed(account: AccountRow, outcome: ChangeOutcome): Promise<'done' | 'gone'>;
}

/** Calls over `lines`; an account that its network signed out is treated so from then on. */
export function createAccountCalls(lines: NetworkLines, refusals: RefusedSignIns): AccountCalls {
  async function refused(account: AccountRow, failure: Failure): Promise<ExpectedError> {
    const left = await refusals.ofCall(account, failure);
    return left === null ? toldAs({ ...failure, class: 'retry' }) : toldAs(left);
  }

  function toldAs(failure: Failure): ExpectedError {
    if (failure.code === 'on-hold') return new ExpectedError('on-hold');
    const retryable = failure.class === 'retry' || failure.class === 'rate' || failure.class === 'verify';
    return new ExpectedError('network-call-failed', { failure: failure.code }, retryable);
  }

  return {
    async open(account, purpose) {
      if (account === undefined) throw new ExpectedError('not-found');
      const reached = await lines.forAccount(account, purpose);
      if (!reached.ok) {
        refusals.ofLine(account, reached.failure);
        throw toldAs(reached.failure);
      }
      return reached.value;
    },
    async answered(account, outcome) {
      if (!outcome.ok) throw await refused(account, outcome.failure);
      return outcome.value;
    },
    async changed(account, outcome) {
      if (outcome.kind === 'done' || outcome.kind === 'gone') return outcome.kind;
      throw await refused(account, outcome.failure);
    },
  };
}
