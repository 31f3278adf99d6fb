import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { printingFolder } from '../../../shared/printing-folder.ts';

/** A folder for one document's sheets, closed to others; it goes with all that is in it. */
export interface SheetFolder {
  readonly path: string;
  remove(): void;
}

/** Makes a folder for sheets in the profile. */
export function makeSheetFolder(profile: string): SheetFolder {
  const all = join(profile, printingFolder);
  mkdirSync(all, { recursive: true, mode: 0o700 });
  const path = mkdtempSync(join(all, 'sheets-'));
  return {
    path,
    remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/** Removes what a run that was killed while printing left behind; before the next one prints anything. */
export function sweepSheets(profile: string): void {
  rmSync(join(profile, printingFolder), { recursive: true, force: true, maxRetries: 3 });
}
