import { assertNever } from '../../../../shared/assert-never.ts';
import { nextLookIn } from '../../graph-api/recheck.ts';
import type { Network, PublishJob, VerifyOutcome } from '../network.ts';
import { readContainer } from './containers.ts';
import { findMedia } from './find-media.ts';
import { type InstagramProgress, publishable, savedProgress } from './progress.ts';

/** An unpublished container is published again only after this (contract §8). */
const settleTime = 60_000;

/** Asks the container whether it was published, then the account for what became of it (contract §8). */
export const verify: Network['verify'] = async (job) => {
  const saved = savedProgress(job);
  const container = publishable(saved);
  if (container === undefined) return { kind: 'absent' };
  const read = await readContainer(job, container.id);
  if (!read.ok) return { kind: 'unanswered', failure: read.failure };
  switch (read.value.state) {
    case 'PUBLISHED':
      return identify(job, saved, container.id);
    case 'FINISHED':
    case 'IN_PROGRESS': {
      const waited = sinceCommit(job);
      return waited < settleTime
        ? { kind: 'pending', recheckInMs: settleTime - waited }
        : notPublished(saved);
    }
    case 'ERROR':
    case 'EXPIRED':
      return notPublished(saved);
    default:
      return assertNever(read.value.state);
  }
};

/** Preparation looks at its containers again and makes new ones where they have ended. */
function notPublished(saved: InstagramProgress): VerifyOutcome {
  return saved.refusal === null ? { kind: 'absent' } : { kind: 'rejected', failure: saved.refusal };
}

/** It is published for certain; the question is only under which id. */
async function identify(
  job: PublishJob,
  saved: InstagramProgress,
  containerId: string,
): Promise<VerifyOutcome> {
  const found = await findMedia(job, saved);
  if (!found.ok) return { kind: 'unanswered', failure: found.failure };
  const [match, second] = found.value;
  if (match !== undefined && second === undefined) {
    return { kind: 'published', remoteId: match.id, url: match.permalink ?? null };
  }
  const recheckInMs = match === undefined ? nextLookIn(sinceCommit(job)) : null;
  if (recheckInMs !== null) return { kind: 'pending', recheckInMs };
  // No telling which: the container's id is kept, and no figures are claimed for somebody else's post.
  return { kind: 'published', remoteId: containerId, url: null };
}

function sinceCommit(job: PublishJob): number {
  const now = job.clock.now();
  return Math.max(0, now - (job.committedAt ?? now));
}
