import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { PracticeAddress, PracticeStarted, StartPractice } from '../../../shared/control.ts';
import { sanitisedEnvironment } from './environment.ts';
import { forkUtility } from './fork-utility.ts';

/** Starts the practice networks when they are first wanted, and again should they end. */
export interface PracticeProcess {
  start(key: string): Promise<PracticeAddress | null>;
  stop(): void;
}

export interface PracticeProcessParts {
  readonly file: string;
  readonly folder: string;
  /** The Node to run them on, or null for a utility process. */
  readonly node: string | null;
  started(address: PracticeAddress): void;
}

interface Child {
  send(message: StartPractice): void;
  onMessage(listener: (message: PracticeStarted) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
}

/** How long the practice networks may take to start (ms). */
const patience = 15_000;

/** Creates the keeper of the practice networks' process. */
export function createPracticeProcess(parts: PracticeProcessParts): PracticeProcess {
  let running: { readonly child: Child; readonly address: Promise<PracticeAddress | null> } | undefined;

  function launch(key: string): Promise<PracticeAddress | null> {
    const child = parts.node === null ? inUtilityProcess(parts.file) : inNodeChild(parts.node, parts.file);
    const address = new Promise<PracticeAddress | null>((resolve) => {
      const late = setTimeout(() => resolve(null), patience);
      child.onMessage((message) => {
        clearTimeout(late);
        parts.started(message.address);
        resolve(message.address);
      });
      child.onExit(() => {
        clearTimeout(late);
        if (running?.child === child) running = undefined;
        resolve(null);
      });
    });
    running = { child, address };
    child.send({ folder: parts.folder, key, adminSecret: randomBytes(24).toString('hex') });
    return address;
  }

  return {
    start: (key) => running?.address ?? launch(key),
    stop() {
      running?.child.kill();
      running = undefined;
    },
  };
}

function inNodeChild(node: string, file: string): Child {
  const child = fork(file, [], {
    execPath: node,
    execArgv: [],
    env: sanitisedEnvironment(),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  // One that cannot be reached any more ends, and its end is told by `exit`.
  child.on('error', () => undefined);
  return {
    send: (message) => void child.send(message, () => undefined),
    onMessage: (listener) => void child.on('message', (message: PracticeStarted) => listener(message)),
    onExit: (listener) => void child.once('exit', () => listener()),
    kill: () => void child.kill(),
  };
}

function inUtilityProcess(file: string): Child {
  const { child, kill } = forkUtility(file, 'Kaizup practice networks', sanitisedEnvironment());
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', (message: PracticeStarted) => listener(message)),
    onExit: (listener) => void child.once('exit', () => listener()),
    kill,
  };
}
