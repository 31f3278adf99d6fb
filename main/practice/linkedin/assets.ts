import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileTypeFromFile } from 'file-type';
import { countPages } from '../kit/document.ts';
import { fileDigest, probeMedia } from '../kit/media.ts';
import type { PracticeSetting } from '../kit/practice-network.ts';
import { digestOf, randomSecret } from '../kit/secrets.ts';
import type { ApplicationDesk } from './application.ts';

export type AssetKind = 'image' | 'video' | 'document';
export type AssetStatus = 'WAITING_UPLOAD' | 'PROCESSING' | 'AVAILABLE' | 'PROCESSING_FAILED';

/** One part of a video's upload; the range is inclusive, in bytes. */
export interface VideoPart {
  readonly firstByte: number;
  readonly lastByte: number;
  readonly etag: string | null;
}

/** An image, video or document that was registered for upload. */
export interface Asset {
  readonly urn: string;
  readonly kind: AssetKind;
  readonly owner: string;
  readonly createdAt: number;
  readonly uploadExpiresAt: number;
  /** Digest of the secret in the upload addresses. */
  readonly uploadKey: string;
  readonly parts: readonly VideoPart[];
  /** What was found in the bytes, once they are all there. */
  readonly result: AssetResult | null;
  /** Whether a picture was sent that stands for the video. */
  readonly hasCover?: boolean;
}

interface AssetResult {
  readonly receivedAt: number;
  readonly digest: string;
  readonly mime: string;
  readonly verdict: 'AVAILABLE' | 'PROCESSING_FAILED' | 'stuck';
  readonly reason: string | null;
  readonly durationMs: number;
  readonly width: number;
  readonly height: number;
  /** Pages of a PDF. */
  readonly pages: number | null;
}

/** Uploaded media of the practice member and organizations. */
export interface Assets {
  /** Registers an asset; `uploadSecret` goes into its upload addresses and is not kept. */
  create(
    kind: AssetKind,
    owner: string,
    lifeMs: number,
    parts: readonly VideoPart[],
  ): { readonly asset: Asset; readonly uploadSecret: string };
  get(urn: string): Asset | undefined;
  byUploadSecret(secret: string): Asset | undefined;
  path(asset: Asset): string;
  coverPath(asset: Asset): string;
  noteCover(asset: Asset): void;
  notePart(asset: Asset, index: number, etag: string): void;
  /** Looks at the complete bytes and starts processing. */
  complete(asset: Asset): Promise<void>;
  status(asset: Asset): AssetStatus;
}

const idLength = 18;

const imageMimes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/gif']);
/** Pixels of an image must stay below this (contract L6). */
const maxPixels = 36_152_320;
const documentMimes: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/x-cfb',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
]);
const maxPages = 300;
const videoMs = { min: 3000, max: 30 * 60_000 };

/** Opens the assets on the practice world. */
export function createAssets({ world, clock, faults }: PracticeSetting, desk: ApplicationDesk): Assets {
  const assets = world.collection<Asset>('linkedin.assets');
  const path = (asset: Asset): string => join(world.blobFolder, `linkedin-${asset.urn.replaceAll(':', '-')}`);

  return {
    create(kind, owner, lifeMs, parts) {
      const uploadSecret = randomSecret('D4E', 40);
      const asset: Asset = {
        urn: `urn:li:${kind}:${randomSecret(kind === 'video' ? 'D4E10AQ' : 'C4E10AQ', idLength)}`,
        kind,
        owner,
        createdAt: clock.now(),
        uploadExpiresAt: clock.now() + lifeMs,
        uploadKey: digestOf(uploadSecret),
        parts,
        result: null,
      };
      return { asset: assets.put(asset.urn, asset), uploadSecret };
    },
    get: (urn) => assets.get(urn),
    byUploadSecret(secret) {
      const key = digestOf(secret);
      return assets.find((asset) => asset.uploadKey === key);
    },
    path,
    coverPath: (asset) => `${path(asset)}-thumbnail`,
    noteCover: (asset) => void assets.put(asset.urn, { ...(assets.get(asset.urn) ?? asset), hasCover: true }),
    notePart(asset, index, etag) {
      const latest = assets.get(asset.urn) ?? asset;
      const parts = latest.parts.map((part, at) => (at === index ? { ...part, etag } : part));
      assets.put(asset.urn, { ...latest, parts });
    },
    async complete(asset) {
      const found = await inspect(asset.kind, path(asset));
      const fault = faults.takeForContent(['processing-error', 'processing-stuck'], '');
      const reason = fault?.kind === 'processing-error' ? 'Processing failed' : found.reason;
      const result: AssetResult = {
        ...found,
        receivedAt: clock.now(),
        digest: await fileDigest(path(asset)),
        reason,
        verdict:
          fault?.kind === 'processing-stuck' ? 'stuck' : reason === null ? 'AVAILABLE' : 'PROCESSING_FAILED',
      };
      assets.put(asset.urn, { ...(assets.get(asset.urn) ?? asset), result });
      if (result.verdict === 'PROCESSING_FAILED') rmSync(path(asset), { force: true });
    },
    status({ result }) {
      if (result === null) return 'WAITING_UPLOAD';
      const done = clock.now() >= result.receivedAt + desk.current().processingMs;
      return result.verdict === 'stuck' || !done ? 'PROCESSING' : result.verdict;
    },
  };
}

interface Inspection {
  readonly mime: string;
  readonly reason: string | null;
  readonly durationMs: number;
  readonly width: number;
  readonly height: number;
  readonly pages: number | null;
}

async function inspect(kind: AssetKind, path: string): Promise<Inspection> {
  const none = { mime: 'application/octet-stream', durationMs: 0, width: 0, height: 0, pages: null };
  if (kind === 'document') {
    const mime = (await fileTypeFromFile(path))?.mime ?? none.mime;
    if (!documentMimes.has(mime)) return { ...none, mime, reason: 'Unsupported document format' };
    // Pages of office formats are known only once they are laid out.
    const pages = mime === 'application/pdf' ? await countPages(path) : null;
    const fits = pages === null || (pages !== undefined && pages > 0 && pages <= maxPages);
    return { ...none, mime, pages: pages ?? null, reason: fits ? null : 'The document cannot be shown' };
  }
  const media = await probeMedia(path);
  switch (media.kind) {
    case 'unreadable':
      return { ...none, reason: 'The file cannot be read' };
    case 'image': {
      const { mime, width, height } = media;
      const fits = kind === 'image' && imageMimes.has(mime) && width * height < maxPixels;
      return { ...none, mime, width, height, reason: fits ? null : 'Unsupported image' };
    }
    case 'video': {
      const { mime, width, height } = media;
      const durationMs = Math.round(media.seconds * 1000);
      const fits =
        kind === 'video' && mime === 'video/mp4' && durationMs >= videoMs.min && durationMs <= videoMs.max;
      return { ...none, mime, durationMs, width, height, reason: fits ? null : 'Unsupported video' };
    }
  }
}
