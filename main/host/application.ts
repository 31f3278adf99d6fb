import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import { app, BrowserWindow, clipboard, dialog, Menu, powerMonitor, session, shell } from 'electron';
import * as z from 'zod';
import type { BlockReason } from '../../shared/bridge.ts';
import { type Settings, settings as settingsSchema } from '../../shared/model/settings.ts';
import { createHostClient } from './engine/host-client.ts';
import { startInNodeChild } from './engine/node-starter.ts';
import { createPracticeProcess } from './engine/practice-process.ts';
import { createChannel, createSupervisor } from './engine/supervisor.ts';
import { startInUtilityProcess } from './engine/utility-starter.ts';
import { createDataKeys } from './keychain/data-key.ts';
import { createNotifier } from './notices/notifier.ts';
import { createBridgeCalls } from './shell/bridge-calls.ts';
import { createCommands } from './shell/commands.ts';
import { createExternalLinks } from './shell/external-links.ts';
import { keepPasted } from './shell/pasted-files.ts';
import type { HostLog } from './shell/host-log.ts';
import { prepareProfile, temporaryProfile } from './shell/profile.ts';
import { openSettings } from './shell/settings-file.ts';
import { createTray } from './shell/tray.ts';
import { serveApp } from './window/app-protocol.ts';
import { lockDownContents, lockDownSession } from './window/lock-down.ts';
import { createMainWindow } from './window/main-window.ts';
import { createHostI18n } from './words/host-i18n.ts';

/** Where the application's own files are, and how its processes run. */
export interface ApplicationFiles {
  /** Folder of the built bundles. */
  readonly out: string;
  readonly icon: string;
  readonly trayIcon: string;
  /** A Node 24 to run the engine on, or null where the runtime's own can load the database driver. */
  readonly node: string | null;
}

export interface ApplicationOptions {
  readonly profile: string;
  readonly files: ApplicationFiles;
  readonly log: HostLog;
  /** Starts in the tray, without a window. */
  readonly hidden: boolean;
  /** The view that the window opens with, e.g. `/calendar`. */
  readonly open: string | undefined;
}

/** The running application, as its phases see it. */
export interface Application {
  show(path?: string): void;
  /** Stops taking work, lets what is under way end, and leaves. */
  quit(): Promise<void>;
  readonly supervisor: ReturnType<typeof createSupervisor>;
  readonly client: ReturnType<typeof createHostClient>;
  readonly tray: ReturnType<typeof createTray>;
}

/** How long quitting may take: commits under way are let to their end (ms). */
const drainDeadline = 8000;

/** Puts the parts together. Only after the app is ready. */
export function startApplication(options: ApplicationOptions): Application {
  const { files, log } = options;
  const prepared = prepareProfile(options.profile);
  const settings = openSettings(prepared.ok ? prepared.value : temporaryProfile().folder, app.getLocale());
  let i18n = createHostI18n(settings.get().locale);
  let profile = options.profile;
  let dataKey: string | undefined;
  let removeProfile = (): void => undefined;

  const keys = createDataKeys(options.profile);
  const links = createExternalLinks();
  const practice = createPracticeProcess({
    file: join(files.out, 'practice', 'start.mjs'),
    folder: join(options.profile, 'practice'),
    node: files.node,
    started: (address) => links.allowPractice(address.origin),
  });
  const supervisor = createSupervisor({
    start: () =>
      files.node === null
        ? startInUtilityProcess(join(files.out, 'engine', 'utility.mjs'))
        : startInNodeChild(files.node, join(files.out, 'engine', 'node.mjs')),
    init: (safeMode) => ({
      type: 'init',
      profile,
      dataKey: dataKey ?? '',
      locale: settings.get().locale,
      practice: true,
      safeMode,
    }),
    startPractice: (key) => practice.start(key),
    log: log.write,
  });
  const client = createHostClient(supervisor, log.write);

  const mainWindow = createMainWindow({
    preload: join(files.out, 'preload', 'index.cjs'),
    icon: files.icon,
    settings,
    opened: () => undefined,
    closed: () => undefined,
  });
  const show = (path?: string): void => mainWindow.show(path);
  const commands = createCommands({
    show,
    pause: () => void client.engine?.pause(),
    resume: () => void client.engine?.resume(),
    quit: () => app.quit(),
  });
  const tray = createTray(files.trayIcon, () => i18n, commands, show);
  tray.show(null);
  client.onTray((state) => tray.show(state));
  const notifier = createNotifier(
    () => i18n,
    () => settings.get().notifications,
    show,
  );
  client.onNotice((notice) => notifier.tell(notice));
  supervisor.onCondition((condition) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (condition.kind !== 'running') window.webContents.send('kaizup:port-gone');
      window.webContents.send('kaizup:engine-condition', condition);
    }
  });

  lockDownContents();
  lockDownSession(session.defaultSession);
  serveApp(session.defaultSession, {
    pageFolder: join(files.out, 'renderer'),
    async mediaFile(assetId, size) {
      const wanted = z.enum(['thumb', 'preview', 'original']).safeParse(size);
      if (!wanted.success || client.engine === undefined) return undefined;
      const found = await client.engine.mediaFile({ assetId, size: wanted.data }).catch(() => undefined);
      if (found === undefined) return undefined;
      const folder = join(profile, 'media');
      const path = join(folder, found.file);
      return path.startsWith(folder + sep) && existsSync(path) ? { path, mime: found.mime } : undefined;
    },
  });
  Menu.setApplicationMenu(applicationMenu());

  function applySettings(next: Settings): void {
    mainWindow.applyTheme(next.theme);
    if (next.locale !== i18n.locale) i18n = createHostI18n(next.locale);
    if (process.platform !== 'linux') {
      app.setLoginItemSettings({ openAtLogin: next.openAtLogin, args: ['--hidden'] });
    }
    void client.engine?.tray().then((state) => tray.show(state));
  }

  function useKey(key: string): void {
    dataKey = key;
    supervisor.restart(false);
  }

  function blocked(reason: BlockReason): void {
    supervisor.block(reason);
    show();
  }

  function startEngine(): void {
    if (!prepared.ok) return blocked(prepared.failure);
    const unwrapped = keys.unwrap();
    if (!unwrapped.ok) return blocked(unwrapped.failure);
    dataKey = unwrapped.value;
    supervisor.start();
  }

  const bridge = createBridgeCalls(log.write);
  const nothing = z.undefined();
  bridge.handle('settings', nothing, () => settings.get());
  bridge.handle('change-settings', z.partialRecord(settingsSchema.keyof(), z.unknown()), (change) => {
    const next = settings.change(change as Partial<Settings>);
    applySettings(next);
    return next;
  });
  bridge.handle('open-external', z.string().max(4000), (url) => links.open(url));
  bridge.handle('copy-text', z.string().max(10_000), (text) => clipboard.writeText(text));
  bridge.handle('pick-media', nothing, async (_value, sender) => {
    const window = BrowserWindow.fromWebContents(sender);
    const filters = [
      {
        name: 'Images, video, PDF',
        extensions: [
          'jpg',
          'jpeg',
          'png',
          'gif',
          'webp',
          'heic',
          'avif',
          'tif',
          'tiff',
          'mp4',
          'mov',
          'm4v',
          'webm',
          'pdf',
        ],
      },
    ];
    const request = { properties: ['openFile' as const, 'multiSelections' as const], filters };
    const picked = await (window === null
      ? dialog.showOpenDialog(request)
      : dialog.showOpenDialog(window, request));
    return picked.filePaths;
  });
  bridge.handle(
    'keep-pasted',
    z.object({ bytes: z.instanceof(ArrayBuffer), mime: z.string().max(100) }),
    (pasted) => keepPasted(join(profile, 'media', 'incoming'), pasted.bytes, pasted.mime),
  );
  bridge.handle('engine-condition', nothing, () => supervisor.condition);
  bridge.handle('request-port', nothing, (_value, sender) => {
    const { here, there } = createChannel();
    if (supervisor.connect('page', there)) sender.postMessage('kaizup:port', null, [here]);
  });
  bridge.handle('create-vault', z.string().max(1000), async (passphrase) => {
    const key = await keys.createVault(passphrase);
    if (key === undefined) return 'too-short';
    useKey(key);
    return 'opened';
  });
  bridge.handle('open-vault', z.string().max(1000), async (passphrase) => {
    const key = await keys.openVault(passphrase);
    if (key === undefined) return 'wrong-passphrase';
    useKey(key);
    return 'opened';
  });
  bridge.handle('run-without-keeping', nothing, () => {
    const temporary = temporaryProfile();
    profile = temporary.folder;
    removeProfile = temporary.remove;
    useKey(keys.forThisRun());
  });
  bridge.handle('restart-engine', nothing, () => {
    if (dataKey === undefined) startEngine();
    else supervisor.restart(true);
  });
  bridge.handle('show-logs', nothing, () => void shell.openPath(join(profile, 'logs')));
  bridge.handle('quit', nothing, () => app.quit());

  powerMonitor.on('resume', () => void client.engine?.scan({ reason: 'resume' }));
  powerMonitor.on('unlock-screen', () => void client.engine?.scan({ reason: 'unlock' }));

  applySettings(settings.get());
  startEngine();
  if (!options.hidden) show(options.open);

  return {
    show,
    supervisor,
    client,
    tray,
    async quit() {
      const engine = client.engine;
      if (engine !== undefined) {
        const stopped = supervisor.stop(drainDeadline + 2000);
        engine.drain({ deadlineMs: drainDeadline }).catch(() => log.write('The engine ended while draining'));
        await stopped;
      }
      practice.stop();
      removeProfile();
    },
  };
}

/** Editing shortcuts must work everywhere; the rest of the menu belongs to the page and the tray. */
function applicationMenu(): Menu {
  return Menu.buildFromTemplate([
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    { role: 'editMenu' as const },
    { role: 'windowMenu' as const },
  ]);
}
