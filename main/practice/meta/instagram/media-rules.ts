import { graphError, type GraphError } from '../graph-error.ts';
import type { MetaWorld } from '../meta-world.ts';
import type { ContainerRecord, StoredFile } from '../model.ts';
import { indexComesFirst } from '../stored-files.ts';

const mebibyte = 1024 * 1024;

/** Largest bytes of each kind (§3.5). */
export const sizeLimits = {
  image: 8 * mebibyte,
  REELS: 300 * mebibyte,
  VIDEO: 300 * mebibyte,
  STORIES: 100 * mebibyte,
} as const;

/** 36000/2207004. */
export const imageTooBig = (): GraphError =>
  graphError(36000, 'The image is too large to download. It should be less than 8 MiB.', {
    subcode: 2207004,
  });

/** Why an image is refused by its format (§3.5, §6). */
export function imageFault(file: StoredFile): GraphError | undefined {
  return file.mime === 'image/jpeg'
    ? undefined
    : graphError(36001, 'The image format is not supported. Supported formats: JPEG.', { subcode: 2207005 });
}

/** Why an image is refused by its shape: a feed image is 4:5 to 1.91:1 (§3.5). */
export function ratioFault(file: StoredFile): GraphError | undefined {
  const ratio = file.width / file.height;
  return ratio >= 0.8 - 0.005 && ratio <= 1.91 + 0.005
    ? undefined
    : graphError(36003, 'The aspect ratio is not supported. The image must be between 4:5 and 1.91:1.', {
        subcode: 2207009,
      });
}

/** Whether a video is what its kind of container takes (§3.5); otherwise the container ends in ERROR with 2207026. */
export async function videoFits(
  world: MetaWorld,
  file: StoredFile,
  type: ContainerRecord['type'],
): Promise<boolean> {
  if (file.kind !== 'video' || type === 'IMAGE' || type === 'CAROUSEL') return false;
  const ratio = file.width / file.height;
  const [narrowest, widest] = type === 'STORIES' ? [0.1, 10] : [0.01, 10];
  const longest = type === 'REELS' ? 900 : 60;
  const frames = Math.round(file.framesPerSecond);
  return (
    ['video/mp4', 'video/quicktime', 'video/x-m4v'].includes(file.mime) &&
    (file.videoCodec === 'avc' || file.videoCodec === 'hevc') &&
    (file.audioCodec === null || file.audioCodec === 'aac') &&
    file.bytes <= sizeLimits[type] &&
    file.width <= 1920 &&
    ratio >= narrowest &&
    ratio <= widest &&
    file.seconds >= 3 &&
    file.seconds <= longest + 0.5 &&
    frames >= 23 &&
    frames <= 60 &&
    (await indexComesFirst(world, file.id))
  );
}
