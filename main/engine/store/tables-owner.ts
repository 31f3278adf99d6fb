import type { Generated } from 'kysely';

/** Who the owner is; one row. */
export interface OwnerProfileTable {
  id: number;
  first_name: string;
  last_name: string;
  email: string;
  company: string;
  position: string;
  updated_at: number;
}

/** One rectification. */
export interface OwnerProfileChangeTable {
  id: Generated<number>;
  at: number;
  field: string;
  was: string;
  became: string;
}

/** What was attested at the welcome. */
export interface OwnerAttestationTable {
  id: Generated<number>;
  at: number;
  adult: number;
  professional: number;
  policy_version: string;
}

/** The data key under the password (`passwordSlot` as JSON); one row, or none without a password. */
export interface OwnerCredentialTable {
  id: number;
  slot: string;
  since: number;
}

/** The second factor; one row. Not in force before `since`. */
export interface OwnerSecondFactorTable {
  id: number;
  sealed_secret: Buffer;
  began_at: number;
  since: number | null;
  last_step: number | null;
}

/** The data key under a recovery code (`codeSlot` as JSON). */
export interface OwnerRecoveryCodeTable {
  id: Generated<number>;
  slot: string;
  made_at: number;
  used_at: number | null;
}

/** How Kaizup locks, and the attempts in a row that failed; one row. */
export interface OwnerLockTable {
  id: number;
  level: string;
  after_minutes: number | null;
  on_sleep: number;
  on_screen_lock: number;
  failures: number;
  failed_at: number;
}

/** An attempt that was refused; `failures` counts those in a row. */
export interface OwnerAttemptTable {
  id: Generated<number>;
  at: number;
  failures: number;
}
