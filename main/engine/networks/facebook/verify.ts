import type { Failure } from '../../../../shared/model/failure.ts';
import { callGraph } from '../../graph-api/call.ts';
import { nextLookIn, pollEvery } from '../../graph-api/recheck.ts';
import type { Network, PublishJob, VerifyOutcome } from '../network.ts';
import { findPost, postUrl } from './find-post.ts';
import { type VideoNode, videoNode } from './parse.ts';
import { type FacebookProgress, savedProgress } from './progress.ts';
import { startOver } from './upload-video.ts';

/** After this, a video that the network took and neither shows nor refuses is for the owner to look at. */
const processingLimit = 24 * 60 * 60_000;

const processingFailed: Failure = { class: 'retry', code: 'media-processing-failed' };

/** Asks what became of a commit (contract §8). */
export const verify: Network['verify'] = (job) => {
  const saved = savedProgress(job);
  return saved.video === null ? verifyPost(job, saved) : verifyVideo(job, saved, saved.video.videoId);
};

function sinceCommit(job: PublishJob, saved: FacebookProgress): number {
  const committedAt = job.committedAt ?? saved.firstCommitAt ?? job.clock.now();
  return Math.max(0, job.clock.now() - committedAt);
}

async function verifyPost(job: PublishJob, saved: FacebookProgress): Promise<VerifyOutcome> {
  const found = await findPost(job, saved);
  if (!found.ok) return { kind: 'unanswered', failure: found.failure };
  if (found.value === 'several') return { kind: 'undecidable', evidence: 'several-matches' };
  if (found.value !== 'none') return { kind: 'published', remoteId: found.value.id, url: found.value.url };
  return notThere(job, saved);
}

/** A post may be listed late: it is absent only after the last look. */
function notThere(job: PublishJob, saved: FacebookProgress): VerifyOutcome {
  const recheckInMs = nextLookIn(sinceCommit(job, saved));
  if (recheckInMs !== null) return { kind: 'pending', recheckInMs };
  return saved.refusal === null ? { kind: 'absent' } : { kind: 'rejected', failure: saved.refusal };
}

async function verifyVideo(
  job: PublishJob,
  saved: FacebookProgress,
  videoId: string,
): Promise<VerifyOutcome> {
  const { account } = job;
  const read = await callGraph(
    job,
    {
      path: videoId,
      token: account.token,
      query: { fields: 'status,published,post_id,permalink_url' },
      exchange: { signal: job.signal },
    },
    videoNode,
  );
  if (!read.ok) return { kind: 'unanswered', failure: read.failure };
  const video = read.value;
  switch (stateOf(video)) {
    case 'published': {
      const post = video.post_id ?? videoId;
      const id = post.includes('_') ? post : `${account.remoteId}_${post}`;
      return {
        kind: 'published',
        remoteId: id,
        url: postUrl(job.baseOf, { id, permalink_url: video.permalink_url }),
      };
    }
    case 'failed':
      return { kind: 'rejected', failure: await startOver(job, saved, processingFailed) };
    case 'draft':
      // Finishing twice is safe while nothing came of the first (contract §8).
      return saved.accepted ? stillWorking(job, saved) : notThere(job, saved);
    case 'working':
      return stillWorking(job, saved);
  }
}

function stateOf({ status, published }: VideoNode): 'published' | 'failed' | 'draft' | 'working' {
  const phases = [status?.uploading_phase, status?.processing_phase, status?.publishing_phase];
  const broken = ['error', 'upload_failed', 'expired'];
  const publishStatus = status?.publishing_phase?.publish_status;
  if (published === true || publishStatus === 'published') return 'published';
  if (broken.includes(status?.video_status ?? '') || publishStatus === 'error') return 'failed';
  if (phases.some((phase) => phase?.status === 'error')) return 'failed';
  const begun = status?.publishing_phase?.status ?? 'not_started';
  return begun === 'not_started' || publishStatus === 'draft' ? 'draft' : 'working';
}

function stillWorking(job: PublishJob, saved: FacebookProgress): VerifyOutcome {
  const waited = sinceCommit(job, saved);
  return waited < processingLimit
    ? { kind: 'pending', recheckInMs: pollEvery(waited) }
    : { kind: 'undecidable', evidence: 'still-unknown-after-checks' };
}
