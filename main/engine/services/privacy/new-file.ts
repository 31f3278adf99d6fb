import { randomBytes } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file that is being written beside the place that the owner picked for it, and takes that place once it is whole. */
export interface NewFile {
  readonly stream: WriteStream;
  /** The stream has ended: the file is on the disk for good, under its name. */
  keep(): Promise<void>;
  /** As if nothing had been written. */
  drop(): Promise<void>;
}

/** Begins a file for `path`, readable by its owner only. Its name until it is whole is its own: no file or link of anybody's is written through. */
export function newFile(
  path: string,
  partial = join(dirname(path), `.kaizup-${randomBytes(8).toString('hex')}.part`),
): NewFile {
  return {
    stream: createWriteStream(partial, { flags: 'wx', mode: 0o600 }),
    async keep() {
      // Some disks say that they are full only now.
      const file = await open(partial, 'r+');
      await file.sync().finally(() => file.close());
      await rename(partial, path);
    },
    drop: () => rm(partial, { force: true }),
  };
}
