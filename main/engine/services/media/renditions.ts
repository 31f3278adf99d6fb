import { existsSync } from 'node:fs';
import { rename, stat, writeFile } from 'node:fs/promises';
import { type ImageLimits, networkLimits } from '../../../../shared/limits/network-limits.ts';
import type { Failure } from '../../../../shared/model/failure.ts';
import type { NetworkId } from '../../../../shared/model/network.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { PublishFile } from '../../networks/network.ts';
import type { MediaAssets, StoredAsset } from '../../store/repositories/media.ts';
import { loadSharp } from './image-tools.ts';
import type { MediaFiles } from './media-files.ts';

/** Makes the file that a network receives: upright, without location data, in a format and size that it takes. */
export interface Renditions {
  fileFor(network: NetworkId, assetId: string, alt: string): Promise<Outcome<PublishFile, Failure>>;
}

const missing: Failure = { class: 'fix', code: 'media-missing' };

/** Qualities tried in turn until the file is small enough. */
const qualities = [90, 82, 72, 60, 45];

/** Renditions of the library's files; videos are sent as they are. */
export function createRenditions(files: MediaFiles, assets: MediaAssets): Renditions {
  return {
    async fileFor(network, assetId, alt) {
      const asset = assets.get(assetId);
      if (asset === undefined || !existsSync(files.readable(asset))) return fail(missing);
      if (asset.kind === 'video') {
        return ok({
          kind: 'video',
          path: files.original(asset),
          mime: asset.mime,
          bytes: asset.bytes,
          width: asset.width,
          height: asset.height,
          durationMs: asset.durationMs,
          alt,
        });
      }
      const limits = networkLimits[network].images;
      if (limits === null) return fail({ class: 'fix', code: 'media-format' });
      return imageFor(network, asset, limits, alt);
    },
  };

  async function imageFor(
    network: NetworkId,
    asset: StoredAsset,
    limits: ImageLimits,
    alt: string,
  ): Promise<Outcome<PublishFile, Failure>> {
    const format = outputFormat(asset, limits);
    const path = files.rendition(
      asset.id,
      network,
      format === 'image/gif' ? 'gif' : (format.split('/')[1] ?? 'jpeg'),
    );
    if (!existsSync(path)) {
      const partial = `${path}.part`;
      if (!(await write(asset, limits, format, partial)))
        return fail({ class: 'fix', code: 'media-too-large' });
      // A crash while writing leaves no half picture under the final name.
      await rename(partial, path);
    }
    const sharp = await loadSharp();
    const { width, height } = await sharp(path).metadata();
    const { size } = await stat(path);
    return ok({ kind: 'image', path, mime: format, bytes: size, width, height, durationMs: null, alt });
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
        await writeFile(path, bytes);
        return true;
      }
      // Only a lossy format gets smaller by quality: go on as JPEG where that is allowed.
      if (format === 'image/png' || format === 'image/gif') return false;
    }
    return false;
  }
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
