import { relative } from 'node:path';
import { implement } from '@orpc/server';
import { hostContract } from '../../../shared/contract/index.ts';
import type { Engine } from '../engine.ts';
import { ExpectedError } from '../expected-error.ts';
import { runSelfTest } from '../services/app/self-test.ts';

/** The host's calls. `ended` is called when the engine has drained and nothing is left to do. */
export function createHostRouter(engine: Engine, ended: () => void) {
  const os = implement(hostContract);
  const { app, events, files, scheduler } = engine;
  return os.router({
    tray: os.tray.handler(() => app.tray()),
    pause: os.pause.handler(() => scheduler.pause()),
    resume: os.resume.handler(() => scheduler.resume()),
    scan: os.scan.handler(() => scheduler.scan()),
    drain: os.drain.handler(async ({ input }) => {
      await engine.drain(input.deadlineMs);
      // The answer still leaves on this port before the process ends.
      setImmediate(ended);
    }),
    notices: os.notices.handler(async function* ({ signal }) {
      // What befell the disk before anyone listened, at the very start, is told now.
      const { refusal } = engine.disk;
      if (refusal !== null) yield { kind: 'disk-refuses', cause: refusal.cause };
      yield* events.notices.listen(signal);
    }),
    changes: os.changes.handler(async function* ({ signal }) {
      yield* events.changes.listen(signal);
    }),
    selfTest: os.selfTest.handler(() => runSelfTest(engine)),
    writeCopy: os.writeCopy.handler(({ input }) => engine.copies.write(input.kind, input.path)),
    bringIn: os.bringIn.handler(({ input }) => engine.copies.bringIn(input.path)),
    eraseEverything: os.eraseEverything.handler(({ input }) =>
      engine.erasure.ask({ scope: 'everything', subjectId: null, ...input }),
    ),
    mediaFile: os.mediaFile.handler(({ input }) => {
      const asset = engine.assets.get(input.assetId);
      if (asset === undefined) throw new ExpectedError('not-found');
      if (asset.kind === 'video' || input.size === 'original') {
        const readable = files.readable(asset);
        const decoded = readable !== files.original(asset);
        return { file: relative(files.folder, readable), mime: decoded ? 'image/jpeg' : asset.mime };
      }
      const shown = input.size === 'thumb' ? files.thumb(asset.id) : files.preview(asset.id);
      return { file: relative(files.folder, shown), mime: 'image/webp' };
    }),
  });
}
