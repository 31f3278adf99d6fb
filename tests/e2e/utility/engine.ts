import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { implement } from '@orpc/server';
import { createEvents } from '../../../main/engine/events.ts';
import { ExpectedError } from '../../../main/engine/expected-error.ts';
import { createPortServer } from '../../../main/engine/rpc/serve-ports.ts';
import { runInUtilityProcess } from '../../../main/engine/start/utility-process.ts';
import { hostContract, pageContract, type TrayState } from '../../../shared/contract/index.ts';
import type { ToEngine } from '../../../shared/control.ts';

/**
 * An engine without a database, which an old runtime's Node cannot load, behind everything that ships around one: it is started,
 * spoken to and ended like the original, and answers enough of the contract to show it.
 */
type Init = Extract<ToEngine, { type: 'init' }>;
type Say = (message: { type: 'goodbye' }) => void;

/** What the engine tells of itself, a line each, for a test to read. */
const tell = (init: Init, what: object): void =>
  appendFileSync(join(init.profile, 'told.jsonl'), `${JSON.stringify({ pid: process.pid, ...what })}\n`);

function openEngine(init: Init, say: Say, exit: (code: number) => void) {
  const events = createEvents();
  let paused = init.safeMode;
  /** Pages that follow the changes. */
  let followers = 0;
  const tray = (): TrayState => ({
    paused,
    otherPublisher: null,
    diskRefusal: null,
    needsOwner: 0,
    signedOut: 0,
    working: 0,
    next: null,
  });
  const setPaused = (next: boolean): void => {
    paused = next;
    events.changes.emit({ topics: ['app'] });
  };
  const pageCalls = implement(pageContract);
  const page = {
    app: {
      state: pageCalls.app.state.handler(() => ({
        welcomed: true,
        paused,
        otherPublisher: null,
        stillHeldThere: 0,
        accounts: { real: 0, practice: followers, signedOut: 0 },
        needsOwner: 0,
        offlineSince: null,
        troubles: [],
        diskRefusal: null,
        practiceAvailable: true,
      })),
      pause: pageCalls.app.pause.handler(() => setPaused(true)),
      resume: pageCalls.app.resume.handler(() => setPaused(false)),
      // One that never ends, one that never lets go, one that nobody foresaw.
      welcome: pageCalls.app.welcome.handler(() => {
        for (;;);
      }),
      home: pageCalls.app.home.handler(() => {
        throw new Error(`A bug with ${init.dataKey}`);
      }),
    },
    privacy: {
      consents: pageCalls.privacy.consents.handler(() => new Promise<never>(() => undefined)),
      decideConsent: pageCalls.privacy.decideConsent.handler(() => {
        void Promise.reject(new Error('Nobody waits for this'));
      }),
    },
    media: {
      get: pageCalls.media.get.handler(({ input }) => {
        if (input.assetIds.length === 0) throw new ExpectedError('not-found');
        return input.assetIds.map((id) => ({
          id,
          kind: 'image' as const,
          fileName: `${id}.png`,
          mime: 'image/png',
          bytes: 1,
          width: 1,
          height: 1,
          durationMs: null,
          framesPerSecond: null,
          videoCodec: null,
          audioCodec: null,
          animated: false,
          pages: null,
          digest: '',
          importedAt: 0,
        }));
      }),
    },
    changes: pageCalls.changes.handler(async function* ({ signal }) {
      followers += 1;
      try {
        yield* events.changes.listen(signal);
      } finally {
        followers -= 1;
      }
    }),
  };
  const hostCalls = implement(hostContract);
  const host = {
    tray: hostCalls.tray.handler(tray),
    pause: hostCalls.pause.handler(() => setPaused(true)),
    resume: hostCalls.resume.handler(() => setPaused(false)),
    notices: hostCalls.notices.handler(async function* ({ signal }) {
      yield* events.notices.listen(signal);
    }),
    changes: hostCalls.changes.handler(async function* ({ signal }) {
      yield* events.changes.listen(signal);
    }),
    drain: hostCalls.drain.handler(({ input }) => {
      tell(init, { drained: input.deadlineMs });
      setImmediate(() => {
        say({ type: 'goodbye' });
        exit(0);
      });
    }),
  };
  const log = (_facts: unknown, words?: string): void => tell(init, { logged: words });
  return createPortServer(
    { page, host },
    { warn: log, error: log },
    { locked: false, onLock: () => undefined },
  );
}

runInUtilityProcess((parent) => {
  const waiting: Parameters<ReturnType<typeof openEngine>['serve']>[] = [];
  let server: ReturnType<typeof openEngine> | undefined;
  let init: Init | undefined;
  return {
    receive(message) {
      if (message.type === 'init') {
        init = message;
        const { dataKey, profile: _, ...rest } = message;
        const outside = JSON.stringify([process.argv, process.env]);
        tell(init, {
          started: rest,
          keyIsHex: /^[0-9a-f]{64}$/.test(dataKey),
          keyIsOutside: outside.includes(dataKey),
          variables: Object.keys(process.env),
        });
        // Open only once the practice networks have answered: what comes on ports meanwhile has to wait.
        parent.send({ type: 'practice-wanted', key: 'ab'.repeat(32) });
        return;
      }
      if (init === undefined || message.type !== 'practice-started') return;
      tell(init, { practice: message.address?.origin ?? null });
      server = openEngine(init, parent.send, parent.exit);
      for (const [surface, port] of waiting.splice(0)) server.serve(surface, port);
      parent.send({ type: 'ready' });
    },
    openPort(surface, port) {
      if (server === undefined) waiting.push([surface, port]);
      else server.serve(surface, port);
    },
  };
});
