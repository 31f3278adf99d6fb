import { looksLikeRecoveryCode, openWithCode } from '../../../vault/recovery-code.ts';
import { openWithPassword } from '../../../vault/password-slot.ts';
import type { Clock } from '../../clock.ts';
import type { OwnerStore } from '../../store/repositories/owner.ts';
import type { AuditLog } from '../privacy/audit-log.ts';
import { acceptedStep } from './totp.ts';

/** What a secret opened, and what to note once everything else was right too. */
export interface Shown {
  readonly dataKey?: string;
  /** The recovery code that was shown, if it was one. */
  readonly codeId?: number;
  use(): void;
}

/** How somebody shows that they are the owner. Nothing is used up before `use`. */
export interface Proof {
  /** The data key, when the password is right. */
  password(password: string): Promise<string | undefined>;
  recoveryCode(code: string, except?: number): Shown | undefined;
  /** The second factor where there is one: its code, or a recovery code in its place. */
  secondFactor(code: string | null, except?: number): Shown | undefined;
  readonly hasSecondFactor: boolean;
}

const nothingToUse: Shown = { use: () => undefined };

/** Proof against what is kept in `owner`. */
export function createProof(owner: OwnerStore, audit: AuditLog, clock: Clock): Proof {
  function recoveryCode(code: string, except?: number): Shown | undefined {
    if (!looksLikeRecoveryCode(code)) return undefined;
    for (const { id, slot } of owner.openCodes()) {
      if (id === except) continue;
      const dataKey = openWithCode(slot, code);
      if (dataKey === undefined) continue;
      return {
        dataKey,
        codeId: id,
        use() {
          owner.useCode(id, clock.now());
          audit.add('recovery-used', 'owner', null, { left: owner.openCodes().length });
        },
      };
    }
    return undefined;
  }

  return {
    async password(password) {
      const credential = owner.credential();
      return credential === undefined ? undefined : openWithPassword(credential.slot, password);
    },
    recoveryCode,
    secondFactor(code, except) {
      const factor = owner.secondFactor();
      if (factor === undefined || factor.since === null) return nothingToUse;
      if (code === null) return undefined;
      const step = acceptedStep(factor.secret, code.replace(/\s/g, ''), clock.now(), factor.lastStep);
      if (step !== undefined) return { use: () => owner.noteStep(step) };
      return recoveryCode(code, except);
    },
    get hasSecondFactor() {
      return (owner.secondFactor()?.since ?? null) !== null;
    },
  };
}
