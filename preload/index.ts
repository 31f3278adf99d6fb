import * as electron from 'electron';
import { type Bridge, type EngineCondition, portGoneMessage, portMessage } from '../shared/bridge.ts';
import type { LockState } from '../shared/model/owner.ts';

/** The page's operating-system calls, one channel each; the port to the engine is passed on and not looked at. */
const { contextBridge, ipcRenderer } = electron;
const origin = 'app://kaizup';
const call = (name: string, argument?: unknown): Promise<never> =>
  ipcRenderer.invoke(`kaizup:${name}`, argument) as Promise<never>;

function listen<T>(channel: string, listener: (value: T) => void): () => void {
  const handler = (_event: unknown, value: T): void => listener(value);
  ipcRenderer.on(channel, handler);
  return () => void ipcRenderer.removeListener(channel, handler);
}

/** Electron 32 moved the path from the File to `webUtils`. */
function pathFrom(file: object): unknown {
  const webUtils: unknown = 'webUtils' in electron ? electron.webUtils : undefined;
  if (typeof webUtils === 'object' && webUtils !== null && 'getPathForFile' in webUtils) {
    const { getPathForFile } = webUtils;
    return typeof getPathForFile === 'function' ? getPathForFile(file) : undefined;
  }
  return 'path' in file ? file.path : undefined;
}

/**
 * Asked for before the page's own code is there to ask: both take their time while that code loads. Not by the empty document that a
 * window may begin with: its port would reach the page, and take the place of the page's own.
 */
const isPage = window.location.origin === origin;
let firstSettings = isPage ? call('settings') : undefined;
let firstPort = isPage ? call('request-port') : undefined;
let earlyPorts: readonly MessagePort[] | undefined;
let pageListens = false;

function firstOrNew(name: string, first: Promise<never> | undefined): Promise<never> {
  return first ?? call(name);
}

function takePort(): Promise<never> {
  pageListens = true;
  const first = firstPort;
  firstPort = undefined;
  const ports = earlyPorts;
  earlyPorts = undefined;
  if (ports !== undefined) handOn(ports);
  // What was refused before the page was there, while Kaizup was locked say, may be given now.
  return first === undefined ? call('request-port') : first.then((given) => given || call('request-port'));
}

function takeSettings(): Promise<never> {
  const asked = firstOrNew('settings', firstSettings);
  firstSettings = undefined;
  return asked;
}

function handOn(ports: readonly MessagePort[]): void {
  window.postMessage({ type: portMessage }, origin, [...ports]);
}

const bridge: Bridge = {
  platform: process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux',
  version: process.argv.find((argument) => argument.startsWith('--kaizup-version='))?.split('=')[1] ?? '',
  settings: takeSettings,
  changeSettings: (change) => call('change-settings', change),
  openExternal: (url) => call('open-external', url),
  copyText: (text) => call('copy-text', text),
  pathOfFile(file) {
    const path = pathFrom(file);
    return typeof path === 'string' && path !== '' ? path : null;
  },
  keepPasted: (bytes, mime) => call('keep-pasted', { bytes, mime }),
  pickMedia: () => call('pick-media'),
  pickTable: () => call('pick-table'),
  engineCondition: () => call('engine-condition'),
  onEngineCondition: (listener) => listen<EngineCondition>('kaizup:engine-condition', listener),
  requestPort: takePort,
  onNavigate: (listener) => listen<string>('kaizup:navigate', listener),
  createVault: (passphrase) => call('create-vault', passphrase),
  openVault: (passphrase) => call('open-vault', passphrase),
  runWithoutKeeping: () => call('run-without-keeping'),
  saveCopy: (kind) => call('save-copy', kind),
  savePlan: (format, part) => call('save-plan', { format, part }),
  keepCalendarFile: () => call('keep-calendar-file'),
  showCalendarFile: () => call('show-calendar-file'),
  saveRegister: (kind) => call('save-register', kind),
  bringIn: () => call('bring-in'),
  saveText: (name, text) => call('save-text', { name, text }),
  eraseEverything: (graceDays, keepsRecord) => call('erase-everything', { graceDays, keepsRecord }),
  lockState: () => call('lock-state'),
  onLockState: (listener) => listen<LockState>('kaizup:lock-state', listener),
  onBeforeLock: (listener) =>
    listen('kaizup:before-lock', () => {
      void listener().finally(() => call('lock-ready'));
    }),
  lock: () => call('lock'),
  unlock: (answer) => call('unlock', answer),
  wipeLocked: () => call('wipe-locked'),
  supportReport: () => call('support-report'),
  restartEngine: () => call('restart-engine'),
  showLogs: () => call('show-logs'),
  quit: () => call('quit'),
};

contextBridge.exposeInMainWorld('kaizup', bridge);
ipcRenderer.on('kaizup:port', (event) => {
  if (pageListens) handOn(event.ports);
  else earlyPorts = event.ports;
});
ipcRenderer.on('kaizup:port-gone', () => {
  earlyPorts = undefined;
  firstPort = undefined;
  window.postMessage({ type: portGoneMessage }, origin);
});
