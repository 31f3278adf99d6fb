import { createHandOverDesk, type HandOverDesk, type HandOverParts } from './hand-over-desk.ts';
import { createWithdrawals, type WithdrawalParts, type Withdrawals } from './withdrawals.ts';

type HandOversParts = HandOverParts & Omit<WithdrawalParts, 'handOverDesk'>;

/** What becomes of posts that networks hold, put together: what the owner changes about them, and what must not go out. */
export function createHandOvers(parts: HandOversParts): {
  readonly handOverDesk: HandOverDesk;
  readonly withdrawals: Withdrawals;
} {
  const handOverDesk = createHandOverDesk(parts);
  return { handOverDesk, withdrawals: createWithdrawals({ ...parts, handOverDesk }) };
}
