import * as z from 'zod';
import type { Blobs } from './blobs.ts';
import { invalidRequest, XrpcError } from './errors.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Characters as readers count them. */
export function countGraphemes(text: string): number {
  return [...graphemes.segment(text)].length;
}

function limitedText(maxGraphemes: number, maxBytes: number) {
  return z
    .string()
    .refine((text) => Buffer.byteLength(text) <= maxBytes, {
      error: `must not be longer than ${maxBytes} bytes`,
    })
    .refine((text) => countGraphemes(text) <= maxGraphemes, {
      error: `must not be longer than ${maxGraphemes} graphemes`,
    });
}

const uri = z.string().regex(/^[a-z][a-z0-9+.-]*:\S+$/i, { error: 'must be a uri' });
const did = z.string().regex(/^did:[a-z]+:\S+$/, { error: 'must be a valid did' });
const strongRef = z.looseObject({ uri: z.string().startsWith('at://'), cid: z.string().min(1) });
const aspectRatio = z.looseObject({ width: z.int().min(1), height: z.int().min(1) });

const blobRef = (types: RegExp, maxSize: number) =>
  z.looseObject({
    $type: z.literal('blob'),
    ref: z.looseObject({ $link: z.string() }),
    mimeType: z.string().regex(types, { error: 'has a type that is not accepted' }),
    size: z.int().max(maxSize, { error: `This file is too large. The maximum size is ${maxSize} bytes` }),
  });

const picture = blobRef(/^image\//, 2_000_000);
const image = z.looseObject({ image: picture, alt: z.string(), aspectRatio: aspectRatio.optional() });
const images = z.looseObject({ $type: z.literal('app.bsky.embed.images'), images: z.array(image).max(4) });
const gallery = z.looseObject({
  $type: z.literal('app.bsky.embed.gallery'),
  items: z
    .array(
      z.looseObject({
        $type: z.literal('app.bsky.embed.gallery#image'),
        image: picture,
        alt: z.string(),
        aspectRatio,
      }),
    )
    .max(20),
});
const video = z.looseObject({
  $type: z.literal('app.bsky.embed.video'),
  video: blobRef(/^video\/mp4$/, 300_000_000),
  alt: limitedText(1000, 10_000).optional(),
  aspectRatio: aspectRatio.optional(),
});
const external = z.looseObject({
  $type: z.literal('app.bsky.embed.external'),
  external: z.looseObject({
    uri,
    title: z.string(),
    description: z.string(),
    thumb: blobRef(/^image\//, 1_000_000).optional(),
  }),
});
const record = z.looseObject({ $type: z.literal('app.bsky.embed.record'), record: strongRef });
const recordWithMedia = z.looseObject({
  $type: z.literal('app.bsky.embed.recordWithMedia'),
  record,
  media: z.discriminatedUnion('$type', [images, gallery, video, external]),
});

const facet = z.looseObject({
  index: z.looseObject({ byteStart: z.int().nonnegative(), byteEnd: z.int().nonnegative() }),
  features: z.array(
    z.discriminatedUnion('$type', [
      z.looseObject({ $type: z.literal('app.bsky.richtext.facet#link'), uri }),
      z.looseObject({ $type: z.literal('app.bsky.richtext.facet#mention'), did }),
      z.looseObject({ $type: z.literal('app.bsky.richtext.facet#tag'), tag: limitedText(64, 640) }),
    ]),
  ),
});

/** Warnings that an author puts on a post; what they mean is decided by who reads. */
const selfLabels = z.looseObject({
  $type: z.literal('com.atproto.label.defs#selfLabels'),
  values: z.array(z.looseObject({ val: limitedText(128, 128) })).max(10),
});

/** `app.bsky.feed.post` as its lexicon has it (contract §1, "Limits"). Facets beyond the text pass, as on the original. */
const postRecord = z.looseObject({
  $type: z.literal('app.bsky.feed.post'),
  text: limitedText(300, 3000),
  createdAt: z.iso.datetime({ offset: true, error: 'must be an valid atproto datetime' }),
  facets: z.array(facet).optional(),
  embed: z
    .discriminatedUnion('$type', [images, gallery, video, external, record, recordWithMedia])
    .optional(),
  reply: z.looseObject({ root: strongRef, parent: strongRef }).optional(),
  langs: z
    .array(
      z.string().regex(/^[a-z]{2,3}(-[a-z0-9]+)*$/i, { error: 'must be a well-formed BCP 47 language tag' }),
    )
    .max(3)
    .optional(),
  labels: selfLabels.optional(),
  tags: z.array(limitedText(64, 640)).max(8).optional(),
});
export type PostRecord = z.infer<typeof postRecord>;

/** Reads a post record, or refuses it naming path and limit. */
export function readPostRecord(value: unknown): PostRecord {
  const parsed = postRecord.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = ['Record', ...(issue?.path ?? [])].join('/');
  throw invalidRequest(`Invalid app.bsky.feed.post record: ${path} ${issue?.message ?? 'is invalid'}`);
}

const anyBlobRef = z.looseObject({
  $type: z.literal('blob'),
  ref: z.looseObject({ $link: z.string() }),
  mimeType: z.string(),
  size: z.number(),
});

/** CIDs of the blobs in a record, in order. */
export function blobsIn(value: unknown): readonly z.infer<typeof anyBlobRef>[] {
  if (typeof value !== 'object' || value === null) return [];
  const parsed = anyBlobRef.safeParse(value);
  return parsed.success ? [parsed.data] : Object.values(value).flatMap(blobsIn);
}

/** Throws unless every blob in the record was uploaded and is what the record says. */
export function requireBlobs(value: PostRecord, blobs: Blobs): void {
  for (const { ref, mimeType, size } of blobsIn(value)) {
    const blob = blobs.get(ref.$link);
    if (blob === undefined) throw new XrpcError(400, 'BlobNotFound', `Could not find blob: ${ref.$link}`);
    if (blob.mimeType !== mimeType) {
      throw new XrpcError(
        400,
        'InvalidMimeType',
        `Referenced Mimetype does not match stored mimetype. Expected: ${mimeType}, Got: ${blob.mimeType}`,
      );
    }
    if (blob.size !== size) {
      throw new XrpcError(
        400,
        'InvalidSize',
        `Referenced size does not match stored size. Got: ${blob.size}`,
      );
    }
  }
}
