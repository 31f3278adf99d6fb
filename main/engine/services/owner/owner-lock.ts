import { isOutgrown, sealUnderPassword } from '../../../vault/password-slot.ts';
import type { HostLockState } from '../../../../shared/contract/index.ts';
import type { UnlockAnswer, UnlockOutcome } from '../../../../shared/model/owner.ts';
import type { Clock } from '../../clock.ts';
import { isStrongEnough, weighPassword } from '../../domain/password-strength.ts';
import { createChannel, type Events } from '../../events.ts';
import type { OwnerStore } from '../../store/repositories/owner.ts';
import type { Store } from '../../store/store.ts';
import type { AuditLog } from '../privacy/audit-log.ts';
import type { Attempts } from './attempts.ts';
import type { KeptKey } from './kept-key.ts';
import type { Proof } from './proof.ts';

export interface OwnerLockParts {
  readonly store: Store;
  readonly owner: OwnerStore;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly events: Events;
  readonly attempts: Attempts;
  readonly proof: Proof;
  readonly key: KeptKey;
  /** Whether the owner has unlocked in this run of the application. */
  readonly unlocked: boolean;
  /** One piece of work on the account at a time. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/** The gate between the page and everything that is held: with a password it is closed until somebody shows who they are. Keeps D3. */
export interface OwnerLock {
  readonly locked: boolean;
  /** Under a full lock nothing runs either. */
  readonly holdsWork: boolean;
  state(): HostLockState;
  states(signal: AbortSignal | undefined): AsyncGenerator<HostLockState, void, void>;
  /** Closes the gate; false without a password. */
  lock(): boolean;
  unlock(
    answer: UnlockAnswer,
    earlier: readonly { readonly at: number; readonly failures: number }[],
  ): Promise<UnlockOutcome>;
  /** Called each time that the gate closes. */
  onLock(listener: () => void): void;
  /** Runs `work` once, when the lock lets work be done. */
  whenFree(work: () => void): void;
  /** Something that the state tells has changed. */
  changed(): void;
}

/** Words of the owner's own that somebody who knows them tries first. */
export const wordsAbout = (owner: OwnerStore): readonly string[] => Object.values(owner.profile());

/** Creates the lock of an engine: closed, where there is a password. */
export function createOwnerLock(parts: OwnerLockParts): OwnerLock {
  const { store, owner, audit, clock, attempts, proof, key, alone } = parts;
  const states = createChannel<HostLockState>();
  const closed: (() => void)[] = [];
  let waiting: (() => void)[] = [];
  let locked = owner.credential() !== undefined && !parts.unlocked;

  const holdsWork = (): boolean => locked && owner.locking().level === 'full';

  function state(): HostLockState {
    const locking = owner.locking();
    return {
      state: {
        locked,
        canLock: owner.credential() !== undefined,
        level: locking.level,
        secondFactor: proof.hasSecondFactor,
        waitUntil: attempts.waitUntil(),
      },
      locking,
    };
  }

  function changed(): void {
    states.emit(state());
  }

  function open(by: UnlockAnswer['by']): void {
    audit.add('unlocked', 'owner', null, { by, secondFactor: proof.hasSecondFactor });
    attempts.passed();
    locked = false;
  }

  async function withPassword(password: string, code: string | null): Promise<boolean> {
    const dataKey = await proof.password(password);
    const second = proof.secondFactor(code);
    if (dataKey === undefined || second === undefined) return false;
    const credential = owner.credential();
    // What is asked of a guess grows with the years; the password is here now to be sealed under more.
    const grown =
      credential !== undefined && isOutgrown(credential.slot)
        ? await sealUnderPassword(dataKey, password)
        : undefined;
    store.transaction(() => {
      second.use();
      if (grown !== undefined && credential !== undefined) owner.saveCredential(grown, credential.since);
      open('password');
    });
    return true;
  }

  async function withRecoveryCode(
    answer: Extract<UnlockAnswer, { by: 'recovery-code' }>,
  ): Promise<'unlocked' | 'refused' | 'weak-password'> {
    const shown = proof.recoveryCode(answer.recoveryCode);
    const second = proof.secondFactor(answer.code, shown?.codeId);
    if (shown?.dataKey === undefined || second === undefined) return 'refused';
    // Only now: what is weak depends on who the owner is, and that is told to nobody else.
    if (!isStrongEnough(weighPassword(answer.newPassword, wordsAbout(owner)))) return 'weak-password';
    const password = await sealUnderPassword(shown.dataKey, answer.newPassword);
    await key.change({ password }, () =>
      store.transaction(() => {
        shown.use();
        second.use();
        owner.saveCredential(password, clock.now());
        audit.add('password-changed', 'owner', null, { by: 'recovery-code' });
        open('recovery-code');
      }),
    );
    return 'unlocked';
  }

  async function attempt(answer: UnlockAnswer): Promise<UnlockOutcome> {
    const until = attempts.waitUntil();
    if (until !== null) return { kind: 'wait', until };
    attempts.begin();
    const outcome =
      answer.by === 'password'
        ? (await withPassword(answer.password, answer.code))
          ? 'unlocked'
          : 'refused'
        : await withRecoveryCode(answer);
    if (outcome === 'refused') return { kind: 'refused', waitUntil: attempts.refused() };
    if (outcome === 'weak-password') attempts.undone();
    return { kind: outcome };
  }

  return {
    get locked() {
      return locked;
    },
    get holdsWork() {
      return holdsWork();
    },
    state,
    states: (signal) => states.listen(signal),
    lock() {
      if (owner.credential() === undefined) return false;
      if (locked) return true;
      locked = true;
      for (const listener of closed) listener();
      audit.add('locked', 'owner', null, { level: owner.locking().level });
      changed();
      return true;
    },
    unlock: (answer, earlier) =>
      alone(async () => {
        if (!locked) return { kind: 'unlocked' };
        const outcome = await attempt(answer);
        if (outcome.kind === 'unlocked') {
          attempts.earlier(earlier);
          await key.settle();
          for (const work of waiting.splice(0)) work();
          parts.events.changes.emit({ topics: ['owner', 'privacy'] });
        }
        changed();
        return outcome;
      }),
    onLock: (listener) => void closed.push(listener),
    whenFree(work) {
      if (holdsWork()) waiting = [...waiting, work];
      else work();
    },
    changed,
  };
}
