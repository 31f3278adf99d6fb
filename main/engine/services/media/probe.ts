import { readFile, stat } from 'node:fs/promises';
import type { MediaAsset } from '../../../../shared/model/media.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import { loadFileType, loadHeicDecoder, loadMediabunny, loadSharp } from './image-tools.ts';
import { probeDocument } from './probe-document.ts';

/** What the bytes of a file are. */
export type Probe = Pick<
  MediaAsset,
  | 'kind'
  | 'mime'
  | 'width'
  | 'height'
  | 'durationMs'
  | 'framesPerSecond'
  | 'videoCodec'
  | 'audioCodec'
  | 'animated'
  | 'pages'
> & { readonly extension: string };

export type ProbeProblem =
  | 'media-unsupported'
  | 'media-unreadable'
  | 'media-too-large'
  | 'media-empty'
  | 'media-protected';

const imageTypes: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/tiff': 'tiff',
  'image/heic': 'heic',
  'image/heif': 'heif',
};

const videoTypes: Readonly<Record<string, string>> = {
  'video/mp4': 'mp4',
  'video/x-m4v': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
};

/**
 * More pixels than any camera makes (JPEG: phones with 200 megapixels) are a decompression bomb, refused before anything is decoded.
 * Formats that have to be decoded whole get less.
 */
const maxPixels = (extension: string): number => (extension === 'jpg' ? 210_000_000 : 110_000_000);

/** Opens a file by its bytes, never by its name, and decodes enough of it to know that it is whole. */
export async function probeFile(path: string): Promise<Outcome<Probe, ProbeProblem>> {
  const { fileTypeFromFile } = await loadFileType();
  const type = await fileTypeFromFile(path);
  const image = type === undefined ? undefined : imageTypes[type.mime];
  const video = type === undefined ? undefined : videoTypes[type.mime];
  const isDocument = type?.mime === 'application/pdf';
  if (type === undefined || (image === undefined && video === undefined && !isDocument)) {
    return fail('media-unsupported');
  }
  try {
    if (isDocument) return await probeDocument(path);
    if (image !== undefined) return await probeImage(path, type.mime, image);
    return await probeVideo(path, type.mime === 'video/x-m4v' ? 'video/mp4' : type.mime, video ?? 'mp4');
  } catch (error) {
    // Decoders report damaged input by throwing their own error types; all of them mean the same to the owner.
    if (error instanceof Error) return fail('media-unreadable');
    throw error;
  }
}

async function probeImage(
  path: string,
  mime: string,
  extension: string,
): Promise<Outcome<Probe, ProbeProblem>> {
  const still = {
    kind: 'image',
    durationMs: null,
    framesPerSecond: null,
    videoCodec: null,
    audioCodec: null,
  } as const;
  if (extension === 'heic' || extension === 'heif') {
    const decoded = await decodeHeic(path);
    if (decoded === null) return fail('media-too-large');
    const { width, height } = decoded;
    return ok({ ...still, mime, extension, width, height, animated: false, pages: null });
  }
  const sharp = await loadSharp();
  const image = sharp(path, { failOn: 'truncated', limitInputPixels: false, sequentialRead: true });
  const { width, height, autoOrient, pages } = await image.metadata();
  if (width * height > maxPixels(extension)) return fail('media-too-large');
  // Metadata alone would accept a truncated file. Read row by row, so that a large picture is never in memory whole.
  await image.resize(8, 8, { fit: 'fill', fastShrinkOnLoad: false }).raw().toBuffer();
  return ok({
    ...still,
    mime,
    extension,
    width: autoOrient.width,
    height: autoOrient.height,
    animated: (pages ?? 1) > 1,
    pages: null,
  });
}

/** The bytes of an HEIC picture are decoded in memory; beyond this it is no photograph. */
const maxHeicBytes = 100_000_000;

/** Pixels of an iPhone picture; null for more than a camera makes, because the decoder works in memory. */
export async function decodeHeic(
  path: string,
): Promise<{ width: number; height: number; data: Uint8ClampedArray } | null> {
  if ((await stat(path)).size > maxHeicBytes) return null;
  const heicDecode = await loadHeicDecoder();
  const images = await heicDecode.all({ buffer: await readFile(path) });
  try {
    const [first] = images;
    if (first === undefined || first.width * first.height > maxPixels('heic')) return null;
    const { width, height, data } = await first.decode();
    return { width, height, data };
  } finally {
    images.dispose();
  }
}

async function probeVideo(
  path: string,
  mime: string,
  extension: string,
): Promise<Outcome<Probe, ProbeProblem>> {
  const { ALL_FORMATS, FilePathSource, Input } = await loadMediabunny();
  using input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) return fail('media-unreadable');
  const audio = await input.getPrimaryAudioTrack();
  const seconds = await input.computeDuration();
  const packets = await track.computePacketStats(120);
  if (!(seconds > 0) || packets.packetCount === 0) return fail('media-unreadable');
  return ok({
    kind: 'video',
    mime,
    extension,
    width: await track.getDisplayWidth(),
    height: await track.getDisplayHeight(),
    durationMs: Math.max(1, Math.round(seconds * 1000)),
    framesPerSecond: packets.averagePacketRate > 0 ? packets.averagePacketRate : null,
    videoCodec: await track.getCodec(),
    audioCodec: audio === null ? null : await audio.getCodec(),
    animated: false,
    pages: null,
  });
}
