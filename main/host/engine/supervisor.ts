import { MessageChannelMain, type MessagePortMain } from 'electron';
import type { BlockReason, EngineCondition } from '../../../shared/bridge.ts';
import type { PracticeAddress, ToEngine } from '../../../shared/control.ts';
import type { KeyLock } from '../../../shared/model/key-lock.ts';
import type { EngineHandle } from './starter.ts';

export interface SupervisorParts {
  start(): EngineHandle;
  /** The first message, with the data key; asked for at each start. */
  init(safeMode: boolean): Extract<ToEngine, { type: 'init' }>;
  /** Keeps the data key as the engine asks; whether that is on disk. */
  keepKeyLock(lock: KeyLock | null): boolean;
  /** Starts the practice networks, or null when they cannot be had. */
  startPractice(key: string): Promise<PracticeAddress | null>;
  /** The profile was emptied on the owner's wish. */
  erased(): void;
  log(text: string): void;
}

/** Keeps one engine running: starts it, starts it again after a crash, and gives up with a page that helps. */
export interface Supervisor {
  readonly condition: EngineCondition;
  readonly enginePid: number | undefined;
  readonly starterKind: EngineHandle['kind'] | undefined;
  /** Starts a process that loads its code and waits for its first message, while the keychain is still being asked. */
  prepare(): void;
  /** Sends the first message: to the process that was prepared, else to a new one. */
  start(): void;
  /** Starts over after it gave up or was blocked; in safe mode it publishes nothing until the owner resumes. */
  restart(safeMode: boolean): void;
  /** The engine must not run: for a reason that the host found. */
  block(reason: BlockReason): void;
  /** Hands a port to the engine, which answers once it is open; false while none is starting or running. */
  connect(surface: 'page' | 'host', port: MessagePortMain): boolean;
  onCondition(listener: (condition: EngineCondition) => void): void;
  /** Lets the engine end, for now: it has been drained, or is killed at the deadline. `restart` begins anew. */
  rest(deadlineMs: number): Promise<void>;
  /** Waits for the engine's own end after it was drained; kills it at the deadline. */
  stop(deadlineMs: number): Promise<void>;
}

/** After this many crashes within the window the engine is not started again by itself. */
const maxCrashes = 5;
const crashWindow = 10 * 60_000;
const firstDelay = 250;

/** Creates the supervisor; nothing runs before `start`. */
export function createSupervisor(parts: SupervisorParts): Supervisor {
  const listeners: ((condition: EngineCondition) => void)[] = [];
  let condition: EngineCondition = { kind: 'starting' };
  let engine: EngineHandle | undefined;
  /** Whether `engine` has had its first message. */
  let begun = false;
  let crashes: number[] = [];
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;

  function setCondition(next: EngineCondition): void {
    condition = next;
    for (const listener of listeners) listener(next);
  }

  function spawn(): EngineHandle {
    const handle = parts.start();
    engine = handle;
    begun = false;
    let saidGoodbye = false;
    handle.onMessage((message) => {
      if (engine !== handle) return;
      switch (message.type) {
        case 'ready':
          setCondition({ kind: 'running' });
          return;
        case 'blocked':
          setCondition({ kind: 'blocked', reason: message.reason });
          handle.kill();
          return;
        case 'practice-wanted':
          void parts
            .startPractice(message.key)
            .then((address) => handle.send({ type: 'practice-started', address }));
          return;
        case 'key-lock':
          handle.send({ type: 'key-lock-kept', kept: parts.keepKeyLock(message.lock) });
          return;
        case 'erased':
          parts.erased();
          return;
        case 'goodbye':
          saidGoodbye = true;
          return;
        case 'port-message':
        case 'close-port':
          return;
      }
    });
    handle.onExit(() => {
      if (engine !== handle) return;
      engine = undefined;
      // One that never got its first message had no work: the start will make another.
      if (!begun || saidGoodbye || stopping || condition.kind === 'blocked') return;
      crashed();
    });
    return handle;
  }

  function launch(safeMode: boolean): void {
    const handle = engine ?? spawn();
    begun = true;
    handle.send(parts.init(safeMode));
  }

  function end(): void {
    const old = engine;
    engine = undefined;
    old?.kill();
  }

  function crashed(): void {
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < crashWindow), now];
    parts.log(`The engine ended unexpectedly (${crashes.length} times in ten minutes)`);
    if (crashes.length >= maxCrashes) {
      setCondition({ kind: 'gave-up' });
      return;
    }
    setCondition({ kind: 'restarting', attempt: crashes.length });
    timer = setTimeout(() => launch(false), firstDelay * 2 ** (crashes.length - 1));
  }

  function ended(handle: EngineHandle, deadlineMs: number): Promise<void> {
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        parts.log('The engine did not end in time');
        handle.kill();
      }, deadlineMs);
      handle.onExit(() => {
        clearTimeout(late);
        resolve();
      });
    });
  }

  return {
    get condition() {
      return condition;
    },
    get enginePid() {
      return engine?.pid;
    },
    get starterKind() {
      return engine?.kind;
    },
    prepare: () => void spawn(),
    start: () => launch(false),
    restart(safeMode) {
      clearTimeout(timer);
      crashes = [];
      setCondition({ kind: 'starting' });
      end();
      launch(safeMode);
    },
    block(reason) {
      setCondition({ kind: 'blocked', reason });
      end();
    },
    connect(surface, port) {
      if (engine === undefined || (condition.kind !== 'running' && condition.kind !== 'starting'))
        return false;
      engine.connect(surface, port);
      return true;
    },
    onCondition: (listener) => void listeners.push(listener),
    async rest(deadlineMs) {
      clearTimeout(timer);
      const handle = engine;
      // No crash, whatever its end is: it is nobody's engine any more.
      engine = undefined;
      setCondition({ kind: 'starting' });
      if (handle !== undefined) await ended(handle, deadlineMs);
    },
    async stop(deadlineMs) {
      stopping = true;
      clearTimeout(timer);
      if (engine !== undefined) await ended(engine, deadlineMs);
    },
  };
}

/** A pair of connected ports. */
export function createChannel(): { readonly here: MessagePortMain; readonly there: MessagePortMain } {
  const { port1, port2 } = new MessageChannelMain();
  return { here: port1, there: port2 };
}
