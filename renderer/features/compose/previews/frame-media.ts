import type { MediaKind } from '../../../../shared/model/media.ts';
import type { NetworkId } from '../../../../shared/model/network.ts';

/** What a preview needs of a file: its shape after rotation. */
export interface Shape {
  readonly kind: MediaKind;
  readonly width: number;
  readonly height: number;
}

/** One tile of a collage in a grid, in grid lines (1-based, end exclusive). */
export interface Tile {
  readonly column: readonly [number, number];
  readonly row: readonly [number, number];
}

/** How a network lays out the media of one post. */
export type MediaLayout =
  | { readonly kind: 'none' }
  /** One after the other behind one frame of `ratio` (width / height). */
  | { readonly kind: 'carousel'; readonly ratio: number; readonly fit: 'cover' | 'contain' }
  | {
      readonly kind: 'collage';
      readonly ratio: number;
      readonly columns: number;
      readonly rows: number;
      readonly tiles: readonly Tile[];
      /** Pictures that the last tile only counts ("+3"). */
      readonly hidden: number;
    };

/** The narrowest and widest single picture that a feed shows without cutting it. */
const singleRatio: Readonly<Record<NetworkId, { readonly min: number; readonly max: number }>> = {
  facebook: { min: 4 / 5, max: 2.4 },
  instagram: { min: 4 / 5, max: 1.91 },
  linkedin: { min: 4 / 5, max: 2.4 },
  tiktok: { min: 9 / 16, max: 9 / 16 },
  bluesky: { min: 1 / 2, max: 3 },
  mastodon: { min: 1 / 2, max: 3 },
};

/** How `network` shows these files in its feed, at true proportions. */
export function frameMedia(network: NetworkId, media: readonly Shape[]): MediaLayout {
  const [first] = media;
  if (first === undefined) return { kind: 'none' };
  const { min, max } = singleRatio[network];
  const ratio = Math.min(max, Math.max(min, first.width / first.height));
  if (network === 'tiktok') return { kind: 'carousel', ratio, fit: 'contain' };
  if (network === 'instagram' || media.length === 1 || first.kind === 'video') {
    return { kind: 'carousel', ratio, fit: 'cover' };
  }
  return collage(network, media.length, ratio);
}

const full = (from: number, to: number): readonly [number, number] => [from, to];

function collage(network: NetworkId, count: number, ratio: number): MediaLayout {
  const build = (shape: number, columns: number, rows: number, tiles: readonly Tile[]): MediaLayout => ({
    kind: 'collage',
    ratio: shape,
    columns,
    rows,
    tiles,
    hidden: Math.max(0, count - tiles.length),
  });
  const halves = [
    { column: full(1, 2), row: full(1, 2) },
    { column: full(2, 3), row: full(1, 2) },
  ];
  if (network === 'bluesky' || network === 'mastodon') {
    if (count === 2) return build(2, 2, 1, halves);
    if (count === 3) {
      return build(1.5, 2, 2, [
        { column: full(1, 2), row: full(1, 3) },
        { column: full(2, 3), row: full(1, 2) },
        { column: full(2, 3), row: full(2, 3) },
      ]);
    }
    return build(1.5, 2, 2, [...halves, ...halves.map(({ column }) => ({ column, row: full(2, 3) }))]);
  }
  if (count === 2)
    return ratio > 1.2 ? build(1, 1, 2, stack(2)) : build(network === 'linkedin' ? 2 : 1.6, 2, 1, halves);
  const below = Math.min(count - 1, 3);
  if (network === 'facebook' && count >= 5) {
    return build(1, 6, 6, [
      { column: full(1, 4), row: full(1, 4) },
      { column: full(4, 7), row: full(1, 4) },
      { column: full(1, 3), row: full(4, 7) },
      { column: full(3, 5), row: full(4, 7) },
      { column: full(5, 7), row: full(4, 7) },
    ]);
  }
  return build(1, below, 3, [
    { column: full(1, below + 1), row: full(1, 3) },
    ...Array.from({ length: below }, (_, index) => ({ column: full(index + 1, index + 2), row: full(3, 4) })),
  ]);
}

function stack(count: number): readonly Tile[] {
  return Array.from({ length: count }, (_, index) => ({
    column: full(1, 2),
    row: full(index + 1, index + 2),
  }));
}
