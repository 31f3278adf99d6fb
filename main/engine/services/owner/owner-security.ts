import { newRecoveryCode, sealUnderCode } from '../../../vault/recovery-code.ts';
import { sealUnderPassword } from '../../../vault/password-slot.ts';
import type { AccountSecurity, Locking, PasswordStrength } from '../../../../shared/model/owner.ts';
import type { Clock } from '../../clock.ts';
import { isStrongEnough, weighPassword } from '../../domain/password-strength.ts';
import type { Events } from '../../events.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { OwnerStore } from '../../store/repositories/owner.ts';
import type { Store } from '../../store/store.ts';
import type { AuditLog } from '../privacy/audit-log.ts';
import type { Attempts } from './attempts.ts';
import type { KeptKey } from './kept-key.ts';
import { type OwnerLock, wordsAbout } from './owner-lock.ts';
import type { Proof, Shown } from './proof.ts';
import { acceptedStep, base32, newTotpSecret, totpUri } from './totp.ts';

export interface OwnerSecurityParts {
  readonly store: Store;
  readonly owner: OwnerStore;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly events: Events;
  readonly attempts: Attempts;
  readonly proof: Proof;
  readonly key: KeptKey;
  readonly lock: OwnerLock;
  /** 64 hex digits: what the password and the codes open. */
  readonly dataKey: string;
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/** How the owner's account is secured, and what the owner changes of it. Keeps D3. */
export interface OwnerSecurity {
  read(): AccountSecurity;
  weigh(password: string): PasswordStrength;
  setPassword(current: string | null, next: string): Promise<{ readonly recoveryCodes: string[] | null }>;
  removePassword(password: string, code: string | null): Promise<void>;
  beginSecondFactor(password: string): Promise<{ readonly uri: string; readonly secret: string }>;
  confirmSecondFactor(code: string): Promise<void>;
  endSecondFactor(password: string, code: string): Promise<void>;
  renewRecoveryCodes(password: string, code: string | null): Promise<{ readonly recoveryCodes: string[] }>;
  setLocking(locking: Locking, password: string | null): Promise<void>;
}

const codesAtOnce = 10;
const shownAttempts = 20;

/** Creates the desk of an engine. */
export function createOwnerSecurity(parts: OwnerSecurityParts): OwnerSecurity {
  const { store, owner, audit, clock, events, attempts, proof, key, lock, dataKey, alone } = parts;

  const weigh = (password: string): PasswordStrength => weighPassword(password, wordsAbout(owner));

  function changed(): void {
    events.changes.emit({ topics: ['owner', 'privacy'] });
    lock.changed();
  }

  /** Refuses everybody but the owner, and slows them down as the lock does; `code` is undefined where the password is enough. */
  async function prove(password: string, code?: string | null): Promise<Shown | undefined> {
    if (owner.credential() === undefined) throw new ExpectedError('not-in-this-state');
    if (attempts.waitUntil() !== null) throw new ExpectedError('too-many-attempts', {}, true);
    attempts.begin();
    const isRight = (await proof.password(password)) !== undefined;
    const second = code === undefined ? undefined : proof.secondFactor(code);
    if (!isRight || (code !== undefined && second === undefined)) {
      attempts.refused();
      lock.changed();
      throw new ExpectedError(isRight ? 'code-wrong' : 'password-wrong');
    }
    attempts.passed();
    return second;
  }

  function newCodes() {
    const recoveryCodes = Array.from({ length: codesAtOnce }, newRecoveryCode);
    return { recoveryCodes, slots: recoveryCodes.map((code) => sealUnderCode(dataKey, code)) };
  }

  return {
    read: () => ({
      passwordSince: owner.credential()?.since ?? null,
      secondFactorSince: owner.secondFactor()?.since ?? null,
      recoveryCodesLeft: owner.openCodes().length,
      locking: owner.locking(),
      refusedAttempts: [...owner.attempts(shownAttempts)],
    }),
    weigh,
    setPassword: (current, next) =>
      alone(async () => {
        const isFirst = owner.credential() === undefined;
        if (isFirst !== (current === null)) throw new ExpectedError('password-wrong');
        if (current !== null) await prove(current);
        if (!isStrongEnough(weigh(next))) throw new ExpectedError('password-weak');
        const password = await sealUnderPassword(dataKey, next);
        const codes = isFirst ? newCodes() : undefined;
        await key.change({ password, codes: codes?.slots ?? [] }, () =>
          store.transaction(() => {
            owner.saveCredential(password, clock.now());
            if (codes !== undefined) owner.replaceCodes(codes.slots, clock.now());
            audit.add(isFirst ? 'password-set' : 'password-changed', 'owner');
          }),
        );
        changed();
        return { recoveryCodes: codes?.recoveryCodes ?? null };
      }),
    removePassword: (password, code) =>
      alone(async () => {
        await prove(password, code);
        await key.change({}, () =>
          store.transaction(() => {
            owner.removeCredentials();
            owner.saveLocking({ ...owner.locking(), level: 'window' });
            audit.add('password-removed', 'owner');
          }),
        );
        changed();
      }),
    beginSecondFactor: (password) =>
      alone(async () => {
        if (proof.hasSecondFactor) throw new ExpectedError('not-in-this-state');
        await prove(password);
        const secret = newTotpSecret();
        owner.beginSecondFactor(secret, clock.now());
        return { uri: totpUri(secret, owner.profile().email), secret: base32(secret) };
      }),
    confirmSecondFactor: (code) =>
      alone(async () => {
        const factor = owner.secondFactor();
        if (factor === undefined || factor.since !== null) throw new ExpectedError('not-in-this-state');
        const step = acceptedStep(factor.secret, code.replace(/\s/g, ''), clock.now(), null);
        if (step === undefined) throw new ExpectedError('code-wrong');
        await key.change({}, () =>
          store.transaction(() => {
            owner.confirmSecondFactor(clock.now(), step);
            audit.add('second-factor-on', 'owner');
          }),
        );
        changed();
      }),
    endSecondFactor: (password, code) =>
      alone(async () => {
        if (!proof.hasSecondFactor) throw new ExpectedError('not-in-this-state');
        const second = await prove(password, code);
        await key.change({}, () =>
          store.transaction(() => {
            second?.use();
            owner.removeSecondFactor();
            audit.add('second-factor-off', 'owner');
          }),
        );
        changed();
      }),
    renewRecoveryCodes: (password, code) =>
      alone(async () => {
        const second = await prove(password, code);
        const { recoveryCodes, slots } = newCodes();
        await key.change({ codes: slots }, () =>
          store.transaction(() => {
            second?.use();
            owner.replaceCodes(slots, clock.now());
          }),
        );
        changed();
        return { recoveryCodes };
      }),
    setLocking: (locking, password) =>
      alone(async () => {
        const isAnother = locking.level !== owner.locking().level;
        if (isAnother) {
          if (password === null) throw new ExpectedError('password-wrong');
          await prove(password);
        }
        await key.change(isAnother ? { level: locking.level } : {}, () => owner.saveLocking(locking));
        changed();
      }),
  };
}
