import type { Failure } from '../../../../shared/model/failure.ts';
import type { CommitOutcome, Network, PublishJob } from '../network.ts';
import { networkNow } from '../replies.ts';
import { finishVideo } from './finish-video.ts';
import { tooNearToHold } from './hand-over.ts';
import { type FacebookProgress, type FoundPost, savedProgress, save } from './progress.ts';
import { publishPost } from './publish-post.ts';
import { publishStory } from './stories.ts';

const interrupted: Failure = { class: 'retry', code: 'interrupted' };

/** The one call that publishes: the feed for text, links and photos, the last step of the upload for all else. */
export const commit: Network['commit'] = async (job) => {
  const saved = savedProgress(job);
  if (saved.found === 'several') return { kind: 'unknown', failure: { class: 'verify', code: 'reply-lost' } };
  if (saved.found !== null) return outcomeOf(saved.found);
  if (!isReady(job, saved)) return { kind: 'rejected', failure: interrupted };
  const again = saved.firstCommitAt !== null;
  const sent: FacebookProgress = {
    ...saved,
    firstCommitAt: saved.firstCommitAt ?? networkNow(job),
  };
  await save(job, sent);
  const outcome = await send(job, sent, again);
  // The uploads took too long, or this computer's clock is behind: Kaizup publishes it at its time.
  return outcome.kind === 'rejected' && tooNearToHold(job)
    ? { kind: 'rejected', failure: { ...outcome.failure, class: 'retry' } }
    : outcome;
};

function send(job: PublishJob, saved: FacebookProgress, again: boolean): Promise<CommitOutcome> {
  switch (job.content.type) {
    case 'photo-story':
    case 'video-story':
      return publishStory(job, saved, again);
    case 'reel':
      return finishVideo(job, saved, again);
    default:
      return saved.video === null ? publishPost(job, saved) : finishVideo(job, saved, again);
  }
}

function isReady({ content }: PublishJob, saved: FacebookProgress): boolean {
  if (content.type === 'reel' || content.type === 'video-story') return saved.short?.sent === true;
  if (content.files.some(({ kind }) => kind === 'video'))
    return saved.video !== null && saved.video.start >= saved.video.end;
  return saved.photos.length === content.files.length;
}

/** What an earlier try turned out to be. */
function outcomeOf({ id, url, heldUntil }: FoundPost): CommitOutcome {
  return heldUntil === null
    ? { kind: 'published', remoteId: id, url }
    : { kind: 'handed-over', remoteId: id };
}
