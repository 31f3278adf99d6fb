import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MediaAsset } from '../../../../shared/model/media.ts';
import type { Clock } from '../../clock.ts';
import { ExpectedError } from '../../expected-error.ts';
import { errorCodeOf } from '../../store/open-database.ts';
import type { MediaAssets, StoredAsset } from '../../store/repositories/media.ts';
import { loadSharp } from './image-tools.ts';
import { decodedAtImport, type MediaFiles } from './media-files.ts';
import { decodeHeic, probeFile } from './probe.ts';

/** The largest file that any network takes today (Facebook video, 10 GB). */
const maxBytes = 10_000_000_000;

/** Brings files into the library. */
export interface MediaImport {
  /** Copies the file at `path`, opens it, and prepares what the page shows. The same bytes are kept once. */
  importFile(path: string, fileName: string): Promise<MediaAsset>;
}

/** Imports into `files` and `assets`. */
export function createMediaImport(files: MediaFiles, assets: MediaAssets, clock: Clock): MediaImport {
  return {
    async importFile(path, givenName) {
      const fileName = basename(givenName);
      const facts = { file: fileName };
      const size = await sizeOf(path, facts);
      if (size === 0) throw new ExpectedError('media-empty', facts);
      if (size > maxBytes) throw new ExpectedError('media-too-large', facts);
      const id = randomUUID();
      const incoming = files.incoming(id);
      try {
        const { digest, bytes } = await copyAndDigest(path, incoming);
        const known = assets.byDigest(digest);
        if (known !== undefined) return withoutExtension(known);
        const probe = await probeFile(incoming);
        if (!probe.ok) throw new ExpectedError(probe.failure, facts);
        const { extension, ...properties } = probe.value;
        const asset: StoredAsset = {
          ...properties,
          id,
          fileName,
          bytes,
          digest,
          extension,
          importedAt: clock.now(),
        };
        await rename(incoming, files.original(asset));
        if (asset.kind === 'image') await makeShown(files, asset);
        assets.insert(asset);
        return withoutExtension(asset);
      } catch (error) {
        const code = errorCodeOf(error);
        if (code === 'ENOSPC' || code === 'EDQUOT') throw new ExpectedError('disk-full', facts, true);
        if (code === 'EACCES' || code === 'EROFS') throw new ExpectedError('profile-read-only', facts, true);
        throw error;
      } finally {
        await rm(incoming, { force: true });
      }
    },
  };
}

function withoutExtension({ extension: _, ...asset }: StoredAsset): MediaAsset {
  return asset;
}

async function sizeOf(path: string, facts: { readonly file: string }): Promise<number> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new ExpectedError('media-unsupported', facts);
    return found.size;
  } catch (error) {
    if (errorCodeOf(error) !== '') throw new ExpectedError('media-missing', facts);
    throw error;
  }
}

/** One pass over the bytes: the copy and its SHA-256. */
async function copyAndDigest(from: string, to: string): Promise<{ digest: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(part: Buffer, _encoding, done) {
      hash.update(part);
      bytes += part.length;
      done(null, part);
    },
  });
  await pipeline(createReadStream(from), measure, createWriteStream(to, { mode: 0o600 }));
  return { digest: hash.digest('hex'), bytes };
}

/** The pictures that the page shows: small, upright and without the location that a phone writes into a photo. */
export async function makeShown(
  files: MediaFiles,
  asset: Pick<StoredAsset, 'id' | 'extension'>,
): Promise<void> {
  const sharp = await loadSharp();
  if (decodedAtImport.has(asset.extension)) {
    const decoded = await decodeHeic(files.original(asset));
    if (decoded === null) throw new ExpectedError('media-too-large');
    const { width, height, data } = decoded;
    const picture = sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: '#ffffff' });
    await keep(files.readable(asset), picture.jpeg({ quality: 92 }));
  }
  const upright = () => sharp(files.readable(asset)).autoOrient();
  const thumb = upright().resize(320, 320, { fit: 'cover' });
  await keep(files.thumb(asset.id), thumb.webp({ quality: 78 }));
  const preview = upright().resize(1600, 1600, { fit: 'inside', withoutEnlargement: true });
  await keep(files.preview(asset.id), preview.webp({ quality: 84 }));
}

/** Written by the system's own call: readable by its owner only, and an error that names a full disk. */
async function keep(path: string, picture: { toBuffer(): Promise<Buffer> }): Promise<void> {
  await writeFile(path, await picture.toBuffer(), { mode: 0o600 });
}
