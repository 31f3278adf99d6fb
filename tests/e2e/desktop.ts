import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';

const root = join(import.meta.dirname, '..', '..');

/** Kaizup on a desktop of its own: the real application, a profile, and what a person can do around it. */
export interface Desktop {
  readonly app: ElectronApplication;
  readonly profile: string;
  /** The window, opened through the tray's command when it is closed. */
  window(): Promise<Page>;
  /** Addresses that the app handed to the system's browser, oldest first. */
  opened(): readonly string[];
  /** Waits for the next address after `count` of them. */
  nextOpened(count: number): Promise<string>;
  /** Titles of the notifications that were shown, oldest first. */
  notifications(): Promise<readonly string[]>;
  /** What the tray's menu says, line by line. */
  tray(): Promise<readonly string[]>;
  /** Chooses a line of the tray's menu. */
  chooseInTray(label: string): Promise<void>;
  /** Answers the next file dialogs of the system with these files. */
  pickFiles(paths: readonly string[]): Promise<void>;
  closeWindow(): Promise<void>;
  /** Process ids of a kind among the app's children. */
  engineProcess(): number;
  quit(): Promise<void>;
  remove(): void;
}

export interface DesktopOptions {
  /** Continues the profile of another run. */
  readonly profile?: string;
  readonly width?: number;
  readonly height?: number;
  readonly language?: string;
  readonly args?: readonly string[];
  /** Another application than Kaizup as it is built. */
  readonly app?: string;
  /** On the runtime alone: without a Node beside it. */
  readonly runtimeOnly?: boolean;
}

declare global {
  interface Window {
    readonly kaizup: import('../../shared/bridge.ts').Bridge;
  }
}

/** The system's `xdg-open` and `xdg-email`, as far as the app is concerned: they write down what they are asked to open. */
function browserStandIn(folder: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  for (const name of ['xdg-open', 'xdg-email']) {
    const script = join(bin, name);
    writeFileSync(script, `#!/bin/sh\nprintf '%s\\n' "$1" >> '${join(folder, 'opened')}'\n`);
    chmodSync(script, 0o755);
  }
  return bin;
}

/** Waits until `read` gives something; looks every 100 ms for as long as the test may take. */
export async function eventually<T>(
  read: () => T | undefined | false | null | Promise<T | undefined | false | null>,
): Promise<T> {
  for (;;) {
    const value = await read();
    if (value !== undefined && value !== false && value !== null) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Starts Kaizup as `npm start` does. */
export async function startDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const executablePath = process.env['KAIZUP_ELECTRON'];
  if (executablePath === undefined) throw new Error('No Electron: run the desktop tests through npm test');
  const folder = mkdtempSync(join(tmpdir(), 'kaizup-desktop-'));
  const profile = options.profile ?? join(folder, 'profile');
  const size = { width: options.width ?? 1280, height: options.height ?? 800 };
  if (options.profile === undefined) {
    mkdirSync(profile, { recursive: true });
    writeFileSync(join(profile, 'settings.json'), JSON.stringify({ window: { ...size, maximised: false } }));
  }
  const app = await _electron.launch({
    executablePath,
    colorScheme: null,
    args: [
      options.app ?? root,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--password-store=gnome-libsecret',
      `--profile=${profile}`,
      ...(options.args ?? []),
    ],
    env: {
      ...stringsOf(process.env),
      ...(options.runtimeOnly === true ? {} : { KAIZUP_NODE: process.execPath }),
      PATH: `${browserStandIn(folder)}${delimiter}${process.env['PATH'] ?? ''}`,
      LANG: options.language ?? 'en_GB.UTF-8',
    },
  });
  const child = app.process();
  await watchOutside(app);
  const openedFile = join(folder, 'opened');
  const opened = (): readonly string[] =>
    existsSync(openedFile) ? readFileSync(openedFile, 'utf8').trim().split('\n') : [];

  return {
    app,
    profile,
    opened,
    nextOpened: (count) => eventually(() => opened()[count]),
    async window() {
      const shown = app.windows().at(0);
      if (shown !== undefined) return shown;
      const next = app.waitForEvent('window');
      // What a second start of the app does: the first instance shows its window.
      await app.evaluate(({ app: electron }) => electron.emit('activate'));
      return next;
    },
    notifications: () => app.evaluate(() => (globalThis as unknown as Watched).shownNotifications ?? []),
    tray: () =>
      app.evaluate(() =>
        ((globalThis as unknown as Watched).trayMenu?.items ?? [])
          .map(({ label }) => label)
          .filter((label) => label !== ''),
      ),
    chooseInTray: (label) =>
      app.evaluate((_electron, wanted) => {
        (globalThis as unknown as Watched).trayMenu?.items.find((item) => item.label === wanted)?.click();
      }, label),
    pickFiles: (paths) =>
      app.evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] });
      }, paths),
    async closeWindow() {
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      await eventually(
        async () => (await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)) === 0,
      );
    },
    engineProcess() {
      const found = execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' })
        .split('\n')
        .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
        .find(
          (line) => line?.[2] === String(app.process().pid) && line[3]?.includes('engine/node.mjs') === true,
        );
      if (found?.[1] === undefined) throw new Error('No engine runs');
      return Number(found[1]);
    },
    async quit() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      // An ended process may wait for the debugger to let go of it; by then the engine has drained and the log says so.
      const held = setTimeout(() => child.kill('SIGKILL'), 20_000);
      void app.evaluate(({ app: electron }) => electron.quit()).catch(() => undefined);
      await ended;
      clearTimeout(held);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What the tests see of the host: what it showed outside of its window. */
interface Watched {
  shownNotifications?: string[];
  trayMenu?: { readonly items: readonly { readonly label: string; click(): void }[] };
}

/** Writes down notifications and tray menus as they are shown: the classes are Electron's own, only listened to. */
async function watchOutside(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ Notification, Tray }) => {
    const watched = globalThis as unknown as Watched;
    const shown: string[] = [];
    watched.shownNotifications = shown;
    const show = Notification.prototype.show;
    Notification.prototype.show = function (this: Electron.Notification) {
      shown.push(this.title);
      show.call(this);
    };
    const setContextMenu = Tray.prototype.setContextMenu;
    Tray.prototype.setContextMenu = function (this: Electron.Tray, menu) {
      watched.trayMenu = menu as unknown as NonNullable<Watched['trayMenu']>;
      setContextMenu.call(this, menu);
    };
  });
}

function stringsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
