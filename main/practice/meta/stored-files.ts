import { createWriteStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileDigest, type ProbedMedia, probeMedia } from '../kit/media.ts';
import type { MetaWorld } from './meta-world.ts';
import type { StoredFile } from './model.ts';

/** Path of an upload's bytes. */
export const blobPath = (world: MetaWorld, id: string): string =>
  join(world.setting.world.blobFolder, `facebook-${id}`);

/** Bytes that arrived so far; 0 before the first. The file itself is the record, so a crash in an upload loses nothing. */
export async function bytesOf(world: MetaWorld, id: string): Promise<number> {
  const found = await stat(blobPath(world, id)).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  return found?.size ?? 0;
}

/** How a stream of bytes ended. */
export type Appended = 'all' | 'cut' | 'too-many';

/** Appends a stream to an upload, at most up to `limit` bytes in all; what arrived before a broken connection stays. */
export async function append(
  world: MetaWorld,
  id: string,
  stream: ReadableStream<Uint8Array>,
  limit: number,
): Promise<Appended> {
  let length = await bytesOf(world, id);
  let tooMany = false;
  const within = new Transform({
    transform(part: Buffer, _encoding, done) {
      length += part.byteLength;
      tooMany = length > limit;
      if (tooMany) done(new RangeError('More bytes than announced'));
      else done(null, part);
    },
  });
  try {
    await pipeline(Readable.from(stream), within, createWriteStream(blobPath(world, id), { flags: 'a' }));
    return 'all';
  } catch {
    // A client that goes away in the middle of a body surfaces here as one of many stream errors.
    return tooMany ? 'too-many' : 'cut';
  }
}

/** Removes an upload's bytes. */
export const discard = (world: MetaWorld, id: string): Promise<void> =>
  rm(blobPath(world, id), { force: true });

export type UnreadableFile = { readonly kind: 'unreadable' };

/** Looks at the bytes of a finished upload. */
export async function examine(world: MetaWorld, id: string): Promise<StoredFile | UnreadableFile> {
  const path = blobPath(world, id);
  const probed: ProbedMedia = await probeMedia(path);
  if (probed.kind === 'unreadable') return probed;
  return {
    id,
    sha256: await fileDigest(path),
    bytes: await bytesOf(world, id),
    kind: probed.kind,
    mime: probed.mime,
    width: probed.width,
    height: probed.height,
    seconds: probed.kind === 'video' ? probed.seconds : 0,
    framesPerSecond: probed.kind === 'video' ? probed.framesPerSecond : 0,
    videoCodec: probed.kind === 'video' ? probed.videoCodec : null,
    audioCodec: probed.kind === 'video' ? probed.audioCodec : null,
  };
}

export type Fetched = 'fetched' | 'refused' | 'too-big';

/**
 * Fetches a file that a caller hosts. The practice network never leaves this computer,
 * so it fetches from loopback only, where the original wants a public address (§3, §9.4).
 */
export async function fetchFile(
  world: MetaWorld,
  address: string,
  id: string,
  limit: number,
): Promise<Fetched> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (
    url === undefined ||
    url.protocol !== 'http:' ||
    !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  ) {
    return 'refused';
  }
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(20_000) }).catch(
    (error: unknown) => {
      if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError'))
        return undefined;
      throw error;
    },
  );
  const type = response?.headers.get('content-type') ?? '';
  if (response === undefined || !response.ok || response.body === null || type.startsWith('text/html')) {
    await response?.body?.cancel();
    return 'refused';
  }
  const appended = await append(world, id, response.body as ReadableStream<Uint8Array>, limit);
  if (appended === 'all') return 'fetched';
  await discard(world, id);
  return appended === 'too-many' ? 'too-big' : 'refused';
}

/** Whether an MP4 or MOV has its index before its pictures (§3.5, "moov first"). */
export async function indexComesFirst(world: MetaWorld, id: string): Promise<boolean> {
  const file = await open(blobPath(world, id));
  try {
    const { size } = await file.stat();
    const header = Buffer.alloc(16);
    for (let at = 0; at + 8 <= size; ) {
      await file.read(header, 0, 16, at);
      const type = header.toString('latin1', 4, 8);
      if (type === 'moov') return true;
      if (type === 'mdat') return false;
      const short = header.readUInt32BE(0);
      const length = short === 1 ? Number(header.readBigUInt64BE(8)) : short;
      if (length < 8) return false;
      at += length;
    }
    return false;
  } finally {
    await file.close();
  }
}
