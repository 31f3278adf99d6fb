import * as z from 'zod';
import type { PublishJob } from '../network.ts';

/** A picture or a document at the network. */
const file = z.object({
  kind: z.enum(['image', 'document']),
  urn: z.string(),
  uploadUrl: z.string(),
  expiresAt: z.number(),
  state: z.enum(['started', 'sent', 'ready']),
});

/** A video at the network, with the parts that it is sent in; `tag` is the network's receipt for a part. */
const video = z.object({
  kind: z.literal('video'),
  urn: z.string(),
  uploadToken: z.string(),
  expiresAt: z.number(),
  parts: z.array(
    z.object({ uploadUrl: z.string(), start: z.number(), end: z.number(), tag: z.string().nullable() }),
  ),
  /** Where the picture goes that stands for the video; null when there is none, or once it is there. */
  coverUrl: z.string().nullable().default(null),
  state: z.enum(['started', 'sent', 'ready']),
});

export type SentFile = z.infer<typeof file>;
export type SentVideo = z.infer<typeof video>;
export type SentMedia = SentFile | SentVideo;

/** What a publication remembers. */
const progress = z.object({
  media: z.array(z.discriminatedUnion('kind', [file, video])).default([]),
  /** How often the network could not process a file: once it is sent again, then the owner has to look. */
  processingFailures: z.number().default(0),
  /** When the post was last sent without a certain answer (ms). */
  unresolvedSince: z.number().nullable().default(null),
});
export type LinkedInProgress = z.infer<typeof progress>;

/** What earlier tries saved; nothing where it does not fit. */
export function savedProgress(job: Pick<PublishJob, 'progress'>): LinkedInProgress {
  const saved = progress.safeParse(job.progress);
  return saved.success ? saved.data : progress.parse({});
}
