import { createInflate } from 'node:zlib';

/** Pictures and the like, which nobody here unpacks; what is larger than this unpacked no network shows. */
const maxStreamBytes = 512 * 1024 * 1024;

/**
 * Whether a packed stream of a PDF unpacks to more than a document holds. Looks at every stream by its bytes, whatever the dictionaries say
 * of lengths. The tables, which the parser does unpack, are judged more strictly while it does (`document-tables.ts`).
 */
export async function hasBomb(document: Buffer): Promise<boolean> {
  for (let at = document.indexOf('stream'); at !== -1; at = document.indexOf('stream', at + 6)) {
    const start = at + 6 + (document[at + 6] === 0x0d ? 1 : 0) + 1;
    // The first byte of what zlib packs (RFC 1950): anything else is not unpacked, or is no stream.
    if (((document[start] ?? 0) & 0x0f) !== 8) continue;
    if (await unpacksBeyond(document.subarray(start), maxStreamBytes)) return true;
  }
  return false;
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
