import * as z from 'zod';
import { privacyLevels } from './application.ts';
import type { ApiError } from './envelope.ts';

const source = z.discriminatedUnion('source', [
  z.object({
    source: z.literal('FILE_UPLOAD'),
    video_size: z.int().positive(),
    chunk_size: z.int().positive(),
    total_chunk_count: z.int().positive(),
  }),
  z.object({ source: z.literal('PULL_FROM_URL'), video_url: z.string() }),
]);
export type VideoSource = z.infer<typeof source>;

/** Body of `video/init` (contract T5). */
export const directBody = z.object({
  post_info: z.object({
    title: z.string().max(2200).optional(),
    privacy_level: z.enum(privacyLevels),
    disable_duet: z.boolean().optional(),
    disable_comment: z.boolean().optional(),
    disable_stitch: z.boolean().optional(),
    video_cover_timestamp_ms: z.int().nonnegative().optional(),
    // A table of the documentation marks it required; the other one is not.
    brand_content_toggle: z.boolean(),
    brand_organic_toggle: z.boolean().optional(),
    is_aigc: z.boolean().optional(),
  }),
  source_info: source,
});

/** Body of `inbox/video/init`: the person writes the rest in the app (contract T5). */
export const inboxBody = z.strictObject({ source_info: source });

/** Body of `content/init` (contract T6). */
export const photoBody = z.object({
  media_type: z.literal('PHOTO'),
  post_mode: z.enum(['DIRECT_POST', 'MEDIA_UPLOAD']),
  post_info: z.object({
    title: z.string().max(90).optional(),
    description: z.string().max(4000).optional(),
    privacy_level: z.enum(privacyLevels).optional(),
  }),
  source_info: z.object({
    source: z.literal('PULL_FROM_URL'),
    photo_images: z
      .array(z.url({ protocol: /^https$/ }))
      .min(1)
      .max(35),
    photo_cover_index: z.int().nonnegative(),
  }),
});

const maxVideoBytes = 4_000_000_000;
/** Inside both readings of "5 to 64 MB" (contract T5). */
const chunkBytes = { min: 5_242_880, max: 64_000_000 };
const maxChunks = 1000;

/** A request that is not as the documentation has it. */
export const invalid = (message: string): ApiError => ({ status: 400, code: 'invalid_param', message });

/** A file that the network would have to fetch: the practice application has verified no domain. */
export const unverifiedUrl: ApiError = {
  status: 403,
  code: 'url_ownership_unverified',
  message: 'Please verify the ownership of the domain.',
};

/** What is wrong with the announced chunks; the count is the floor, the last chunk takes the rest (contract T5). */
export function chunkProblem({
  video_size,
  chunk_size,
  total_chunk_count,
}: Extract<VideoSource, { source: 'FILE_UPLOAD' }>): ApiError | undefined {
  if (video_size > maxVideoBytes) return invalid('The video size is too large');
  const whole = total_chunk_count === 1 && chunk_size === video_size && chunk_size <= chunkBytes.max;
  if (whole) return undefined;
  if (chunk_size < chunkBytes.min || chunk_size > chunkBytes.max) return invalid('The chunk size is invalid');
  if (total_chunk_count !== Math.floor(video_size / chunk_size) || total_chunk_count > maxChunks) {
    return invalid('The total chunk count is invalid');
  }
  return undefined;
}
