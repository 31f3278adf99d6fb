import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { Settings } from '../../../shared/model/settings.ts';
import type { SettingsFile, WindowPlace } from '../shell/settings-file.ts';
import { appOrigin } from './app-origin.ts';

/** The one window. Closed means destroyed: its process is gone and publishing goes on from the tray. */
export interface MainWindow {
  /** Shows the window, made anew when there is none, at `path` when one is given. */
  show(path?: string): void;
  readonly current: BrowserWindow | undefined;
  /** Puts a new window in the place of the one that is open: its process, and all that it held, is gone. */
  renew(): void;
  applyTheme(theme: Settings['theme']): void;
}

export interface MainWindowParts {
  readonly preload: string;
  readonly icon: string;
  readonly settings: SettingsFile;
  log(text: string): void;
  /** Called once, before the first window is made. */
  beforeFirst(): void;
}

const smallest = { width: 900, height: 620 };
const usual = { width: 1280, height: 800 };

/** Paper and ink of the page's themes: no flash before it has painted. */
const backgrounds = { light: '#faf8f5', dark: '#1b1917' } as const;

/** Creates the window's keeper; no window yet. */
export function createMainWindow(parts: MainWindowParts): MainWindow {
  const { settings } = parts;
  let current: BrowserWindow | undefined;
  let isFirst = true;

  function open(path: string | undefined): void {
    if (isFirst) parts.beforeFirst();
    isFirst = false;
    const place = onScreen(settings.window());
    const window = new BrowserWindow({
      ...usual,
      ...place,
      minWidth: smallest.width,
      minHeight: smallest.height,
      show: false,
      title: app.getName(),
      icon: parts.icon,
      backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
      autoHideMenuBar: true,
      titleBarStyle: process.platform === 'darwin' ? 'hiddenInset' : 'default',
      webPreferences: {
        preload: parts.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        additionalArguments: [`--kaizup-version=${app.getVersion()}`],
      },
    });
    current = window;
    if (place?.maximised === true) window.maximize();
    window.once('ready-to-show', () => window.show());
    window.on('close', () =>
      settings.keepWindow({ ...window.getNormalBounds(), maximised: window.isMaximized() }),
    );
    window.on('closed', () => {
      if (current === window) current = undefined;
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      // A crashed page loses no data: everything it showed is in the engine.
      if (reason === 'clean-exit') return;
      parts.log(`The page ended: ${reason}`);
      if (!window.isDestroyed()) window.reload();
    });
    void window.loadURL(`${appOrigin}/${path === undefined ? '' : `#${path}`}`);
  }

  return {
    get current() {
      return current;
    },
    show(path) {
      if (current === undefined) return open(path);
      if (current.isMinimized()) current.restore();
      current.show();
      current.focus();
      if (path !== undefined) current.webContents.send('kaizup:navigate', path);
    },
    renew() {
      const before = current;
      if (before === undefined) return;
      settings.keepWindow({ ...before.getNormalBounds(), maximised: before.isMaximized() });
      open(undefined);
      before.destroy();
    },
    applyTheme: (theme) => {
      nativeTheme.themeSource = theme;
    },
  };
}

/** A remembered place, unless no screen shows it any more. */
function onScreen(place: WindowPlace | null): WindowPlace | null {
  if (place?.x === undefined || place.y === undefined) return place;
  const { x, y, width, height } = place;
  const area = screen.getDisplayMatching({ x, y, width, height }).workArea;
  const visible =
    x < area.x + area.width - 80 &&
    x + width > area.x + 80 &&
    y >= area.y - 20 &&
    y < area.y + area.height - 80;
  return visible ? place : { width, height, maximised: place.maximised };
}
