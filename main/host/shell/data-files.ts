import { join } from 'node:path';
import { ORPCError } from '@orpc/client';
import { app, BrowserWindow, dialog, shell, type WebContents } from 'electron';
import * as z from 'zod';
import type { BroughtIn, FileOutcome, WrittenFiles } from '../../../shared/bridge.ts';
import { planFormat, planPart } from '../../../shared/model/plan.ts';
import { type CallError, callError } from '../../../shared/errors.ts';
import { copyKind, graceDays, registerKind } from '../../../shared/model/rights.ts';
import type { EngineKeeper } from '../engine/engine-keeper.ts';
import { PrintFailed } from '../printing/print-sheet.ts';
import type { Printer } from '../printing/printer.ts';
import type { BridgeCalls } from './bridge-calls.ts';
import { writeNew } from './new-file.ts';

type Engine = NonNullable<EngineKeeper['client']['engine']>;

const away: CallError = { code: 'engine-unavailable', retryable: true, details: {} };
const locked: CallError = { code: 'locked', retryable: true, details: {} };
const underWay: CallError = { code: 'copy-under-way', retryable: true, details: {} };
const endings = { page: 'html', pdf: 'pdf', archive: 'zip', json: 'json' } as const;

/** The calls for which the owner picks a file. Its path stays with the host and the engine: the page never learns it. */
export function registerDataFiles(
  bridge: BridgeCalls,
  { client }: EngineKeeper,
  printer: Printer,
  isLocked: () => boolean,
): void {
  /** Why a call cannot be answered; asked before the owner is asked for a place, and the engine judges once more. */
  const refusal = (): FileOutcome<never> | undefined =>
    isLocked() ? { kind: 'failed', error: locked } : undefined;

  /** Asks for a place, then writes there; one copy at a time. */
  async function save(
    sender: WebContents,
    name: string,
    write: (engine: Engine, path: string) => Promise<number>,
  ): Promise<FileOutcome<WrittenFiles>> {
    const refused = refusal();
    if (refused !== undefined) return refused;
    const path = await pickNew(sender, name);
    if (path === undefined) return { kind: 'cancelled' };
    const { engine } = client;
    if (engine === undefined) return { kind: 'failed', error: away };
    if (printer.busy) return { kind: 'failed', error: underWay };
    return outcomeOf(write(engine, path).then((files) => ({ files })));
  }

  bridge.handle('save-copy', copyKind, (kind, sender) =>
    save(sender, `kaizup-${today()}.${endings[kind]}`, async (engine, path) => {
      if (kind === 'pdf') return printer.print(engine, 'copy', path);
      await engine.writeCopy({ kind, path });
      return 1;
    }),
  );

  bridge.handle('save-register', registerKind, (kind, sender) =>
    save(sender, `kaizup-register-${today()}.${endings[kind]}`, async (engine, path) => {
      if (kind === 'pdf') return printer.print(engine, 'register', path);
      await engine.writeCopy({ kind: 'register', path });
      return 1;
    }),
  );

  const planWish = z.object({ format: planFormat, part: planPart });
  bridge.handle(
    'save-plan',
    planWish,
    async ({ format, part }, sender): Promise<FileOutcome<{ posts: number }>> => {
      const refused = refusal();
      if (refused !== undefined) return refused;
      const path = await pickNew(sender, `kaizup-plan-${today()}.${format}`);
      if (path === undefined) return { kind: 'cancelled' };
      const { engine } = client;
      if (engine === undefined) return { kind: 'failed', error: away };
      return outcomeOf(engine.writePlan({ format, part, path }));
    },
  );

  bridge.handle('keep-calendar-file', z.undefined(), async (_value, sender): Promise<FileOutcome> => {
    const refused = refusal();
    if (refused !== undefined) return refused;
    const path = await pickNew(sender, 'kaizup.ics');
    if (path === undefined) return { kind: 'cancelled' };
    const { engine } = client;
    if (engine === undefined) return { kind: 'failed', error: away };
    return outcomeOf(engine.keepCalendarFile({ path }).then(() => undefined));
  });

  bridge.handle('show-calendar-file', z.undefined(), async () => {
    const path = isLocked() ? null : await client.engine?.calendarFilePath();
    if (typeof path === 'string') shell.showItemInFolder(path);
  });

  bridge.handle('bring-in', z.undefined(), async (_value, sender): Promise<FileOutcome<BroughtIn>> => {
    const refused = refusal();
    if (refused !== undefined) return refused;
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
      return outcomeOf(
        writeNew(path, text)
          .then((file) => file.keep())
          .then(() => undefined),
      );
    },
  );

  bridge.handle(
    'erase-everything',
    z.object({ graceDays, keepsRecord: z.boolean() }),
    async (wish, sender): Promise<FileOutcome> => {
      const refused = refusal();
      if (refused !== undefined) return refused;
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
    return { kind: 'failed', error: callErrorOf(error) };
  }
}

function callErrorOf(error: unknown): CallError {
  const expected = error instanceof ORPCError ? callError.safeParse(error.data) : undefined;
  if (expected?.success === true) return expected.data;
  // Of the file system, which refused the host itself.
  const refusal = error instanceof Error && 'code' in error && 'syscall' in error ? error.code : undefined;
  if (refusal === 'ENOSPC' || refusal === 'EDQUOT')
    return { code: 'disk-full', retryable: true, details: {} };
  if (refusal !== undefined) return { code: 'file-not-writable', retryable: true, details: {} };
  return { code: 'internal', retryable: error instanceof PrintFailed, details: {} };
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
