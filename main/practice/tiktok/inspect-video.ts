import { fileDigest, probeMedia } from '../kit/media.ts';

/** What the network finds in the bytes of a video. */
export interface Inspection {
  readonly failReason: string | null;
  readonly digest: string;
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
}

const formats: ReadonlySet<string> = new Set(['video/mp4', 'video/quicktime', 'video/webm']);
const codecs: ReadonlySet<string> = new Set(['avc', 'hevc', 'vp8', 'vp9']);
/** Container rates are measured, so allow for rounding around 23–60. */
const framesPerSecond = { min: 22.9, max: 60.1 };
const side = { min: 360, max: 4096 };

/** Looks at the real bytes as TikTok's checks do (contract T10 "Media"); each check has its own `fail_reason`. */
export async function inspectVideo(path: string, maxSeconds: number): Promise<Inspection> {
  const media = await probeMedia(path);
  const digest = await fileDigest(path);
  if (media.kind !== 'video')
    return { failReason: 'file_format_check_failed', digest, seconds: 0, width: 0, height: 0 };
  const { seconds, width, height } = media;
  const found = (failReason: string | null): Inspection => ({ failReason, digest, seconds, width, height });
  if (!formats.has(media.mime) || media.videoCodec === null || !codecs.has(media.videoCodec)) {
    return found('file_format_check_failed');
  }
  if (seconds > maxSeconds) return found('duration_check_failed');
  if (media.framesPerSecond < framesPerSecond.min || media.framesPerSecond > framesPerSecond.max) {
    return found('frame_rate_check_failed');
  }
  const fits = [width, height].every((pixels) => pixels >= side.min && pixels <= side.max);
  return found(fits ? null : 'picture_size_check_failed');
}
