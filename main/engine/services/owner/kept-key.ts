import type { CodeSlot, KeyLock, PasswordSlot } from '../../../../shared/model/key-lock.ts';
import type { LockLevel } from '../../../../shared/model/owner.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { OwnerStore } from '../../store/repositories/owner.ts';

/** What comes beside that which is kept already. */
export interface ComingKey {
  readonly level?: LockLevel;
  readonly password?: PasswordSlot;
  readonly codes?: readonly CodeSlot[];
}

/** How the host keeps the data key, and that it is in step with the database. */
export interface KeptKey {
  /**
   * Makes a change of password, codes or level. Before it the key opens with the old and the new, after it with the new alone: whenever
   * this is interrupted, there is a password that opens the key and that the database takes.
   */
  change(coming: ComingKey, commit: () => void): Promise<void>;
  /** Brings the host's file in step again, after an interruption or a code that was used up. */
  settle(): Promise<void>;
}

/** The key of an engine; `keep` has the host write its file and tells whether it is on disk. */
export function createKeptKey(owner: OwnerStore, keep: (lock: KeyLock | null) => Promise<boolean>): KeptKey {
  function lockOf({ level = owner.locking().level, password, codes = [] }: ComingKey): KeyLock | null {
    const credential = owner.credential();
    if (level === 'window') return null;
    const passwords = [credential?.slot, password].filter((slot) => slot !== undefined);
    if (passwords.length === 0) return null;
    return {
      passwords,
      codes: [...owner.openCodes().map(({ slot }) => slot), ...codes],
      secondFactor: (owner.secondFactor()?.since ?? null) !== null,
    };
  }

  return {
    async change(coming, commit) {
      const both = lockOf(coming);
      if (both !== null && !(await keep(both))) throw new ExpectedError('file-not-writable', {}, true);
      commit();
      const after = lockOf({});
      if (both !== null || after !== null || coming.level !== undefined) await keep(after);
    },
    async settle() {
      await keep(lockOf({}));
    },
  };
}
