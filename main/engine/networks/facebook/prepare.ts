import type { Failure } from '../../../../shared/model/failure.ts';
import { ok, type Outcome } from '../../../../shared/outcome.ts';
import type { Network, PublishJob } from '../network.ts';
import { findPost, recentPosts } from './find-post.ts';
import { type FacebookProgress, savedProgress, toLedger } from './progress.ts';
import { uploadPhotos } from './upload-photos.ts';
import { uploadVideo } from './upload-video.ts';

/** Uploads the files, and notes what is on the Page before this publication is. */
export const prepare: Network['prepare'] = async (job) => {
  const saved: FacebookProgress = { ...savedProgress(job), refusal: null };
  const video = job.content.files.find(({ kind }) => kind === 'video');
  if (video !== undefined) {
    const uploaded = await uploadVideo(job, saved, video);
    return uploaded.ok ? ok(toLedger(uploaded.value)) : uploaded;
  }
  const looked = await lookBefore(job, saved);
  if (!looked.ok) return looked;
  if (looked.value.found !== null) return ok(toLedger(looked.value));
  const uploaded = await uploadPhotos(job, looked.value);
  return uploaded.ok ? ok(toLedger(uploaded.value)) : uploaded;
};

/**
 * Before the first commit: which posts cannot be this one. Before another: whether the first did arrive after all,
 * because a post may be listed late and nothing at this network keeps it from being published twice (contract §8).
 */
async function lookBefore(
  job: PublishJob,
  saved: FacebookProgress,
): Promise<Outcome<FacebookProgress, Failure>> {
  if (saved.firstCommitAt === null) {
    const listed = await recentPosts(job, job.clock.now());
    return listed.ok ? ok({ ...saved, known: listed.value.map(({ id }) => id) }) : listed;
  }
  const found = await findPost(job, saved);
  if (!found.ok) return found;
  return ok({ ...saved, found: found.value === 'none' ? null : found.value });
}
