import { join } from 'node:path';
import type { I18n } from '@lingui/core';
import type { Printable } from '../../../shared/model/rights.ts';
import type { HostClient } from '../engine/host-client.ts';
import { printDocument } from './print-document.ts';
import { openPrintSession, type PrintSession } from './print-session.ts';
import { makeSheetFolder, type SheetFolder } from './printing-folder.ts';

/** Prints what the engine writes, to a file that the owner picked. */
export interface Printer {
  readonly busy: boolean;
  /** Returns how many files it took. */
  print(engine: NonNullable<HostClient['engine']>, what: Printable, path: string): Promise<number>;
}

export interface PrinterParts {
  /** Folder of the built page: its letters are in it. */
  readonly pageFolder: string;
  /** The profile in use. */
  profile(): string;
  i18n(): I18n;
}

/** Creates the printer; nothing is opened before something is printed. */
export function createPrinter({ pageFolder, profile, i18n }: PrinterParts): Printer {
  let printing: PrintSession | undefined;
  let busy = false;
  return {
    get busy() {
      return busy;
    },
    async print(engine, what, path) {
      busy = true;
      // In clear on the disk for as long as it is printed, in a folder that is closed to others.
      let folder: SheetFolder | undefined;
      try {
        folder = makeSheetFolder(profile());
        const { title, sheets } = await engine.writePrintable({ what, folder: folder.path });
        printing ??= openPrintSession(join(pageFolder, 'assets'));
        return await printDocument(printing, { title, folder: folder.path, sheets }, path, i18n());
      } finally {
        folder?.remove();
        busy = false;
      }
    },
  };
}
