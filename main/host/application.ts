import { join } from 'node:path';
import type { I18n } from '@lingui/core';
import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  type MenuItemConstructorOptions,
  powerMonitor,
  session,
} from 'electron';
import * as z from 'zod';
import type { TrayState } from '../../shared/contract/index.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { EngineKeeper } from './engine/engine-keeper.ts';
import { createAttemptsFile } from './lock/attempts-file.ts';
import { lockByItself } from './lock/auto-lock.ts';
import { createLockDesk, type LockDesk } from './lock/lock-desk.ts';
import { createNotifier } from './notices/notifier.ts';
import { createPrinter } from './printing/printer.ts';
import { sweepSheets } from './printing/printing-folder.ts';
import { createBadge } from './shell/badge.ts';
import { type Command, createCommands } from './shell/commands.ts';
import { createDeparture } from './shell/departure.ts';
import { createExternalLinks } from './shell/external-links.ts';
import type { HostLog } from './shell/host-log.ts';
import { registerPageCalls } from './shell/page-calls.ts';
import { prepareProfile, temporaryProfile } from './shell/profile.ts';
import { openSettings } from './shell/settings-file.ts';
import { needsYou } from './shell/needs-you.ts';
import { createTray } from './shell/tray.ts';
import { fileWithin } from './shell/file-within.ts';
import { serveApp } from './window/app-protocol.ts';
import { lockDownContents, lockDownSession } from './window/lock-down.ts';
import { createMainWindow } from './window/main-window.ts';
import { createHostI18n } from './words/host-i18n.ts';

/** Where the application's own files are. */
export interface ApplicationFiles {
  /** Folder of the built bundles. */
  readonly out: string;
  readonly icon: string;
  readonly trayIcon: string;
}

export interface ApplicationOptions {
  readonly profile: string;
  readonly files: ApplicationFiles;
  readonly keeper: EngineKeeper;
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
  readonly keeper: EngineKeeper;
  readonly lock: Pick<LockDesk, 'state'>;
  readonly tray: ReturnType<typeof createTray>;
}

/** How long quitting may take: commits under way are let to their end (ms). */
const drainDeadline = 8000;

/**
 * Puts the parts together. Only after the app is ready. What is waited for comes first: the page loads while the keychain is asked,
 * and what is not on screen follows.
 */
export function startApplication(options: ApplicationOptions): Application {
  const { files, keeper, log } = options;
  const { client, supervisor } = keeper;
  const prepared = prepareProfile(options.profile);
  if (prepared.ok) sweepSheets(prepared.value);
  const settings = openSettings(prepared.ok ? prepared.value : temporaryProfile().folder, app.getLocale());
  const links = createExternalLinks();
  keeper.onPractice((address) => links.allowPractice(address.origin));

  lockDownContents();
  const mainWindow = createMainWindow({
    preload: join(files.out, 'preload', 'index.cjs'),
    icon: files.icon,
    settings,
    log: log.write,
    // A session takes memory that an application in the tray, never opened, does without.
    beforeFirst() {
      lockDownSession(session.defaultSession);
      serveApp(session.defaultSession, { pageFolder: join(files.out, 'renderer'), mediaFile });
    },
  });
  const show = (path?: string): void => mainWindow.show(path);
  const lock = createLockDesk({
    keeper,
    attempts: createAttemptsFile(options.profile, Date.now),
    tell: (notice) => notifier.tell(notice),
    askPage() {
      const { current } = mainWindow;
      current?.webContents.send('kaizup:before-lock');
      return current !== undefined;
    },
    renewPage: () => mainWindow.renew(),
    log: log.write,
  });
  const printer = createPrinter({
    pageFolder: join(files.out, 'renderer'),
    profile: () => keeper.profile,
    i18n: () => i18n,
  });
  const departure = createDeparture({
    i18n: () => i18n,
    outlook: async (withinMs) => await client.engine?.outlook({ withinMs }).catch(() => undefined),
    takeAlong: async (withinMs, deadlineMs) =>
      await client.engine?.takeAlong({ withinMs, deadlineMs }).catch(() => undefined),
    async ask(question) {
      const { current } = mainWindow;
      const { response } = await (current === undefined
        ? dialog.showMessageBox(question)
        : dialog.showMessageBox(current, question));
      return response;
    },
    quit: () => app.quit(),
  });
  const leave = (): void => void departure.leave();
  registerPageCalls({ keeper, settings, lock, links, printer, log, applySettings, leave });
  supervisor.onCondition((condition) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (condition.kind !== 'running') window.webContents.send('kaizup:port-gone');
      window.webContents.send('kaizup:engine-condition', condition);
    }
  });
  mainWindow.applyTheme(settings.get().theme);
  if (!options.hidden) show(options.open);

  if (!prepared.ok) supervisor.block(prepared.failure);
  const opened = prepared.ok ? keeper.open(() => settings.get().locale) : 'blocked';
  if (opened === 'locked') lock.foundLocked();
  if (opened === 'blocked') show();

  let i18n = createHostI18n(settings.get().locale);
  const commands = createCommands({
    show,
    pause: () => void client.engine?.pause(),
    resume: () => void client.engine?.resume(),
    lock: () => void lock.lock(),
    quit: leave,
  });
  const tray = createTray(files.trayIcon, () => i18n, commands, show);
  const badge = createBadge(() => i18n);
  let trayState: TrayState | null = null;
  const drawTray = (): void => {
    tray.show(trayState, lock.state);
    badge.show(needsYou(trayState, lock.state));
  };
  drawTray();
  client.onTray((state) => {
    trayState = state;
    drawTray();
  });
  lock.onState((state) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send('kaizup:lock-state', state);
    drawTray();
  });
  lockByItself(lock, powerMonitor);
  const notifier = createNotifier(
    () => i18n,
    () => settings.get().notifications,
    show,
    () => lock.state.locked,
  );
  client.onNotice((notice) => notifier.tell(notice));
  client.onKeepsPreferences((agreed) => settings.keepPreferences(agreed));
  supervisor.onCondition(({ kind }) => {
    const change = kind === 'running' ? keeper.keys.takeChange() : undefined;
    if (change === undefined) return;
    client.engine
      ?.keyBackendChanged(change)
      .catch(() => log.write('The engine did not take the change of keychain'));
  });
  const showMenu = (): void => Menu.setApplicationMenu(applicationMenu(i18n, commands.quit));
  showMenu();
  keepLoginItem(settings.get());
  powerMonitor.on('resume', () => void client.engine?.scan({ reason: 'resume' }));
  powerMonitor.on('unlock-screen', () => void client.engine?.scan({ reason: 'unlock' }));

  async function mediaFile(
    assetId: string,
    size: string,
  ): Promise<{ readonly path: string; readonly mime: string } | undefined> {
    const wanted = z.enum(['thumb', 'preview', 'original']).safeParse(size);
    if (!wanted.success || client.engine === undefined) return undefined;
    const found = await client.engine.mediaFile({ assetId, size: wanted.data }).catch(() => undefined);
    if (found === undefined) return undefined;
    const path = fileWithin(join(keeper.profile, 'media'), found.file);
    return path === undefined ? undefined : { path, mime: found.mime };
  }

  function applySettings(next: Settings): void {
    mainWindow.applyTheme(next.theme);
    if (next.locale !== i18n.locale) {
      i18n = createHostI18n(next.locale);
      showMenu();
      client.engine
        ?.setLocale({ locale: next.locale })
        .catch(() => log.write('The engine did not take the language'));
    }
    keepLoginItem(next);
    drawTray();
  }

  return {
    show,
    keeper,
    lock,
    tray,
    quit: () => keeper.quit(drainDeadline),
  };
}

/** Linux has no login item of Electron's. */
function keepLoginItem({ openAtLogin }: Settings): void {
  if (process.platform !== 'linux') app.setLoginItemSettings({ openAtLogin, args: ['--hidden'] });
}

/**
 * Editing shortcuts must work everywhere; the rest of the menu belongs to the page and the tray. Quitting is Kaizup's own item, because
 * the system's would not ask.
 */
function applicationMenu(i18n: I18n, { id, label, accelerator, run }: Command): Menu {
  const mac: MenuItemConstructorOptions[] = [
    { role: 'about' },
    { type: 'separator' },
    { role: 'services' },
    { type: 'separator' },
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    { type: 'separator' },
  ];
  const quit: MenuItemConstructorOptions = {
    id,
    label: i18n._(label),
    click: run,
    ...(accelerator === undefined ? {} : { accelerator }),
  };
  return Menu.buildFromTemplate([
    { label: app.getName(), submenu: [...(process.platform === 'darwin' ? mac : []), quit] },
    { role: 'editMenu' as const },
    { role: 'windowMenu' as const },
  ]);
}
