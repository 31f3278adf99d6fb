import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, stat, writeFile } from 'node:fs/promises';
import {
  type ImageLimits,
  mediaLimits,
  type NetworkLimits,
  networkLimits,
} from '../../../../shared/limits/network-limits.ts';
import type { ContentType } from '../../../../shared/model/content-type.ts';
import type { Failure } from '../../../../shared/model/failure.ts';
import type { MediaKind } from '../../../../shared/model/media.ts';
import type { NetworkId } from '../../../../shared/model/network.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { PublishFile } from '../../networks/network.ts';
import type { MediaAssets, StoredAsset } from '../../store/repositories/media.ts';
import { loadSharp } from './image-tools.ts';
import type { MediaFiles } from './media-files.ts';

/** Makes the file that a network receives: upright, without location data, in a format and size that it takes. */
export interface Renditions {
  /** A file of a post of a type; `limits` where the account has its own. */
  fileFor(
    network: NetworkId,
    type: ContentType,
    assetId: string,
    alt: string,
    limits?: NetworkLimits,
  ): Promise<Outcome<PublishFile, Failure>>;
  /** A picture that goes with a post without being its content: a cover, the thumb of a link. */
  pictureFor(network: NetworkId, assetId: string): Promise<Outcome<PublishFile, Failure>>;
  /** What the files are; a file that is gone counts as none. */
  kindsOf(assetIds: readonly string[]): readonly MediaKind[];
}

const missing: Failure = { class: 'fix', code: 'media-missing' };
const wrongFormat: Failure = { class: 'fix', code: 'media-format' };

/** For covers and thumbs, where a network says nothing of its own: the smallest limit among them (Bluesky, 1 MB). */
const pictureLimits: ImageLimits = {
  max: 1,
  formats: ['image/jpeg'],
  maxBytes: 1_000_000,
  maxSide: 1920,
  maxAlt: 0,
};

/** Qualities tried in turn until the file is small enough. */
const qualities = [90, 82, 72, 60, 45];

/** Renditions of the library's files; videos and documents are sent as they are. */
export function createRenditions(files: MediaFiles, assets: MediaAssets): Renditions {
  const making = new Map<string, Promise<boolean>>();
  return {
    async fileFor(network, type, assetId, alt, own = networkLimits[network]) {
      const asset = assets.get(assetId);
      if (asset === undefined || !existsSync(files.readable(asset))) return fail(missing);
      if (asset.kind !== 'image') {
        return ok({
          kind: asset.kind,
          path: files.original(asset),
          mime: asset.mime,
          bytes: asset.bytes,
          width: asset.width,
          height: asset.height,
          durationMs: asset.durationMs,
          alt,
          fileName: asset.fileName,
        });
      }
      const limits = mediaLimits(own, type).images;
      if (limits === null) return fail(wrongFormat);
      const usual = mediaLimits(networkLimits[network], type).images;
      const mark = fingerprint(limits);
      const name = usual !== null && fingerprint(usual) === mark ? network : `${network}-${mark}`;
      return imageFor(asset, limits, alt, type === 'photo-story' ? `${name}-story` : name);
    },
    async pictureFor(network, assetId) {
      const asset = assets.get(assetId);
      if (asset === undefined || !existsSync(files.readable(asset))) return fail(missing);
      if (asset.kind !== 'image') return fail(wrongFormat);
      return imageFor(asset, pictureLimits, '', `${network}-picture`);
    },
    kindsOf: (assetIds) => assetIds.flatMap((id) => assets.get(id)?.kind ?? []),
  };

  async function imageFor(
    asset: StoredAsset,
    limits: ImageLimits,
    alt: string,
    purpose: string,
  ): Promise<Outcome<PublishFile, Failure>> {
    const format = outputFormat(asset, limits);
    const path = files.rendition(
      asset.id,
      purpose,
      format === 'image/gif' ? 'gif' : (format.split('/')[1] ?? 'jpeg'),
    );
    if (!(await there(asset, limits, format, path))) return fail({ class: 'fix', code: 'media-too-large' });
    const sharp = await loadSharp();
    const { width, height } = await sharp(path).metadata();
    const { size } = await stat(path);
    return ok({
      kind: 'image',
      path,
      mime: format,
      bytes: size,
      width,
      height,
      durationMs: null,
      alt,
      fileName: asset.fileName,
    });
  }

  /** Whether the rendition is there, made now when it was not: once, however many accounts want it at the same time. */
  function there(asset: StoredAsset, limits: ImageLimits, format: string, path: string): Promise<boolean> {
    const running = making.get(path);
    if (running !== undefined) return running;
    if (existsSync(path)) return Promise.resolve(true);
    const work = make(asset, limits, format, path).finally(() => making.delete(path));
    making.set(path, work);
    return work;
  }

  async function make(
    asset: StoredAsset,
    limits: ImageLimits,
    format: string,
    path: string,
  ): Promise<boolean> {
    const partial = `${path}.part`;
    const made = await write(asset, limits, format, partial);
    // A crash while writing leaves no half picture under the final name.
    if (made) await rename(partial, path);
    return made;
  }

  async function write(
    asset: StoredAsset,
    limits: ImageLimits,
    format: string,
    path: string,
  ): Promise<boolean> {
    const sharp = await loadSharp();
    const animated = format === 'image/gif';
    for (const quality of qualities) {
      let image = sharp(files.readable(asset), { animated }).autoOrient();
      const box = fittedBox(asset, limits);
      if (box !== null) image = image.resize(box.width, box.height, { fit: box.fit, background: '#ffffff' });
      if (format === 'image/jpeg') image = image.flatten({ background: '#ffffff' }).jpeg({ quality });
      else if (format === 'image/png') image = image.png({ compressionLevel: 9 });
      else if (format === 'image/webp') image = image.webp({ quality });
      else image = image.gif();
      // Written by the system's own call: its error names a full disk, the image library's does not.
      const bytes = await image.toBuffer();
      if (bytes.length <= limits.maxBytes) {
        await writeFile(path, bytes, { mode: 0o600 });
        return true;
      }
      // Only a lossy format gets smaller by quality: go on as JPEG where that is allowed.
      if (format === 'image/png' || format === 'image/gif') return false;
    }
    return false;
  }
}

/** Two accounts whose servers take different pictures must not get each other's files. */
function fingerprint({ formats, maxBytes, maxPixels }: ImageLimits): string {
  const limits = JSON.stringify([formats, maxBytes, maxPixels ?? null]);
  return createHash('sha256').update(limits).digest('hex').slice(0, 12);
}

/** The asset's own format where the network takes it and it is small enough to stay, else the network's first. */
function outputFormat(asset: StoredAsset, limits: ImageLimits): string {
  const own = limits.formats.find((format) => format === asset.mime);
  const fits = asset.bytes <= limits.maxBytes;
  return own !== undefined && fits ? own : (limits.formats[0] ?? 'image/jpeg');
}

/** The size that a picture must be brought to, or null when it fits: never cropped, padded to the nearest allowed ratio. */
function fittedBox(
  { width, height }: StoredAsset,
  limits: ImageLimits,
): { width: number; height: number; fit: 'contain' | 'inside' } | null {
  const ratio = width / height;
  const wanted = Math.min(limits.ratio?.max ?? ratio, Math.max(limits.ratio?.min ?? ratio, ratio));
  const side = limits.maxSide ?? Number.POSITIVE_INFINITY;
  const pixels = limits.maxPixels ?? Number.POSITIVE_INFINITY;
  const padded = wanted > ratio ? { width: height * wanted, height } : { width, height: width / wanted };
  const scale = Math.min(
    1,
    side / Math.max(padded.width, padded.height),
    Math.sqrt(pixels / (padded.width * padded.height)),
  );
  if (scale === 1 && wanted === ratio) return null;
  const box = { width: Math.floor(padded.width * scale), height: Math.floor(padded.height * scale) };
  if (wanted === ratio) return { ...box, fit: 'inside' };
  // Whole pixels must stay on the allowed side of the ratio.
  return wanted < ratio
    ? { ...box, height: Math.ceil(box.width / wanted), fit: 'contain' }
    : { ...box, width: Math.ceil(box.height * wanted), fit: 'contain' };
}
