import * as z from 'zod';
import { failure } from '../../../../shared/model/failure.ts';
import { failureToLedger } from '../../graph-api/saved-failure.ts';
import type { Progress, PublishJob } from '../network.ts';

/** A photo that was uploaded and is not to be seen yet; `at` in ms. */
const uploadedPhoto = z.object({ id: z.string(), at: z.number() });

/** A chunked upload; `start` and `end` are the bytes that the network wants next. */
const uploadSession = z.object({
  id: z.string(),
  videoId: z.string(),
  start: z.number(),
  end: z.number(),
  /** Chunks that failed on the network's side. */
  faults: z.number(),
});
export type UploadSession = z.infer<typeof uploadSession>;

const foundPost = z.object({ id: z.string(), url: z.string() });

/** What a publication remembers at this network. */
const progress = z.object({
  photos: z.array(uploadedPhoto).default([]),
  video: uploadSession.nullable().default(null),
  /** How often the network could not process an upload. */
  restarts: z.number().default(0),
  /** The network has taken the finished upload. */
  accepted: z.boolean().default(false),
  /** Posts that were there before this one was first sent, and are not it. */
  known: z.array(z.string()).nullable().default(null),
  /** When it was first sent (ms): from then on, it may be there. */
  firstCommitAt: z.number().nullable().default(null),
  /** An earlier try that did arrive. */
  found: z
    .union([foundPost, z.literal('several')])
    .nullable()
    .default(null),
  /** The network could not read the link: the text goes without its preview. */
  withoutLink: z.boolean().default(false),
  /** Why the network said no in a case where it sometimes publishes all the same. */
  refusal: failure.nullable().default(null),
});
export type FacebookProgress = z.infer<typeof progress>;

/** What earlier tries saved; nothing where it does not fit. */
export function savedProgress(job: Pick<PublishJob, 'progress'>): FacebookProgress {
  return progress.safeParse(job.progress).data ?? progress.parse({});
}

/** Progress as JSON that the ledger keeps. */
export function toLedger(saved: FacebookProgress): Progress {
  return { ...saved, refusal: saved.refusal === null ? null : failureToLedger(saved.refusal) };
}

/** Makes progress durable. */
export function save(job: PublishJob, saved: FacebookProgress): Promise<void> {
  return job.save(toLedger(saved));
}
