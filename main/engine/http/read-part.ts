import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FilePart } from './network-calls.ts';

/** Bytes of one read: a part of a few megabytes is a handful of trips to the disk, and what is held stays small. */
const readSize = 512 * 1024;

/** The bytes of a part, the next ones read while these are sent; `onSent` counts those that were taken. */
export async function* readPart(
  { path, start, end }: FilePart,
  onSent?: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  // A link in the place of a file of the library would send another file of the owner's.
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  const readAt = async (at: number): Promise<Buffer> => {
    const piece = Buffer.allocUnsafeSlow(Math.max(0, Math.min(readSize, end - at)));
    if (piece.length === 0) return piece;
    const { bytesRead } = await file.read(piece, 0, piece.length, at);
    return bytesRead === piece.length ? piece : piece.subarray(0, bytesRead);
  };
  let next = readAt(start);
  try {
    // A file that became shorter: the length that was announced is not reached, and the request fails.
    for (let at = start, piece = await next; piece.length > 0; piece = await next) {
      at += piece.length;
      next = readAt(at);
      yield piece;
      onSent?.(at - start);
    }
  } finally {
    await Promise.allSettled([next]);
    await file.close();
  }
}
