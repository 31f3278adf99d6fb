import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ORPCError } from '@orpc/client';
import { app, BrowserWindow, dialog, type WebContents } from 'electron';
import * as z from 'zod';
import type { BroughtIn, FileOutcome } from '../../../shared/bridge.ts';
import { type CallError, callError } from '../../../shared/errors.ts';
import { copyKind, graceDays } from '../../../shared/model/rights.ts';
import type { EngineKeeper } from '../engine/engine-keeper.ts';
import type { BridgeCalls } from './bridge-calls.ts';

const away: CallError = { code: 'engine-unavailable', retryable: true, details: {} };

/** The calls for which the owner picks a file. Its path stays with the host and the engine: the page never learns it. */
export function registerDataFiles(bridge: BridgeCalls, keeper: EngineKeeper): void {
  const { client } = keeper;

  bridge.handle('save-copy', copyKind, async (kind, sender): Promise<FileOutcome> => {
    const name = kind === 'archive' ? `kaizup-${today()}.zip` : `kaizup-${today()}.html`;
    const path = await pickNew(sender, name);
    if (path === undefined) return { kind: 'cancelled' };
    const { engine } = client;
    if (engine === undefined) return { kind: 'failed', error: away };
    return outcomeOf(engine.writeCopy({ kind, path }).then(() => undefined));
  });

  bridge.handle('bring-in', z.undefined(), async (_value, sender): Promise<FileOutcome<BroughtIn>> => {
    const path = await pickArchive(sender);
    if (path === undefined) return { kind: 'cancelled' };
    const { engine } = client;
    if (engine === undefined) return { kind: 'failed', error: away };
    return outcomeOf(engine.bringIn({ path }));
  });

  bridge.handle(
    'save-text',
    z.object({ name: z.string().regex(/^[\w.-]{1,80}$/), text: z.string().max(4_000_000) }),
    async ({ name, text }, sender): Promise<FileOutcome> => {
      const path = await pickNew(sender, name);
      if (path === undefined) return { kind: 'cancelled' };
      try {
        await writeFile(path, text, { mode: 0o600 });
        return { kind: 'done', value: undefined };
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        return { kind: 'failed', error: { code: 'file-not-writable', retryable: true, details: {} } };
      }
    },
  );

  bridge.handle(
    'erase-everything',
    z.object({ graceDays, keepsRecord: z.boolean() }),
    async (wish, sender): Promise<FileOutcome> => {
      const recordPath = wish.keepsRecord ? await pickNew(sender, `kaizup-${today()}.txt`) : null;
      if (recordPath === undefined) return { kind: 'cancelled' };
      const { engine } = client;
      if (engine === undefined) return { kind: 'failed', error: away };
      return outcomeOf(
        engine.eraseEverything({ graceDays: wish.graceDays, recordPath }).then(() => undefined),
      );
    },
  );
}

async function outcomeOf<T>(work: Promise<T>): Promise<FileOutcome<T>> {
  try {
    return { kind: 'done', value: await work };
  } catch (error) {
    const expected = error instanceof ORPCError ? callError.safeParse(error.data) : undefined;
    const unexpected: CallError = { code: 'internal', retryable: false, details: {} };
    return { kind: 'failed', error: expected?.success === true ? expected.data : unexpected };
  }
}

/** A day for a file's name; a later copy of the same day asks before it takes the place of the first. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}

async function pickNew(sender: WebContents, name: string): Promise<string | undefined> {
  const window = BrowserWindow.fromWebContents(sender);
  const request = { defaultPath: join(app.getPath('documents'), name) };
  const { canceled, filePath } = await (window === null
    ? dialog.showSaveDialog(request)
    : dialog.showSaveDialog(window, request));
  return canceled || filePath === undefined || filePath === '' ? undefined : filePath;
}

async function pickArchive(sender: WebContents): Promise<string | undefined> {
  const window = BrowserWindow.fromWebContents(sender);
  const request = { properties: ['openFile' as const], filters: [{ name: 'Kaizup', extensions: ['zip'] }] };
  const { filePaths } = await (window === null
    ? dialog.showOpenDialog(request)
    : dialog.showOpenDialog(window, request));
  return filePaths[0];
}
