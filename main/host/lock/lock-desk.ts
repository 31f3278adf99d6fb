import type { HostLockState, Notice } from '../../../shared/contract/index.ts';
import { freeAttempts } from '../../../shared/limits/unlock-throttle.ts';
import type { Locking, LockState, UnlockAnswer, UnlockOutcome } from '../../../shared/model/owner.ts';
import type { EngineKeeper } from '../engine/engine-keeper.ts';
import type { AttemptsFile } from './attempts-file.ts';

export interface LockDeskParts {
  readonly keeper: EngineKeeper;
  readonly attempts: AttemptsFile;
  tell(notice: Notice): void;
  /** Asks the page to put away what it has not saved; false when there is none. It answers with `pageIsReady`. */
  askPage(): boolean;
  /** Loads the page anew, in a process of its own: nothing of what it held is left. */
  renewPage(): void;
  log(text: string): void;
}

/**
 * The lock as page, tray and computer see it. The engine is the gate while it runs. Under a full lock it does not: the key is gone from this
 * process, and only the owner's password, or a recovery code, brings it back. Keeps D3.
 */
export interface LockDesk {
  readonly state: LockState;
  /** When to lock without being asked; undefined while nobody knows. */
  readonly locking: Locking | undefined;
  onState(listener: (state: LockState) => void): void;
  /** The application has started and found the key locked. */
  foundLocked(): void;
  lock(): Promise<boolean>;
  /** The page has put away what it had not saved. */
  pageIsReady(): void;
  unlock(answer: UnlockAnswer): Promise<UnlockOutcome>;
  /** Everything goes, at once; only while locked. */
  wipe(): Promise<void>;
}

/** Without a password, or before anybody knows. */
const open: LockState = {
  locked: false,
  canLock: false,
  level: 'window',
  secondFactor: false,
  waitUntil: null,
};

/** What is under way is let to its end for this long when nothing may run any more (ms). */
const lastWork = 8000;
/** How long the page is waited for before it is locked (ms): to save a draft takes a few of them. */
const pagePatience = 700;
/** How long an engine may take to start once there is a key (ms). */
const patience = 30_000;

/** Creates the desk over `keeper`. */
export function createLockDesk(parts: LockDeskParts): LockDesk {
  const { keeper, attempts, log } = parts;
  const { client } = keeper;
  const listeners: ((state: LockState) => void)[] = [];
  let known: HostLockState | undefined;
  /** The data key is nowhere but in its file. */
  let isFull = false;
  let secondFactor = false;
  /** It was locked while the engine was away: one that had begun to start unlocked is locked as soon as it is there. */
  let lockOnReturn = false;
  let resting: Promise<void> = Promise.resolve();
  let unlocking: Promise<UnlockOutcome> | undefined;
  let locking: Promise<boolean> | undefined;
  let pageReady = (): void => undefined;

  function state(): LockState {
    if (!isFull) return known?.state ?? open;
    return { locked: true, canLock: true, level: 'full', secondFactor, waitUntil: attempts.waitUntil() };
  }

  function changed(): void {
    const now = state();
    for (const listener of listeners) listener(now);
  }

  function take(next: HostLockState): void {
    if (lockOnReturn && !isFull) {
      lockOnReturn = false;
      if (!next.state.locked) return void client.engine?.lock();
    }
    known = next;
    if (isFull) return;
    keeper.noteUnlocked(!next.state.locked);
    changed();
  }
  client.onLock(take);

  function setFull(now: boolean): void {
    isFull = now;
    secondFactor = now && (keeper.keys.lock()?.secondFactor ?? false);
  }

  /** The engine ends, the key goes, and what is in the key file says what comes next. */
  async function rest(): Promise<void> {
    await keeper.rest(lastWork);
    known = undefined;
    setFull(keeper.reopen() === 'locked');
    changed();
  }

  function refused(isNoted: boolean): UnlockOutcome {
    const failures = attempts.refused(isNoted);
    if (failures >= freeAttempts) parts.tell({ kind: 'unlock-refused', failures });
    return { kind: 'refused', waitUntil: attempts.waitUntil() };
  }

  async function unlockFull(answer: UnlockAnswer): Promise<UnlockOutcome> {
    const until = attempts.waitUntil();
    if (until !== null) return { kind: 'wait', until };
    attempts.begin();
    await resting;
    const dataKey = await keeper.keys.unlock(
      answer.by === 'password' ? { password: answer.password } : { recoveryCode: answer.recoveryCode },
    );
    if (dataKey === undefined) return refused(false);
    keeper.useKey(dataKey);
    const engine = await client.whenRunning(patience);
    if (engine === undefined) {
      attempts.undone();
      // Why it does not run is for the owner to see, who has just shown that they are; nothing of the data is.
      if (keeper.supervisor.condition.kind === 'blocked') setFull(false);
      else await rest();
      return { kind: 'engine-unavailable' };
    }
    const outcome = await engine
      .unlock({ answer, earlier: [...attempts.earlier] })
      .catch((): UnlockOutcome => ({ kind: 'engine-unavailable' }));
    if (outcome.kind === 'unlocked') {
      attempts.clear();
      known = await engine.lockState().catch(() => undefined);
      setFull(false);
      keeper.noteUnlocked(true);
      return outcome;
    }
    await rest();
    if (outcome.kind === 'refused') return refused(true);
    attempts.undone();
    return outcome;
  }

  async function unlockWindow(answer: UnlockAnswer): Promise<UnlockOutcome> {
    const { engine } = client;
    if (engine === undefined) return { kind: 'engine-unavailable' };
    try {
      const outcome = await engine.unlock({ answer, earlier: [] });
      take(await engine.lockState());
      return outcome;
    } catch (error) {
      log(`Unlocking failed: ${error instanceof Error ? error.name : 'unknown'}`);
      return { kind: 'engine-unavailable' };
    }
  }

  /** What was typed in the last moment is saved, unless the page does not answer. */
  async function putAway(): Promise<void> {
    if (state().locked || !parts.askPage()) return;
    await new Promise<void>((resolve) => {
      const late = setTimeout(resolve, pagePatience);
      pageReady = () => {
        clearTimeout(late);
        resolve();
      };
    });
  }

  async function lockOnce(): Promise<boolean> {
    if (isFull) return true;
    await putAway();
    const { engine } = client;
    if (engine === undefined ? known?.state.canLock !== true : !(await engine.lock().catch(() => false))) {
      return false;
    }
    // The engine that takes the place of one that crashed starts locked.
    lockOnReturn = engine === undefined;
    keeper.noteUnlocked(false);
    known = (await engine?.lockState().catch(() => undefined)) ?? known;
    if (known !== undefined) known = { ...known, state: { ...known.state, locked: true } };
    if (known?.state.level === 'full' && keeper.keepsKey) {
      setFull(true);
      resting = rest();
    }
    changed();
    parts.renewPage();
    return true;
  }

  return {
    get state() {
      return state();
    },
    get locking() {
      return known?.locking;
    },
    onState: (listener) => void listeners.push(listener),
    foundLocked() {
      setFull(true);
      changed();
    },
    lock() {
      locking ??= lockOnce().finally(() => {
        locking = undefined;
      });
      return locking;
    },
    pageIsReady: () => pageReady(),
    async unlock(answer) {
      if (!state().locked) return { kind: 'unlocked' };
      unlocking ??= (isFull ? unlockFull(answer) : unlockWindow(answer)).finally(() => {
        unlocking = undefined;
        changed();
      });
      return unlocking;
    },
    async wipe() {
      if (!state().locked) throw new Error('Not locked');
      const { engine } = client;
      if (!isFull && engine !== undefined) {
        try {
          // The engine takes the access back at the networks first.
          await engine.wipeLocked();
          return;
        } catch (error) {
          log(`The engine did not erase: ${error instanceof Error ? error.name : 'unknown'}`);
        }
      }
      await resting;
      await keeper.wipe();
    },
  };
}
