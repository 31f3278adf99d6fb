import type { Failure } from '../../../../shared/model/failure.ts';
import { nextLookIn, pollEvery } from '../../graph-api/recheck.ts';
import type { Network, PublishJob, VerifyOutcome } from '../network.ts';
import { findPost, postUrl } from './find-post.ts';
import { type FacebookProgress, type FoundPost, save, savedProgress } from './progress.ts';
import { findStory } from './stories.ts';
import { startOver } from './upload-video.ts';
import { readVideo, stateOf } from './video-state.ts';

/** After this, a video that the network took and neither shows nor refuses is for the owner to look at. */
const processingLimit = 24 * 60 * 60_000;

const processingFailed: Failure = { class: 'retry', code: 'media-processing-failed' };

/** Asks what became of a commit, or of what the network holds (contract §8). */
export const verify: Network['verify'] = (job) => {
  const saved = savedProgress(job);
  const videoId = (saved.short ?? saved.video)?.videoId;
  switch (job.content.type) {
    case 'photo-story':
    case 'video-story':
      return verifyStory(job, saved);
    default:
      return videoId === undefined ? verifyPost(job, saved) : verifyVideo(job, saved, videoId);
  }
};

function sinceCommit(job: PublishJob): number {
  const now = job.clock.now();
  return Math.max(0, now - (job.committedAt ?? now));
}

async function verifyPost(job: PublishJob, saved: FacebookProgress): Promise<VerifyOutcome> {
  const found = await findPost(job, saved);
  if (!found.ok) return { kind: 'unanswered', failure: found.failure };
  if (found.value === 'several') return { kind: 'undecidable', evidence: 'several-matches' };
  if (found.value === 'none') return notThere(job, saved);
  return found.value.heldUntil === null
    ? publishedAs(found.value)
    : heldAs(job, saved, found.value.id, found.value.heldUntil);
}

const publishedAs = ({ id, url }: FoundPost): VerifyOutcome => ({ kind: 'published', remoteId: id, url });

/** Noted, so that it is found again by its id whatever the owner changes on the network. */
async function heldAs(
  job: PublishJob,
  saved: FacebookProgress,
  id: string,
  at: number | null,
): Promise<VerifyOutcome> {
  if (saved.heldId !== id) await save(job, { ...saved, heldId: id });
  return { kind: 'handed-over', remoteId: id, at };
}

/** A post may be listed late: it is absent only after the last look. */
async function notThere(job: PublishJob, saved: FacebookProgress): Promise<VerifyOutcome> {
  const recheckInMs = nextLookIn(sinceCommit(job));
  if (recheckInMs !== null) return { kind: 'pending', recheckInMs };
  if (saved.refusal === null) return { kind: 'absent' };
  const lost = saved.refusal.code === 'upload-expired';
  return { kind: 'rejected', failure: lost ? await startOver(job, saved, saved.refusal) : saved.refusal };
}

async function verifyVideo(
  job: PublishJob,
  saved: FacebookProgress,
  videoId: string,
): Promise<VerifyOutcome> {
  const read = await readVideo(job, videoId);
  if (!read.ok) {
    // A video that the network held and that is gone was either published and hidden from here, or taken off there.
    return read.failure.code === 'not-found' && saved.heldId !== null
      ? verifyPost(job, saved)
      : { kind: 'unanswered', failure: read.failure };
  }
  const video = read.value;
  const state = stateOf(video);
  switch (state.kind) {
    case 'published': {
      const post = video.post_id ?? videoId;
      const id = post.includes('_') ? post : `${job.account.remoteId}_${post}`;
      return {
        kind: 'published',
        remoteId: id,
        url: postUrl(job.baseOf, { id, permalink_url: video.permalink_url }),
      };
    }
    case 'scheduled':
      return heldAs(job, saved, videoId, state.at);
    case 'failed':
      return { kind: 'rejected', failure: await startOver(job, saved, processingFailed) };
    case 'draft':
      // Finishing twice is safe while nothing came of the first (contract §8).
      return saved.accepted ? stillWorking(job) : notThere(job, saved);
    case 'working':
      return stillWorking(job);
  }
}

async function verifyStory(job: PublishJob, saved: FacebookProgress): Promise<VerifyOutcome> {
  const found = await findStory(job, saved);
  if (!found.ok) return { kind: 'unanswered', failure: found.failure };
  if (found.value !== 'none') return publishedAs(found.value);
  if (saved.short !== null) {
    const read = await readVideo(job, saved.short.videoId);
    if (!read.ok) return { kind: 'unanswered', failure: read.failure };
    const { kind } = stateOf(read.value);
    if (kind === 'failed') {
      return { kind: 'rejected', failure: await startOver(job, saved, processingFailed) };
    }
    if (kind === 'working') return stillWorking(job);
  }
  if (!saved.accepted) return notThere(job, saved);
  const recheckInMs = nextLookIn(sinceCommit(job));
  if (recheckInMs !== null) return { kind: 'pending', recheckInMs };
  // The network said that it has it, and under which id; only its address is not known.
  return saved.storyId === null
    ? stillWorking(job)
    : publishedAs({ id: saved.storyId, url: null, heldUntil: null });
}

function stillWorking(job: PublishJob): VerifyOutcome {
  const waited = sinceCommit(job);
  return waited < processingLimit
    ? { kind: 'pending', recheckInMs: pollEvery(waited) }
    : { kind: 'undecidable', evidence: 'still-unknown-after-checks' };
}
