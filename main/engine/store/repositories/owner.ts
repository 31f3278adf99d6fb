import {
  type CodeSlot,
  codeSlot,
  type PasswordSlot,
  passwordSlot,
} from '../../../../shared/model/key-lock.ts';
import type { Locking, LockLevel, OwnerProfile, ProfileChange } from '../../../../shared/model/owner.ts';
import { ownerProfile } from '../../../../shared/model/owner.ts';
import type { FailedAttempts } from '../../../../shared/limits/unlock-throttle.ts';
import type { SecretBox, SecretPlace } from '../keys.ts';
import type { Store } from '../store.ts';

/** A recovery code that was not used yet. */
export interface OpenCode {
  readonly id: number;
  readonly slot: CodeSlot;
}

export interface SecondFactor {
  readonly secret: Buffer;
  /** Null while no code of it was seen. */
  readonly since: number | null;
  readonly lastStep: number | null;
}

/** The owner's account as it is kept. */
export interface OwnerStore {
  profile(): OwnerProfile;
  saveProfile(profile: OwnerProfile, at: number): void;
  addChange(change: Omit<ProfileChange, 'id'>): void;
  /** Newest first. */
  changes(): readonly ProfileChange[];
  credential(): { readonly slot: PasswordSlot; readonly since: number } | undefined;
  saveCredential(slot: PasswordSlot, since: number): void;
  secondFactor(): SecondFactor | undefined;
  beginSecondFactor(secret: Buffer, at: number): void;
  confirmSecondFactor(at: number, step: number): void;
  noteStep(step: number): void;
  removeSecondFactor(): void;
  openCodes(): readonly OpenCode[];
  replaceCodes(slots: readonly CodeSlot[], at: number): void;
  useCode(id: number, at: number): void;
  /** Password, second factor and recovery codes. */
  removeCredentials(): void;
  locking(): Locking;
  saveLocking(locking: Locking): void;
  failed(): FailedAttempts;
  saveFailed(failed: FailedAttempts): void;
  addAttempt(at: number, failures: number): void;
  /** Newest first. */
  attempts(limit: number): readonly { readonly at: number; readonly failures: number }[];
}

/** Locks after a quarter of an hour, and with the computer, once there is a password. */
const usualLocking: Locking = { level: 'window', afterMinutes: 15, onSleep: true, onScreenLock: true };

const emptyProfile: OwnerProfile = { firstName: '', lastName: '', email: '', company: '', position: '' };

const secretPlace: SecretPlace = { table: 'owner_second_factor', row: '1', column: 'sealed_secret' };

/** The owner's account in `store`; the second factor's secret is sealed in `box`. */
export function createOwnerStore(store: Store, box: SecretBox): OwnerStore {
  const { sql } = store;
  const lockRow = () => store.first(sql.selectFrom('owner_lock').selectAll());

  function saveLock(change: {
    level?: LockLevel;
    after_minutes?: number | null;
    on_sleep?: number;
    on_screen_lock?: number;
    failures?: number;
    failed_at?: number;
  }): void {
    const usual = {
      id: 1,
      level: usualLocking.level,
      after_minutes: usualLocking.afterMinutes,
      on_sleep: 1,
      on_screen_lock: 1,
      failures: 0,
      failed_at: 0,
    };
    store.run(
      sql
        .insertInto('owner_lock')
        .values({ ...usual, ...change })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(change)),
    );
  }

  return {
    profile() {
      const row = store.first(sql.selectFrom('owner_profile').selectAll());
      if (row === undefined) return emptyProfile;
      const { first_name: firstName, last_name: lastName, email, company, position } = row;
      return { firstName, lastName, email, company, position };
    },
    saveProfile({ firstName, lastName, ...rest }, at) {
      const row = { first_name: firstName, last_name: lastName, ...rest, updated_at: at };
      store.run(
        sql
          .insertInto('owner_profile')
          .values({ id: 1, ...row })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row)),
      );
    },
    addChange: ({ at, field, before, after }) =>
      void store.run(
        sql.insertInto('owner_profile_change').values({ at, field, was: before, became: after }),
      ),
    changes: () =>
      store
        .all(sql.selectFrom('owner_profile_change').selectAll().orderBy('id', 'desc'))
        .map(({ id, at, field, was, became }) => ({
          id,
          at,
          field: ownerProfile.keyof().parse(field),
          before: was,
          after: became,
        })),
    credential() {
      const row = store.first(sql.selectFrom('owner_credential').selectAll());
      return row === undefined
        ? undefined
        : { slot: passwordSlot.parse(JSON.parse(row.slot)), since: row.since };
    },
    saveCredential(slot, since) {
      const row = { slot: JSON.stringify(slot), since };
      store.run(
        sql
          .insertInto('owner_credential')
          .values({ id: 1, ...row })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row)),
      );
    },
    secondFactor() {
      const row = store.first(sql.selectFrom('owner_second_factor').selectAll());
      if (row === undefined) return undefined;
      const secret = Buffer.from(box.open(row.sealed_secret, secretPlace), 'hex');
      return { secret, since: row.since, lastStep: row.last_step };
    },
    beginSecondFactor(secret, at) {
      const sealed_secret = box.seal(secret.toString('hex'), secretPlace);
      const row = { sealed_secret, began_at: at, since: null, last_step: null };
      store.run(
        sql
          .insertInto('owner_second_factor')
          .values({ id: 1, ...row })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row)),
      );
    },
    confirmSecondFactor: (at, step) =>
      void store.run(sql.updateTable('owner_second_factor').set({ since: at, last_step: step })),
    noteStep: (step) => void store.run(sql.updateTable('owner_second_factor').set({ last_step: step })),
    removeSecondFactor: () => void store.run(sql.deleteFrom('owner_second_factor')),
    openCodes: () =>
      store
        .all(
          sql
            .selectFrom('owner_recovery_code')
            .select(['id', 'slot'])
            .where('used_at', 'is', null)
            .orderBy('id'),
        )
        .map(({ id, slot }) => ({ id, slot: codeSlot.parse(JSON.parse(slot)) })),
    replaceCodes(slots, at) {
      store.transaction(() => {
        store.run(sql.deleteFrom('owner_recovery_code'));
        for (const slot of slots) {
          store.run(
            sql
              .insertInto('owner_recovery_code')
              .values({ slot: JSON.stringify(slot), made_at: at, used_at: null }),
          );
        }
      });
    },
    useCode: (id, at) =>
      void store.run(sql.updateTable('owner_recovery_code').set({ used_at: at }).where('id', '=', id)),
    removeCredentials() {
      for (const table of ['owner_credential', 'owner_second_factor', 'owner_recovery_code'] as const) {
        store.run(sql.deleteFrom(table));
      }
    },
    locking() {
      const row = lockRow();
      if (row === undefined) return usualLocking;
      return {
        level: row.level === 'full' ? 'full' : 'window',
        afterMinutes: row.after_minutes,
        onSleep: row.on_sleep === 1,
        onScreenLock: row.on_screen_lock === 1,
      };
    },
    saveLocking: ({ level, afterMinutes, onSleep, onScreenLock }) =>
      saveLock({
        level,
        after_minutes: afterMinutes,
        on_sleep: onSleep ? 1 : 0,
        on_screen_lock: onScreenLock ? 1 : 0,
      }),
    failed() {
      const row = lockRow();
      return { failures: row?.failures ?? 0, lastAt: row?.failed_at ?? 0 };
    },
    saveFailed: ({ failures, lastAt }) => saveLock({ failures, failed_at: lastAt }),
    addAttempt: (at, failures) => void store.run(sql.insertInto('owner_attempt').values({ at, failures })),
    attempts: (limit) =>
      store.all(
        sql.selectFrom('owner_attempt').select(['at', 'failures']).orderBy('id', 'desc').limit(limit),
      ),
  };
}
