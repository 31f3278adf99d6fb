import type { MediaAsset } from '../../../shared/model/media.ts';

/** The pictures that `draw-media.ts` draws, by their place in an asset's id. */
export const pictureNames = ['loaf', 'croissants', 'shop', 'bicycle', 'coffee', 'oven'] as const;
export type PictureName = (typeof pictureNames)[number];

/** Id of a sample picture; the clip has a number of its own. */
export function assetId(name: PictureName | 'clip'): string {
  const place = name === 'clip' ? 99 : pictureNames.indexOf(name);
  return `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
}

const sizes: Readonly<Record<PictureName, readonly [number, number]>> = {
  loaf: [1600, 1200],
  croissants: [1350, 1350],
  shop: [1600, 1000],
  bicycle: [1600, 1200],
  coffee: [1080, 1350],
  oven: [1200, 1200],
};

function picture(name: PictureName): MediaAsset {
  const [width, height] = sizes[name];
  return {
    id: assetId(name),
    kind: 'image',
    fileName: `${name}.jpg`,
    mime: 'image/jpeg',
    bytes: 412_000,
    width,
    height,
    durationMs: null,
    framesPerSecond: null,
    videoCodec: null,
    audioCodec: null,
    animated: false,
    pages: null,
    digest: '0'.repeat(64),
    importedAt: 1_790_000_000_000,
  };
}

/** Everything in the sample library. */
export const sampleAssets: readonly MediaAsset[] = [
  ...pictureNames.map(picture),
  {
    ...picture('loaf'),
    id: assetId('clip'),
    kind: 'video',
    fileName: 'oven-door.mp4',
    mime: 'video/mp4',
    bytes: 2_400_000,
    width: 1080,
    height: 1920,
    durationMs: 4000,
    framesPerSecond: 30,
    videoCodec: 'avc',
    audioCodec: 'aac',
  },
];
