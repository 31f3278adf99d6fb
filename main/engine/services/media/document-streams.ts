import { createInflate } from 'node:zlib';

/** What the parser unpacks while it opens a document: its tables and small objects, a few megabytes even in a book. */
const maxTableBytes = 32 * 1024 * 1024;

/** Pictures and the like, which nobody here unpacks; what is larger than this unpacked no network shows. */
const maxStreamBytes = 512 * 1024 * 1024;

/** How far before a stream its dictionary is looked for. */
const dictionaryReach = 4096;

/**
 * Whether a packed stream of a PDF unpacks to more than a document holds: the parser unpacks in memory, without a limit of its own.
 * Looks at every stream by its bytes, whatever the dictionaries say of lengths; streams packed twice are seen packed once.
 */
export async function hasBomb(document: Buffer): Promise<boolean> {
  for (let at = document.indexOf('stream'); at !== -1; at = document.indexOf('stream', at + 6)) {
    const start = at + 6 + (document[at + 6] === 0x0d ? 1 : 0) + 1;
    // The first byte of what zlib packs (RFC 1950): anything else is not unpacked, or is no stream.
    if (((document[start] ?? 0) & 0x0f) !== 8) continue;
    const before = document.toString('latin1', Math.max(0, at - dictionaryReach), at);
    const limit = /ObjStm|XRef|Type\s*\d/.test(withoutEscapes(before)) ? maxTableBytes : maxStreamBytes;
    if (await unpacksBeyond(document.subarray(start), limit)) return true;
  }
  return false;
}

/** Names may be written with the numbers of their letters (ISO 32000-1 §7.3.5). */
function withoutEscapes(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Unpacks without keeping anything, up to `limit` bytes. */
function unpacksBeyond(packed: Buffer, limit: number): Promise<boolean> {
  return new Promise((resolve) => {
    const inflate = createInflate({ chunkSize: 256 * 1024 });
    let size = 0;
    const end = (beyond: boolean): void => {
      inflate.destroy();
      resolve(beyond);
    };
    inflate.on('data', (part: Buffer) => {
      size += part.length;
      if (size > limit) end(true);
    });
    inflate.on('end', () => end(false));
    // What is damaged is for the parser to judge.
    inflate.on('error', () => end(false));
    inflate.end(packed);
  });
}
