import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { type Application, startApplication } from './host/application.ts';
import { createEngineKeeper } from './host/engine/engine-keeper.ts';
import { selfTest } from './host/self-test.ts';
import { crashFolder } from '../shared/crash-folder.ts';
import { openHostLog } from './host/shell/host-log.ts';
import { finishErasure, prepareProfile, temporaryProfile } from './host/shell/profile.ts';
import { registerAppScheme } from './host/window/app-protocol.ts';

/** The app's phases: starting -> ready -> (window <-> idle in the tray) -> quitting. */

const arguments_ = process.argv;
const flag = (name: string): boolean => arguments_.includes(`--${name}`);
const value = (name: string): string | undefined =>
  arguments_.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);

const profile = value('profile') ?? join(app.getPath('userData'), 'profile');
finishErasure(profile);
const log = openHostLog(join(profile, 'logs'));

// Electron's own answer is a dialog that stops the whole process until somebody presses its button; behind a tray nobody would,
// and nothing would be published any more. The engine has its own process and judges its own faults.
process.on('uncaughtException', (error) => log.write(`Uncaught: ${error.stack ?? error.message}`));

app.setName('Kaizup');
// Chromium's own state lives beside the profile, so that one folder holds all there is of an owner. Where that folder cannot be
// written, the window still opens, from a temporary place, to say so.
const prepared = prepareProfile(profile);
// No crash is reported to anybody: the reporter is never started, for a dump holds what was in memory, keys included. Where one would lie is
// in the profile all the same, so that it would be found, swept and erased with it.
if (prepared.ok) app.setPath('crashDumps', join(profile, crashFolder));
app.setPath('userData', prepared.ok ? join(profile, 'browser') : temporaryProfile().folder);
registerAppScheme();

const out = join(app.getAppPath(), 'out');
let erased = false;
const keeper = createEngineKeeper({
  profile,
  out,
  node: engineNode(),
  codeCache: join(app.getPath('userData'), 'engine-code'),
  log: log.write,
  erased() {
    if (erased) return;
    erased = true;
    // What this process still holds open goes with the next start, before anything is opened.
    app.relaunch();
    app.exit(0);
  },
});

if (!app.requestSingleInstanceLock()) {
  // The first instance shows its window; this one has nothing to do.
  app.quit();
} else {
  // Loads its code while Electron gets ready; it opens nothing before it has the key.
  if (prepared.ok) keeper.prepare();
  void app.whenReady().then(run);
}

/**
 * The Node that runs the engine, or none where the runtime's own does. Electron's is too old before version 40; on Linux its binary brings the
 * system's GLib along, which the image library's own collides with in every process of that binary: pictures then leak or end the engine.
 */
function engineNode(): string | null {
  const [major] = process.versions.node.split('.');
  if (Number(major) >= 24 && process.platform !== 'linux') return null;
  const packaged = join(process.resourcesPath, 'node');
  return existsSync(packaged) ? packaged : (process.env['KAIZUP_NODE'] ?? null);
}

async function run(): Promise<void> {
  let quitting: Promise<void> | undefined;
  const application: Application = startApplication({
    profile,
    files: { out, icon: join(out, 'icons', 'icon.png'), trayIcon: join(out, 'icons', 'tray.png') },
    keeper,
    log,
    hidden: flag('hidden') || flag('self-test'),
    open: value('open'),
  });

  app.on('second-instance', () => application.show());
  app.on('activate', () => application.show());
  // Closing the window leaves the tray: publishing goes on.
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', (event) => {
    if (quitting === undefined) {
      event.preventDefault();
      quitting = application.quit().finally(() => app.quit());
    }
  });
  app.on('will-quit', () => log.write('Ended'));

  if (flag('self-test')) {
    const code = await selfTest(application);
    await application.quit();
    app.exit(code);
  }
}
