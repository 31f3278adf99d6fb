import { open, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { errorCodeOf } from '../../store/open-database.ts';
import { newFile } from '../privacy/new-file.ts';

/** What the file is called until it is whole. Always the same: one that a crash left behind is taken away by the next. */
const partialOf = (path: string): string => join(dirname(path), `.${basename(path)}.kaizup-part`);

/** How a calendar of Kaizup's begins. */
const ours = 'PRODID:-//Kaizup//';

/** Puts `parts` at `path`, whole or not at all. Throws what the file system throws. */
export async function putCalendar(path: string, parts: readonly string[]): Promise<void> {
  const partial = partialOf(path);
  await rm(partial, { force: true });
  const file = newFile(path, partial);
  try {
    await pipeline(Readable.from(parts), file.stream);
    await file.keep();
  } catch (error) {
    await file.drop();
    throw error;
  }
}

/** Whether there is a file of `bytes` at `path`. */
export async function standsThere(path: string, bytes: number): Promise<boolean> {
  try {
    const found = await stat(path);
    return found.isFile() && found.size === bytes;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

/** Removes the calendar at `path`, unless somebody put something else there. Throws what the file system throws. */
export async function removeCalendar(path: string): Promise<void> {
  try {
    await rm(partialOf(path), { force: true });
    const file = await open(path, 'r');
    const { buffer, bytesRead } = await file.read(Buffer.alloc(200), 0, 200, 0).finally(() => file.close());
    if (buffer.toString('utf8', 0, bytesRead).includes(ours)) await rm(path, { force: true });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/** Whether the file system says that the file or its folder is not there. */
export const isGone = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(errorCodeOf(error));
