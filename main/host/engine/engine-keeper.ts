import { join } from 'node:path';
import type { PracticeAddress } from '../../../shared/control.ts';
import type { Locale } from '../../../shared/model/settings.ts';
import { createDataKeys, type DataKeys } from '../keychain/data-key.ts';
import { systemKeychain } from '../keychain/keychain.ts';
import { beginErasure, temporaryProfile } from '../shell/profile.ts';
import { createHostClient, type HostClient } from './host-client.ts';
import { startInNodeChild } from './node-starter.ts';
import { createPracticeProcess } from './practice-process.ts';
import { createSupervisor, type Supervisor } from './supervisor.ts';
import { startInUtilityProcess } from './utility-starter.ts';

/** The engine with all that it needs of the host: key, profile, and the practice networks beside it. */
export interface EngineKeeper {
  readonly supervisor: Supervisor;
  readonly client: HostClient;
  readonly keys: DataKeys;
  /** The profile in use: the owner's, or one for this run. */
  readonly profile: string;
  /** Starts a process that loads its code meanwhile, where one can be started before the app is ready. */
  prepare(): void;
  /** Starts the engine with the keychain's key, or blocks it with the reason why there is none. */
  open(locale: () => Locale): 'starting' | 'blocked' | 'locked';
  /** As `open`, after `rest`. */
  reopen(): 'starting' | 'blocked' | 'locked';
  /** Ends what runs and forgets the key, for a full lock. */
  rest(deadlineMs: number): Promise<void>;
  /** Whether an engine that takes another's place may stay unlocked. */
  noteUnlocked(unlocked: boolean): void;
  /** Whether the key is kept anywhere: without that nothing could be locked up and opened again. */
  readonly keepsKey: boolean;
  /** Erases the profile without its engine, and begins anew. */
  wipe(): Promise<void>;
  /** The owner asks for another try: in safe mode, or of the keychain where it gave no key. */
  startOver(): void;
  /** Starts over with a key that the owner's passphrase gave. */
  useKey(key: string): void;
  /** Starts over with nothing kept on disk. */
  runWithoutKeeping(): void;
  onPractice(listener: (address: PracticeAddress) => void): void;
  /** Lets what is under way end, at most until `deadlineMs`, and ends everything. */
  quit(deadlineMs: number): Promise<void>;
}

export interface EngineKeeperParts {
  readonly profile: string;
  /** Folder of the built bundles. */
  readonly out: string;
  /** A Node 24 to run the engine on, or null where the runtime's own can load the database driver. */
  readonly node: string | null;
  /** Where the engine's Node keeps its compiled code from one start to the next. */
  readonly codeCache: string;
  /** The profile was emptied on the owner's wish: the app begins anew. */
  erased(): void;
  log(text: string): void;
}

/** After the engine's own deadline the process is given this long to be gone (ms). */
const grace = 2000;

/** Creates the keeper; nothing runs before `prepare` or `open`. */
export function createEngineKeeper(parts: EngineKeeperParts): EngineKeeper {
  const { out, node, codeCache, log } = parts;
  const keys = createDataKeys(parts.profile, systemKeychain);
  const practiceListeners: ((address: PracticeAddress) => void)[] = [];
  let { profile } = parts;
  let removeProfile = (): void => undefined;
  let dataKey: string | undefined;
  let unlocked = false;
  let localeNow: () => Locale = () => 'en';

  const practice = createPracticeProcess({
    file: join(out, 'practice', node === null ? 'start.cjs' : 'start.mjs'),
    folder: join(parts.profile, 'practice'),
    node,
    started(address) {
      for (const listener of practiceListeners) listener(address);
    },
  });
  const supervisor = createSupervisor({
    start: () =>
      node === null
        ? startInUtilityProcess(join(out, 'engine', 'utility.cjs'), codeCache)
        : startInNodeChild(node, join(out, 'engine', 'node.mjs'), codeCache),
    init: (safeMode) => ({
      type: 'init',
      profile,
      dataKey: dataKey ?? '',
      locale: localeNow(),
      practice: true,
      safeMode,
      unlocked,
    }),
    keepKeyLock(lock) {
      if (dataKey === undefined || !keepsKey()) return true;
      try {
        keys.keep(dataKey, lock);
        return true;
      } catch (error) {
        log(`The key file could not be written: ${error instanceof Error ? error.message : 'unknown'}`);
        return false;
      }
    },
    startPractice: (key) => practice.start(key),
    erased: parts.erased,
    log,
  });
  const client = createHostClient(supervisor, log);

  const keepsKey = (): boolean => profile === parts.profile;

  function useKey(key: string): void {
    dataKey = key;
    supervisor.restart(false);
  }

  function open(locale: () => Locale): 'starting' | 'blocked' | 'locked' {
    localeNow = locale;
    const unwrapped = keys.unwrap();
    if (!unwrapped.ok) {
      if (unwrapped.failure === 'locked') return 'locked';
      supervisor.block(unwrapped.failure);
      return 'blocked';
    }
    dataKey = unwrapped.value;
    supervisor.start();
    return 'starting';
  }

  async function rest(deadlineMs: number): Promise<void> {
    const { engine } = client;
    dataKey = undefined;
    unlocked = false;
    const ended = supervisor.rest(deadlineMs + grace);
    engine?.drain({ deadlineMs }).catch(() => log('The engine ended while draining'));
    await ended;
    practice.stop();
  }

  return {
    supervisor,
    client,
    keys,
    get profile() {
      return profile;
    },
    prepare() {
      // Electron starts utility processes only once it is ready, and then it takes no longer than this would.
      if (node !== null) supervisor.prepare();
    },
    open,
    reopen: () => open(localeNow),
    rest,
    noteUnlocked(now) {
      unlocked = now;
    },
    get keepsKey() {
      return keepsKey();
    },
    async wipe() {
      await rest(grace);
      beginErasure(parts.profile);
      parts.erased();
    },
    startOver() {
      if (dataKey === undefined) open(localeNow);
      else supervisor.restart(true);
    },
    useKey,
    runWithoutKeeping() {
      const temporary = temporaryProfile();
      profile = temporary.folder;
      removeProfile = temporary.remove;
      useKey(keys.forThisRun());
    },
    onPractice: (listener) => void practiceListeners.push(listener),
    async quit(deadlineMs) {
      const { engine } = client;
      if (engine !== undefined) {
        const stopped = supervisor.stop(deadlineMs + grace);
        engine.drain({ deadlineMs }).catch(() => log('The engine ended while draining'));
        await stopped;
      }
      practice.stop();
      removeProfile();
    },
  };
}
