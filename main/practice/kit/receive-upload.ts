import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** What arrived of an upload. */
export interface ReceivedUpload {
  readonly bytes: number;
  /** SHA-256 of the bytes that arrived in this call, hex. */
  readonly digest: string;
  /** More than `maxBytes` were sent; the file holds the first of them only. */
  readonly tooLarge: boolean;
}

/**
 * Writes a request body to `path` piece by piece: an upload is never held whole in memory.
 * With `start` it goes into the existing file from that byte on, without it into a new file.
 * Rejects when the connection breaks; the bytes written so far are then overwritten by the next try.
 */
export async function receiveUpload(
  body: ReadableStream<Uint8Array> | null,
  path: string,
  {
    start,
    maxBytes = Number.POSITIVE_INFINITY,
  }: { readonly start?: number; readonly maxBytes?: number } = {},
): Promise<ReceivedUpload> {
  const hash = createHash('sha256');
  let bytes = 0;
  await using file = await open(path, start === undefined ? 'w' : 'r+', 0o600);
  if (body === null) return { bytes, digest: hash.digest('hex'), tooLarge: false };
  for await (const piece of body) {
    if (bytes + piece.byteLength > maxBytes) return { bytes, digest: hash.digest('hex'), tooLarge: true };
    hash.update(piece);
    for (let written = 0; written < piece.byteLength; ) {
      const { bytesWritten } = await file.write(
        piece,
        written,
        piece.byteLength - written,
        (start ?? 0) + bytes,
      );
      written += bytesWritten;
      bytes += bytesWritten;
    }
  }
  return { bytes, digest: hash.digest('hex'), tooLarge: false };
}
