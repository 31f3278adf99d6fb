import type { Failure } from '../../../../shared/model/failure.ts';
import { ok, type Outcome } from '../../../../shared/outcome.ts';
import { commitGraph } from '../../graph-api/commit-call.ts';
import { graphSeconds } from '../../graph-api/graph-time.ts';
import { listAll } from '../../graph-api/paging.ts';
import { searchMargin } from '../../graph-api/recheck.ts';
import type { CommitOutcome, PublishJob } from '../network.ts';
import { firstSentAt } from './find-post.ts';
import { listedStory, storyTaken } from './parse.ts';
import { type FacebookProgress, type FoundPost, save } from './progress.ts';
import { shortEdge } from './upload-short.ts';
import { isEndOfUpload, startOver } from './upload-video.ts';

/** The photo or video of a story, once it is uploaded. */
function storyMedia(saved: FacebookProgress): string | undefined {
  return saved.short?.videoId ?? saved.photos[0]?.id;
}

/** The last step of a story (contract §2, "Stories"). `again`: it was sent before, and may be there. */
export async function publishStory(
  job: PublishJob,
  saved: FacebookProgress,
  again: boolean,
): Promise<CommitOutcome> {
  const media = storyMedia(saved) ?? '';
  const answer = await commitGraph(
    job,
    {
      path: saved.short === null ? `${job.account.remoteId}/photo_stories` : shortEdge(job),
      token: job.account.token,
      body: {
        kind: 'form',
        fields: saved.short === null ? { photo_id: media } : { upload_phase: 'finish', video_id: media },
      },
      exchange: { signal: job.signal },
    },
    storyTaken,
  );
  switch (answer.kind) {
    case 'done':
      await save(job, { ...saved, accepted: true, storyId: answer.body.post_id ?? null });
      return { kind: 'accepted' };
    case 'unknown':
      await save(job, { ...saved, refusal: answer.refusal });
      return { kind: 'unknown', failure: answer.failure };
    case 'rejected': {
      const { failure } = answer;
      if (again && isEndOfUpload(answer)) {
        // The network takes a file for one story only: this may be the refusal of a second.
        await save(job, { ...saved, refusal: failure });
        return { kind: 'unknown', failure: { ...failure, class: 'verify' } };
      }
      if (!isEndOfUpload(answer)) return { kind: 'rejected', failure };
      if (saved.short === null) {
        // Another try, should the owner ask for one, does not rely on this photo.
        await save(job, { ...saved, photos: [] });
        return { kind: 'rejected', failure };
      }
      return {
        kind: 'rejected',
        failure: await startOver(job, saved, { ...failure, code: 'upload-expired' }),
      };
    }
  }
}

/** Looks for this publication's story by its photo or video (contract §8, "FB story"). */
export async function findStory(
  job: PublishJob,
  saved: FacebookProgress,
): Promise<Outcome<FoundPost | 'none', Failure>> {
  const listed = await listAll(
    job,
    {
      path: `${job.account.remoteId}/stories`,
      token: job.account.token,
      query: { since: graphSeconds(firstSentAt(job, saved) - searchMargin), limit: '100' },
      exchange: { signal: job.signal },
    },
    listedStory,
  );
  if (!listed.ok) return listed;
  const media = storyMedia(saved);
  const story = listed.value.find(({ media_id }) => media !== undefined && media_id === media);
  return ok(story === undefined ? 'none' : { id: story.post_id, url: story.url ?? null, heldUntil: null });
}
