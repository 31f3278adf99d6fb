import { useState } from 'react';
import type { UnlockAnswer, UnlockOutcome } from '../../../shared/model/owner.ts';
import { bridge } from '../../app/bridge.ts';

/** Why it is still locked. `wait` needs no words: the time left stands there. */
export type UnlockProblem = Exclude<UnlockOutcome['kind'], 'unlocked' | 'wait'>;

interface Unlocking {
  readonly busy: boolean;
  readonly problem: UnlockProblem | null;
  /** True once Kaizup is open. */
  attempt(answer: UnlockAnswer): Promise<boolean>;
}

/** Shows the host what somebody typed, and says what came of it. The answer itself is not kept. */
export function useUnlock(): Unlocking {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<UnlockProblem | null>(null);
  return {
    busy,
    problem,
    async attempt(answer) {
      setBusy(true);
      setProblem(null);
      try {
        const { kind } = await bridge.unlock(answer);
        if (kind === 'unlocked') return true;
        setProblem(kind === 'wait' ? null : kind);
      } catch {
        // Nobody looked at the answer: that says nothing about it.
        setProblem('engine-unavailable');
      } finally {
        setBusy(false);
      }
      return false;
    },
  };
}
