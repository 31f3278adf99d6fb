import * as z from 'zod';
import { failure } from '../../../../shared/model/failure.ts';
import { failureToLedger } from '../../graph-api/saved-failure.ts';
import type { Progress, PublishJob } from '../network.ts';

/** A photo that was uploaded and is not to be seen yet; `at` in ms. `temporary`: for a post that the network holds. */
const uploadedPhoto = z.object({ id: z.string(), at: z.number(), temporary: z.boolean().default(false) });

/** A chunked upload; `start` and `end` are the bytes that the network wants next. */
const uploadSession = z.object({
  id: z.string(),
  videoId: z.string(),
  start: z.number(),
  end: z.number(),
  /** When it was begun (ms). */
  at: z.number().default(0),
  /** Chunks that failed on the network's side. */
  faults: z.number(),
});
export type UploadSession = z.infer<typeof uploadSession>;

/** The upload of a reel or a video story, whose bytes go to a host of their own; `sent`: all of them arrived. */
const shortUpload = z.object({
  videoId: z.string(),
  url: z.string(),
  sent: z.boolean(),
  /** When it was begun (ms). */
  at: z.number().default(0),
  faults: z.number(),
});
export type ShortUpload = z.infer<typeof shortUpload>;

/** `heldUntil`: when the network publishes it (ms), null once it is out. */
const foundPost = z.object({
  id: z.string(),
  url: z.string().nullable(),
  heldUntil: z.number().nullable().default(null),
});
export type FoundPost = z.infer<typeof foundPost>;

/** What a publication remembers at this network. */
const progress = z.object({
  photos: z.array(uploadedPhoto).default([]),
  video: uploadSession.nullable().default(null),
  short: shortUpload.nullable().default(null),
  /** How often the network could not process an upload. */
  restarts: z.number().default(0),
  /** The network has taken the finished upload. */
  accepted: z.boolean().default(false),
  /** Id of a story that the network has taken, when it said so. */
  storyId: z.string().nullable().default(null),
  /** Id of the post or video that the network holds until its time. */
  heldId: z.string().nullable().default(null),
  /** Posts that were there before this one was first sent, and are not it. */
  known: z.array(z.string()).nullable().default(null),
  /** When it was first sent, by the network's clock (ms): from then on, it may be there. */
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

/** Nobody says how long an upload that is not finished lives: no longer than a photo that nobody sees (contract §2, about 24 h). */
export const uploadLifetime = 20 * 60 * 60_000;

/** An upload that may be continued; one that was finished may be out, and only the network can tell what became of it. */
export function continued<Upload extends { readonly at: number }>(
  upload: Upload | null,
  { firstCommitAt }: FacebookProgress,
  now: number,
): Upload | null {
  return upload === null || firstCommitAt !== null || now - upload.at < uploadLifetime ? upload : null;
}

/** Makes progress durable. */
export function save(job: PublishJob, saved: FacebookProgress): Promise<void> {
  return job.save(toLedger(saved));
}
