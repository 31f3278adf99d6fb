import * as z from 'zod';
import type { PublishJob } from '../network.ts';

/** What a publication remembers. The key goes with every sending of it, so that a server that saw it before makes no second one. */
const progress = z.object({
  key: z.string().min(1).nullable().default(null),
  /** Uploads in the order of the files; servers sweep away what no status refers to for a day. */
  uploads: z.array(z.object({ id: z.string(), at: z.number() })).default([]),
  /** When it was first sent, by this computer's clock (ms): from then on, it may be there. */
  sentAt: z.number().nullable().default(null),
  /** Id under which the server holds it for its time; the posted status has another. */
  scheduledId: z.string().nullable().default(null),
});
export type MastodonProgress = z.infer<typeof progress>;

/** What earlier tries saved; nothing where it does not fit. */
export function savedProgress(job: Pick<PublishJob, 'progress'>): MastodonProgress {
  const saved = progress.safeParse(job.progress);
  return saved.success ? saved.data : progress.parse({});
}
