import { join } from 'node:path';
import { app, BrowserWindow, clipboard, dialog, shell, type WebContents } from 'electron';
import * as z from 'zod';
import { type Settings, settings as settingsSchema } from '../../../shared/model/settings.ts';
import type { EngineKeeper } from '../engine/engine-keeper.ts';
import { createChannel } from '../engine/supervisor.ts';
import type { Printer } from '../printing/printer.ts';
import { createBridgeCalls } from './bridge-calls.ts';
import { registerDataFiles } from './data-files.ts';
import type { LockDesk } from '../lock/lock-desk.ts';
import { registerLockCalls } from '../lock/lock-calls.ts';
import type { ExternalLinks } from './external-links.ts';
import type { HostLog } from './host-log.ts';
import { keepPasted } from './pasted-files.ts';
import type { SettingsFile } from './settings-file.ts';
import { hostReport } from './support-report.ts';

export interface PageCallParts {
  readonly keeper: EngineKeeper;
  readonly settings: SettingsFile;
  readonly lock: LockDesk;
  readonly links: ExternalLinks;
  readonly printer: Printer;
  readonly log: HostLog;
  /** New settings are in the file; they take effect now. */
  applySettings(next: Settings): void;
  /** The owner wants to quit. */
  leave(): void;
}

/** Files that the picker offers. */
const mediaExtensions = [
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
];

/** Registers every operating-system call that the page has (`shared/bridge.ts`). */
export function registerPageCalls({
  keeper,
  settings,
  lock,
  links,
  printer,
  log,
  applySettings,
  leave,
}: PageCallParts): void {
  const { supervisor, keys } = keeper;
  const bridge = createBridgeCalls(log.write);
  const nothing = z.undefined();
  bridge.handle('settings', nothing, () => settings.get());
  bridge.handle('change-settings', z.partialRecord(settingsSchema.keyof(), z.unknown()), (change) => {
    // The next to come could otherwise switch off what tells the owner of their attempts.
    if (lock.state.locked) return settings.get();
    const next = settings.change(change as Partial<Settings>);
    applySettings(next);
    return next;
  });
  bridge.handle('open-external', z.string().max(4000), (url) => links.open(url));
  bridge.handle('copy-text', z.string().max(100_000), (text) => clipboard.writeText(text));
  bridge.handle('pick-media', nothing, (_value, sender) => pickMedia(sender));
  bridge.handle('pick-table', nothing, (_value, sender) => pickTable(sender));
  bridge.handle(
    'keep-pasted',
    z.object({ bytes: z.instanceof(ArrayBuffer), mime: z.string().max(100) }),
    (pasted) =>
      lock.state.locked
        ? null
        : keepPasted(join(keeper.profile, 'media', 'incoming'), pasted.bytes, pasted.mime),
  );
  bridge.handle('engine-condition', nothing, () => supervisor.condition);
  bridge.handle('request-port', nothing, (_value, sender) => {
    if (lock.state.locked) return false;
    const { here, there } = createChannel();
    const connected = supervisor.connect('page', there);
    if (connected) sender.postMessage('kaizup:port', null, [here]);
    return connected;
  });
  bridge.handle('create-vault', z.string().max(1000), async (passphrase) => {
    const key = await keys.createVault(passphrase);
    if (key === undefined) return 'too-short';
    keeper.useKey(key);
    return 'opened';
  });
  bridge.handle('open-vault', z.string().max(1000), async (passphrase) => {
    const key = await keys.openVault(passphrase);
    if (key === undefined) return 'wrong-passphrase';
    keeper.useKey(key);
    return 'opened';
  });
  bridge.handle('run-without-keeping', nothing, () => {
    if (!lock.state.locked) keeper.runWithoutKeeping();
  });
  registerDataFiles(bridge, keeper, printer, () => lock.state.locked);
  registerLockCalls(bridge, lock);
  bridge.handle('restart-engine', nothing, () => {
    // Safe mode stops publishing: an order for the owner to give, unless nothing runs anyway.
    if (!lock.state.locked || supervisor.condition.kind === 'gave-up') keeper.startOver();
  });
  bridge.handle('show-logs', nothing, () => {
    if (!lock.state.locked) void shell.openPath(join(keeper.profile, 'logs'));
  });
  bridge.handle('support-report', nothing, () =>
    hostReport({ profile: keeper.profile, version: app.getVersion(), condition: supervisor.condition }),
  );
  bridge.handle('quit', nothing, leave);
}

async function pickTable(sender: WebContents): Promise<string | null> {
  const window = BrowserWindow.fromWebContents(sender);
  const filters = [{ name: 'CSV', extensions: ['csv', 'tsv', 'txt'] }];
  const request = { properties: ['openFile' as const], filters };
  const picked = await (window === null
    ? dialog.showOpenDialog(request)
    : dialog.showOpenDialog(window, request));
  return picked.filePaths[0] ?? null;
}

async function pickMedia(sender: WebContents): Promise<readonly string[]> {
  const window = BrowserWindow.fromWebContents(sender);
  const filters = [{ name: 'Images, video, PDF', extensions: mediaExtensions }];
  const request = { properties: ['openFile' as const, 'multiSelections' as const], filters };
  const picked = await (window === null
    ? dialog.showOpenDialog(request)
    : dialog.showOpenDialog(window, request));
  return picked.filePaths;
}
