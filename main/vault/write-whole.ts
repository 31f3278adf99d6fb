import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** Replaces a file whole or not at all: a crash or a full disk leaves the old one. Readable by its owner only. */
export function writeWhole(path: string, text: string): void {
  const partial = `${path}.part`;
  // A link that waits under this name leads nowhere.
  rmSync(partial, { force: true });
  const file = openSync(partial, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(partial, path);
}
