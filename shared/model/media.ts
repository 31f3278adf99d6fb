import { z } from '../zod.ts';

/** What a file of the library is. A document is a PDF; its width and height are those of the first page, in points. */
export const mediaKind = z.enum(['image', 'video', 'document']);
export type MediaKind = z.infer<typeof mediaKind>;

/** A file that the owner brought in, as its bytes say it is. Times in ms, sizes in bytes and pixels (after rotation). */
export const mediaAsset = z.object({
  id: z.string(),
  kind: mediaKind,
  fileName: z.string(),
  mime: z.string(),
  bytes: z.number().int().positive(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  durationMs: z.number().int().positive().nullable(),
  framesPerSecond: z.number().positive().nullable(),
  videoCodec: z.string().nullable(),
  audioCodec: z.string().nullable(),
  animated: z.boolean(),
  /** Pages of a document, else null. */
  pages: z.number().int().positive().nullable(),
  /** Hex SHA-256 of the original bytes. */
  digest: z.string(),
  importedAt: z.number(),
});
export type MediaAsset = z.infer<typeof mediaAsset>;

/** A media asset as a post uses it. */
export const postMedia = z.object({ assetId: z.string(), alt: z.string().max(2000) });
export type PostMedia = z.infer<typeof postMedia>;
