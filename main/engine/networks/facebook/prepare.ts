import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { Network, PublishJob } from '../network.ts';
import { networkNow } from '../replies.ts';
import { findPost, mayBeHeld, recentPosts, scheduledPosts } from './find-post.ts';
import { type FacebookProgress, savedProgress, toLedger } from './progress.ts';
import { findStory } from './stories.ts';
import { uploadPhotos } from './upload-photos.ts';
import { uploadShort } from './upload-short.ts';
import { uploadVideo } from './upload-video.ts';

/** Uploads the files, and notes what is on the Page before this publication is. */
export const prepare: Network['prepare'] = async (job) => {
  const ready = await prepareFor(job, { ...savedProgress(job), refusal: null });
  return ready.ok ? ok(toLedger(ready.value)) : ready;
};

function prepareFor(job: PublishJob, saved: FacebookProgress): Promise<Outcome<FacebookProgress, Failure>> {
  const video = job.content.files.find(({ kind }) => kind === 'video');
  switch (job.content.type) {
    case 'reel':
      return video === undefined ? missing() : uploadShort(job, saved, video);
    case 'video-story':
      return video === undefined ? missing() : unlessThere(job, saved, (now) => uploadShort(job, now, video));
    case 'photo-story':
      return job.content.files.length === 0
        ? missing()
        : unlessThere(job, saved, (now) => uploadPhotos(job, now));
    default:
      return video === undefined
        ? unlessThere(job, saved, (now) => uploadPhotos(job, now))
        : uploadVideo(job, saved, video);
  }
}

const missing = () => Promise.resolve(fail<Failure>({ class: 'fix', code: 'media-missing' }));

async function unlessThere(
  job: PublishJob,
  saved: FacebookProgress,
  upload: (saved: FacebookProgress) => Promise<Outcome<FacebookProgress, Failure>>,
): Promise<Outcome<FacebookProgress, Failure>> {
  const looked = await lookBefore(job, saved);
  return !looked.ok || looked.value.found !== null ? looked : upload(looked.value);
}

/**
 * Before the first commit: which posts cannot be this one. Before another: whether the first did arrive after all,
 * because a post may be listed late and nothing at this network keeps it from being published twice (contract §8).
 */
async function lookBefore(
  job: PublishJob,
  saved: FacebookProgress,
): Promise<Outcome<FacebookProgress, Failure>> {
  const isStory = job.content.type === 'photo-story' || job.content.type === 'video-story';
  if (saved.firstCommitAt === null) {
    // A story is known by its file.
    return isStory ? ok(saved) : noteKnown(job, saved);
  }
  const found = isStory ? await findStory(job, saved) : await findPost(job, saved);
  if (!found.ok) return found;
  return ok({ ...saved, found: found.value === 'none' ? null : found.value });
}

async function noteKnown(
  job: PublishJob,
  saved: FacebookProgress,
): Promise<Outcome<FacebookProgress, Failure>> {
  const listed = await recentPosts(job, networkNow(job));
  if (!listed.ok) return listed;
  const held = mayBeHeld(job) ? await scheduledPosts(job) : ok([]);
  if (!held.ok) return held;
  return ok({ ...saved, known: [...listed.value, ...held.value].map(({ id }) => id) });
}
