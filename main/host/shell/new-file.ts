import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file whole beside the place that the owner picked for it; it takes that place with `keep`. */
export interface NewFile {
  keep(): Promise<void>;
  /** As if nothing had been written. */
  drop(): Promise<void>;
}

/** Writes `content` beside `path`, readable by its owner only; no file or link of anybody's is written through. */
export async function writeNew(path: string, content: string | Uint8Array): Promise<NewFile> {
  const partial = join(dirname(path), `.kaizup-${randomBytes(8).toString('hex')}.part`);
  const drop = (): Promise<void> => rm(partial, { force: true });
  try {
    const file = await open(partial, 'wx', 0o600);
    try {
      await file.writeFile(content);
      // Some disks say that they are full only now.
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await drop();
    throw error;
  }
  return { keep: () => rename(partial, path), drop };
}
