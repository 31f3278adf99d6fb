import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { erasingMark } from '../../../shared/erasing-mark.ts';
import { keyFile } from '../../vault/vault-file.ts';
import { fail, ok, type Outcome } from '../../../shared/outcome.ts';

/** Makes sure the profile folder exists, is the owner's alone, and can be written. */
export function prepareProfile(folder: string): Outcome<string, 'profile-read-only'> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    closeToOthers(folder);
    return ok(folder);
  } catch (error) {
    if (error instanceof Error) return fail('profile-read-only');
    throw error;
  }
}

/** A folder that was there before may have been open to others. */
function closeToOthers(folder: string): void {
  const { mode } = statSync(folder);
  if ((mode & 0o077) === 0) return;
  try {
    chmodSync(folder, mode & 0o700);
  } catch (error) {
    // Some disks know no modes; those that do not are somebody else's to close.
    if (!(error instanceof Error)) throw error;
  }
}

/** A profile for this run only, deleted when the app quits. */
export function temporaryProfile(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'kaizup-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Marks the profile for erasure and takes its key away at once: what is left until the next start is noise. For a profile that no engine has open. */
export function beginErasure(folder: string): void {
  const mark = openSync(join(folder, erasingMark), 'w', 0o600);
  fsyncSync(mark);
  closeSync(mark);
  rmSync(join(folder, keyFile), { force: true });
}

/**
 * Goes on with an erasure that the engine began: everything in the profile goes, the mark last, so that an interruption only means that it
 * is begun again. Before anything of the profile is opened. Keeps D11.
 */
export function finishErasure(folder: string): void {
  const mark = join(folder, erasingMark);
  if (!existsSync(mark)) return;
  for (const name of readdirSync(folder)) {
    if (name !== erasingMark) rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
  }
  rmSync(mark, { force: true });
}
