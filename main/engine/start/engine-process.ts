import { join } from 'node:path';
import type { FromEngine, PracticeAddress, ToEngine } from '../../../shared/control.ts';
import type { KeyLock } from '../../../shared/model/key-lock.ts';
import { systemClock } from '../clock.ts';
import { type Engine, type EngineOptions, openEngine } from '../engine.ts';
import { networks } from '../networks/index.ts';
import { createHostRouter } from '../rpc/host-router.ts';
import { createPageRouter } from '../rpc/page-router.ts';
import { createPortServer, type Port } from '../rpc/serve-ports.ts';
import type { PracticeLink } from '../services/practice-link.ts';
import { openLog } from './log.ts';
import { writeProblemOf, publisherMark } from './publisher-mark.ts';
import { sweepAfterStart } from './sweep.ts';

/** The engine's side of whatever process it runs in. */
export interface ParentLink {
  send(message: FromEngine): void;
  /** Ends the process once everything sent has left. */
  exit(code: number): void;
}

/** What a starter hands on. */
export interface EngineProcess {
  receive(message: Exclude<ToEngine, { type: 'open-port' | 'port-message' | 'close-port' }>): void;
  openPort(surface: 'page' | 'host', port: Port): void;
}

/** What a starter may bring of its own: time and the database's opening for those who measure, the policy's versions for those who test. */
export type OwnParts = Partial<Pick<EngineOptions, 'clock' | 'openDatabase' | 'policyVersions'>>;

/** The time that an orphaned engine takes to park its work (ms). */
const orphanDeadline = 3000;

/** Runs an engine for a starter: opens the profile on `init`, serves ports, and ends on request or when its parent is gone. */
export function runEngineProcess(
  parent: ParentLink,
  own: OwnParts = {},
): EngineProcess & { parentGone(): void } {
  const waiting: { surface: 'page' | 'host'; port: Port }[] = [];
  let engine: Engine | undefined;
  let serve: ((surface: 'page' | 'host', port: Port) => void) | undefined;
  let keyLockKept: ((kept: boolean) => void) | undefined;
  let practiceStarted: ((address: PracticeAddress | null) => void) | undefined;

  function startPractice(key: string): Promise<PracticeLink | undefined> {
    return new Promise((resolve) => {
      practiceStarted = (address) =>
        resolve(
          address === null
            ? undefined
            : {
                origin: address.origin,
                adminSecret: address.adminSecret,
                client: { clientId: address.clientId, clientSecret: address.clientSecret },
              },
        );
      parent.send({ type: 'practice-wanted', key });
    });
  }

  /** One at a time: the account's work is. */
  function keepKeyLock(lock: KeyLock | null): Promise<boolean> {
    return new Promise((resolve) => {
      keyLockKept = resolve;
      parent.send({ type: 'key-lock', lock });
    });
  }

  async function start(init: Extract<ToEngine, { type: 'init' }>): Promise<void> {
    const log = openLog(join(init.profile, 'logs'));
    process.on('uncaughtException', (error) => {
      log.fatal({ err: error }, 'uncaught');
      parent.exit(1);
    });
    const opened = await openEngine({
      profile: init.profile,
      mark: publisherMark(init.profile),
      dataKey: init.dataKey,
      clock: systemClock,
      networks,
      startPractice: init.practice ? startPractice : null,
      log,
      unlocked: init.unlocked,
      keepKeyLock,
      erased: () => parent.send({ type: 'erased' }),
      ...own,
    });
    if (!opened.ok) {
      parent.send({ type: 'blocked', reason: opened.failure });
      return;
    }
    engine = opened.value;
    try {
      engine.app.setLocale(init.locale);
      if (init.safeMode) engine.scheduler.pause();
    } catch (error) {
      if (!engine.disk.note(error)) throw error;
      // The owner asked for nothing to go out, and that cannot be kept: it must not start with the disk's return either.
      if (init.safeMode) return parent.send({ type: 'blocked', reason: 'disk-full' });
    }
    try {
      if (engine.place.other === null) engine.place.claim();
    } catch (error) {
      // Without it a copy of this profile would not know of this one.
      return parent.send({ type: 'blocked', reason: writeProblemOf(error) });
    }
    const finished = (): void => {
      parent.send({ type: 'goodbye' });
      parent.exit(0);
    };
    const server = createPortServer(
      { page: createPageRouter(engine), host: createHostRouter(engine, finished) },
      log,
      engine.owner.lock,
    );
    serve = server.serve;
    for (const { surface, port } of waiting.splice(0)) serve(surface, port);
    parent.send({ type: 'ready' });
    engine.start();
    sweepAfterStart();
  }

  return {
    receive(message) {
      switch (message.type) {
        case 'init':
          start(message).catch((error: unknown) => {
            process.stderr.write(
              `The engine could not start: ${error instanceof Error ? error.stack : ''}\n`,
            );
            parent.exit(1);
          });
          return;
        case 'practice-started':
          practiceStarted?.(message.address);
          return;
        case 'key-lock-kept':
          keyLockKept?.(message.kept);
          return;
      }
    },
    openPort(surface, port) {
      if (serve === undefined) waiting.push({ surface, port });
      else serve(surface, port);
    },
    parentGone() {
      // Nobody is left to restart or stop it: an engine without a host must not go on publishing unseen.
      const ended = engine?.drain(orphanDeadline) ?? Promise.resolve();
      void ended.finally(() => parent.exit(0));
    },
  };
}
