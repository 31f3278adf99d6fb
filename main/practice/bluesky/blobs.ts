import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileTypeFromFile } from 'file-type';
import type { PracticeSetting } from '../kit/practice-network.ts';
import { receiveUpload } from '../kit/receive-upload.ts';
import { blobId } from './content-id.ts';
import { invalidRequest, XrpcError } from './errors.ts';

/** Bytes that were uploaded. The same bytes are the same blob. */
export interface Blob {
  readonly cid: string;
  readonly mimeType: string;
  readonly size: number;
  readonly digest: string;
  readonly uploadedAt: number;
  /** Whether a record refers to it: others are collected after a while. */
  readonly referenced: boolean;
}

/** A blob as records refer to it. */
export interface BlobRef {
  readonly $type: 'blob';
  readonly ref: { readonly $link: string };
  readonly mimeType: string;
  readonly size: number;
}

/** The owner's blobs. */
export interface Blobs {
  receive(body: ReadableStream<Uint8Array> | null, announcedType: string): Promise<BlobRef>;
  /** A blob that is there: uploaded lately, or referred to by a record. */
  get(cid: string): Blob | undefined;
  path(cid: string): string;
  refer(cids: readonly string[]): void;
}

/** What the large shared server takes (contract §1, "Limits"). */
export const blobUploadLimit = 52_428_800;
const collectedAfterMs = 6 * 3_600_000;

/** Opens the blobs on the practice world. */
export function createBlobs({ world, clock }: PracticeSetting): Blobs {
  const blobs = world.collection<Blob>('bluesky.blobs');
  const path = (cid: string): string => join(world.blobFolder, `bluesky-${cid}`);
  const get = (cid: string): Blob | undefined => {
    const blob = blobs.get(cid);
    if (blob === undefined || blob.referenced || clock.now() < blob.uploadedAt + collectedAfterMs)
      return blob;
    blobs.delete(cid);
    rmSync(path(cid), { force: true });
    return undefined;
  };
  return {
    async receive(body, announcedType) {
      const arriving = join(world.blobFolder, `bluesky-arriving-${randomUUID()}`);
      const received = await receiveUpload(body, arriving, { maxBytes: blobUploadLimit });
      if (received.tooLarge || received.bytes === 0) {
        rmSync(arriving, { force: true });
        throw received.tooLarge
          ? new XrpcError(413, 'PayloadTooLarge', 'request entity too large')
          : invalidRequest('The blob is empty');
      }
      // What the bytes are counts, not what the caller says they are.
      const mimeType = (await fileTypeFromFile(arriving))?.mime ?? announcedType;
      const cid = blobId(received.digest);
      if (existsSync(path(cid))) rmSync(arriving);
      else renameSync(arriving, path(cid));
      const { bytes: size, digest } = received;
      const referenced = blobs.get(cid)?.referenced ?? false;
      blobs.put(cid, { cid, mimeType, size, digest, uploadedAt: clock.now(), referenced });
      return { $type: 'blob', ref: { $link: cid }, mimeType, size };
    },
    get,
    path,
    refer(cids) {
      for (const cid of cids) {
        const blob = blobs.get(cid);
        if (blob !== undefined) blobs.put(cid, { ...blob, referenced: true });
      }
    },
  };
}
