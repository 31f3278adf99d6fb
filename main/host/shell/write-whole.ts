import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';

/** Replaces a file whole or not at all: a crash or a full disk leaves the old one. Readable by its owner only. */
export function writeWhole(path: string, text: string): void {
  const partial = `${path}.part`;
  const file = openSync(partial, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(partial, path);
}
