import * as z from 'zod';
import { failure } from '../../../../shared/model/failure.ts';
import { failureToLedger } from '../../graph-api/saved-failure.ts';
import type { Progress, PublishJob } from '../network.ts';

/** A container of one file or of a whole carousel; `at`: when it was made (ms). */
const container = z.object({
  id: z.string(),
  at: z.number(),
  /** Where the bytes of a video go; null for what the network fetches itself. */
  uri: z.string().nullable(),
  /** Everything was sent. */
  filled: z.boolean(),
});
export type Container = z.infer<typeof container>;

/** What a publication remembers at this network. */
const progress = z.object({
  /** One for each file, in order. */
  leaves: z.array(container).default([]),
  /** What holds the leaves when there are several. */
  carousel: container.nullable().default(null),
  /** How often a container came to nothing. */
  restarts: z.number().default(0),
  /** Media that were there before this publication was first sent, and are not it. */
  known: z.array(z.string()).nullable().default(null),
  /** When it was first sent, by the network's clock (ms). */
  firstCommitAt: z.number().nullable().default(null),
  /** The container turned out to be published already. */
  published: z.boolean().default(false),
  /** Why the network said no in a case where it sometimes publishes all the same. */
  refusal: failure.nullable().default(null),
});
export type InstagramProgress = z.infer<typeof progress>;

/** What earlier tries saved; nothing where it does not fit. */
export function savedProgress(job: Pick<PublishJob, 'progress'>): InstagramProgress {
  return progress.safeParse(job.progress).data ?? progress.parse({});
}

/** Progress as JSON that the ledger keeps. */
export function toLedger(saved: InstagramProgress): Progress {
  return { ...saved, refusal: saved.refusal === null ? null : failureToLedger(saved.refusal) };
}

/** Makes progress durable. */
export function save(job: PublishJob, saved: InstagramProgress): Promise<void> {
  return job.save(toLedger(saved));
}

/** The container that is published: the carousel, or the only leaf. */
export function publishable(saved: InstagramProgress): Container | undefined {
  return saved.carousel ?? (saved.leaves.length === 1 ? saved.leaves[0] : undefined);
}
