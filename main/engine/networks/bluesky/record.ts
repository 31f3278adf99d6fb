import * as z from 'zod';
import type { PublishFile } from '../network.ts';
import type { Facet } from './facets.ts';
import { type BlobRef, blobRef } from './parse.ts';

export const postCollection = 'app.bsky.feed.post';

/**
 * What a publication remembers. `record` is frozen: it is sent again byte for byte, under the same key, until the network
 * has answered for it, so that a second arrival of it changes nothing (contract §0.1).
 */
export const progress = z.object({
  blobs: z.array(blobRef).default([]),
  key: z.string().length(13).nullable().default(null),
  record: z.record(z.string(), z.json()).nullable().default(null),
});
export type BlueskyProgress = z.infer<typeof progress>;
export type FrozenRecord = NonNullable<BlueskyProgress['record']>;

/** The post record, in the form of the lexicon. */
export function postRecord(parts: {
  readonly text: string;
  readonly createdAt: number;
  readonly facets: readonly Facet[];
  readonly files: readonly PublishFile[];
  readonly blobs: readonly BlobRef[];
}): FrozenRecord {
  const embed = embedOf(parts.files, parts.blobs);
  const record = {
    $type: postCollection,
    text: parts.text,
    createdAt: new Date(parts.createdAt).toISOString(),
    ...(parts.facets.length === 0 ? {} : { facets: parts.facets }),
    ...(embed === undefined ? {} : { embed }),
  };
  return z.record(z.string(), z.json()).parse(record);
}

function embedOf(files: readonly PublishFile[], blobs: readonly BlobRef[]): object | undefined {
  const items = files.flatMap((file, index) => {
    const blob = blobs[index];
    return blob === undefined ? [] : [{ file, blob }];
  });
  const [first] = items;
  if (first === undefined) return undefined;
  if (first.file.kind === 'video') {
    return {
      $type: 'app.bsky.embed.video',
      video: first.blob,
      ...(first.file.alt === '' ? {} : { alt: first.file.alt }),
      aspectRatio: ratioOf(first.file),
    };
  }
  return {
    $type: 'app.bsky.embed.images',
    images: items.map(({ file, blob }) => ({ alt: file.alt, image: blob, aspectRatio: ratioOf(file) })),
  };
}

function ratioOf({ width, height }: PublishFile): { readonly width: number; readonly height: number } {
  return { width, height };
}
