import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  ALL_FORMATS,
  Conversion,
  FilePathSource,
  FilePathTarget,
  Input,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';

/** A real MP4: 1080x1920, 30 frames a second, 4 s, H.264 High and AAC 48 kHz, moov before mdat. */
export const clipPath = join(import.meta.dirname, 'media', 'clip.mp4');

export interface ClipOptions {
  /** Written as a metadata tag, so that two clips with different titles differ in their bytes. */
  readonly title: string;
  /** Keeps only this many seconds from the start. */
  readonly seconds?: number;
  /** Puts the index behind the pictures, as cameras do and some networks refuse. */
  readonly moovLast?: boolean;
}

/** Writes the clip anew into `folder`, without encoding it again, and returns the path. */
export async function copyClip(
  folder: string,
  { title, seconds, moovLast = false }: ClipOptions,
): Promise<string> {
  const path = join(folder, `${randomUUID()}.mp4`);
  using input = new Input({ source: new FilePathSource(clipPath), formats: ALL_FORMATS });
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: moovLast ? false : 'in-memory' }),
    target: new FilePathTarget(path),
  });
  const conversion = await Conversion.init({
    input,
    output,
    tags: { title },
    ...(seconds === undefined ? {} : { trim: { start: 0, end: seconds } }),
  });
  await conversion.execute();
  return path;
}
