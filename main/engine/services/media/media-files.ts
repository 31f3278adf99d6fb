import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredAsset } from '../../store/repositories/media.ts';

/** Where the library's files are in a profile. */
export interface MediaFiles {
  readonly folder: string;
  original(asset: Pick<StoredAsset, 'id' | 'extension'>): string;
  /** A decodable copy of formats that image libraries do not read (HEIC), else the original. */
  readable(asset: Pick<StoredAsset, 'id' | 'extension'>): string;
  thumb(assetId: string): string;
  preview(assetId: string): string;
  /** A copy made for a network. */
  rendition(assetId: string, recipe: string, extension: string): string;
  /** A place for a file that is still being written. */
  incoming(name: string): string;
}

/** Formats that are decoded once at import. */
export const decodedAtImport = new Set(['heic', 'heif']);

/** Lays out the media folder of a profile, readable by its owner only. */
export function createMediaFiles(profile: string): MediaFiles {
  const folder = join(profile, 'media');
  for (const part of ['originals', 'shown', 'renditions', 'incoming']) {
    mkdirSync(join(folder, part), { recursive: true, mode: 0o700 });
  }
  const original: MediaFiles['original'] = (asset) =>
    join(folder, 'originals', `${asset.id}.${asset.extension}`);
  return {
    folder,
    original,
    readable: (asset) =>
      decodedAtImport.has(asset.extension)
        ? join(folder, 'originals', `${asset.id}.decoded.jpg`)
        : original(asset),
    thumb: (assetId) => join(folder, 'shown', `${assetId}.thumb.webp`),
    preview: (assetId) => join(folder, 'shown', `${assetId}.preview.webp`),
    rendition: (assetId, recipe, extension) =>
      join(folder, 'renditions', `${assetId}.${recipe}.${extension}`),
    incoming: (name) => join(folder, 'incoming', name),
  };
}
