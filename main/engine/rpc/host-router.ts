import { relative } from 'node:path';
import { implement } from '@orpc/server';
import { hostContract, type Notice } from '../../../shared/contract/index.ts';
import type { Engine } from '../engine.ts';
import { ExpectedError } from '../expected-error.ts';
import { runSelfTest } from '../services/app/self-test.ts';

/** A notice as it may be told while nobody has shown that they are the owner. */
function withoutContent(notice: Notice): Notice {
  if ('postId' in notice) return { ...notice, excerpt: '', accountName: '' };
  if (notice.kind === 'published-elsewhere') return { ...notice, other: { kind: 'unknown' } };
  return 'accountNames' in notice ? { ...notice, accountNames: [] } : notice;
}

/** The host's calls. `ended` is called when the engine has drained and nothing is left to do. */
export function createHostRouter(engine: Engine, ended: () => void) {
  const os = implement(hostContract);
  const { app, events, files, scheduler } = engine;
  const { lock } = engine.owner;
  /** What gives data out, or takes some in, waits for the owner. */
  const whileOpen = (): void => {
    if (lock.locked) throw new ExpectedError('locked');
  };
  /** Under a full lock nothing goes out. */
  const whileFree = (): void => {
    if (lock.holdsWork) throw new ExpectedError('locked');
  };
  return os.router({
    // Anybody may be at the screen: how much there is, and not what.
    tray: os.tray.handler(() => {
      const { next, ...rest } = app.tray();
      return { ...rest, next: lock.locked ? null : next };
    }),
    setLocale: os.setLocale.handler(({ input }) => app.setLocale(input.locale)),
    pause: os.pause.handler(() => scheduler.pause()),
    resume: os.resume.handler(() => {
      whileFree();
      scheduler.resume();
    }),
    scan: os.scan.handler(() => {
      if (!lock.holdsWork) scheduler.scan();
    }),
    drain: os.drain.handler(async ({ input }) => {
      await engine.drain(input.deadlineMs);
      // The answer still leaves on this port before the process ends.
      setImmediate(ended);
    }),
    lockState: os.lockState.handler(() => lock.state()),
    lockStates: os.lockStates.handler(async function* ({ signal }) {
      yield* lock.states(signal);
    }),
    keepsPreferences: os.keepsPreferences.handler(() => engine.consents.mayProcess('preferences')),
    lock: os.lock.handler(() => lock.lock()),
    unlock: os.unlock.handler(({ input }) => lock.unlock(input.answer, input.earlier)),
    wipeLocked: os.wipeLocked.handler(async () => {
      if (!lock.locked) throw new ExpectedError('not-in-this-state');
      await engine.erasure.wipe();
    }),
    notices: os.notices.handler(async function* ({ signal }) {
      for await (const notice of events.notices.follow(signal)) {
        // Found at the very start and over before anybody listened.
        if (notice.kind === 'disk-refuses' && engine.disk.refusal === null) continue;
        yield lock.locked ? withoutContent(notice) : notice;
      }
    }),
    changes: os.changes.handler(async function* ({ signal }) {
      yield* events.changes.listen(signal);
    }),
    keyBackendChanged: os.keyBackendChanged.handler(({ input }) =>
      engine.answers.signals.keyBackendChanged(input),
    ),
    selfTest: os.selfTest.handler(() => {
      whileOpen();
      return runSelfTest(engine);
    }),
    writeCopy: os.writeCopy.handler(async ({ input: { kind, path } }) => {
      whileOpen();
      if (kind === 'register') await engine.copies.writeRegister(path);
      else await engine.copies.write(kind, path);
    }),
    writePrintable: os.writePrintable.handler(async ({ input }) => {
      whileOpen();
      const { title, sheets } = await engine.copies.print(input.what, input.folder);
      return { title, sheets: [...sheets] };
    }),
    bringIn: os.bringIn.handler(({ input }) => {
      whileOpen();
      return engine.copies.bringIn(input.path);
    }),
    eraseEverything: os.eraseEverything.handler(({ input }) => {
      whileOpen();
      return engine.erasure.ask({ scope: 'everything', subjectId: null, ...input });
    }),
    writePlan: os.writePlan.handler(({ input: { format, part, path } }) => {
      whileOpen();
      return engine.bulk.plan.write(format, part, path);
    }),
    keepCalendarFile: os.keepCalendarFile.handler(({ input }) => {
      whileOpen();
      return engine.bulk.calendarFile.keep(input.path);
    }),
    calendarFilePath: os.calendarFilePath.handler(() => {
      whileOpen();
      return engine.bulk.calendarFile.path();
    }),
    // How much there is, and not what: asked of a locked Kaizup, too.
    outlook: os.outlook.handler(({ input }) => {
      const found = engine.leavingDesk.outlook(input.withinMs);
      return lock.locked ? { ...found, holdable: 0 } : found;
    }),
    takeAlong: os.takeAlong.handler(({ input }) => {
      whileOpen();
      return engine.leavingDesk.takeAlong(input.withinMs, input.deadlineMs);
    }),
    mediaFile: os.mediaFile.handler(({ input }) => {
      whileOpen();
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
