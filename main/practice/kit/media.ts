import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { fileTypeFromFile } from 'file-type';
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny';
import sharp from 'sharp';

/** What the real bytes of an upload turn out to be. */
export type ProbedMedia =
  | { readonly kind: 'image'; readonly mime: string; readonly width: number; readonly height: number }
  | {
      readonly kind: 'video';
      readonly mime: string;
      readonly width: number;
      readonly height: number;
      readonly seconds: number;
      readonly framesPerSecond: number;
      readonly videoCodec: string | null;
      readonly audioCodec: string | null;
    }
  | { readonly kind: 'unreadable' };

/** Opens the file and reports what it is, by its bytes and never by its name. */
export async function probeMedia(path: string): Promise<ProbedMedia> {
  const type = await fileTypeFromFile(path);
  if (type === undefined) return { kind: 'unreadable' };
  try {
    return type.mime.startsWith('image/')
      ? await probeImage(path, type.mime)
      : await probeVideo(path, type.mime);
  } catch {
    // Decoders throw on damaged bytes: for a network that is an unreadable upload, not a fault of its own.
    return { kind: 'unreadable' };
  }
}

async function probeImage(path: string, mime: string): Promise<ProbedMedia> {
  const { width, height } = await sharp(path).metadata();
  // Metadata alone would accept a truncated file.
  await sharp(path, { failOn: 'truncated' }).stats();
  return { kind: 'image', mime, width, height };
}

async function probeVideo(path: string, mime: string): Promise<ProbedMedia> {
  using input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) return { kind: 'unreadable' };
  const audio = await input.getPrimaryAudioTrack();
  const packets = await track.computePacketStats(120);
  return {
    kind: 'video',
    mime,
    width: await track.getDisplayWidth(),
    height: await track.getDisplayHeight(),
    seconds: await input.computeDuration(),
    framesPerSecond: packets.averagePacketRate,
    videoCodec: await track.getCodec(),
    audioCodec: audio === null ? null : await audio.getCodec(),
  };
}

/** SHA-256 of a file, hex, read as a stream. */
export async function fileDigest(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('hex');
}
