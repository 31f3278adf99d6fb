import type { Failure } from '../../../../shared/model/failure.ts';
import { ok, type Outcome } from '../../../../shared/outcome.ts';
import { callGraph } from '../../graph-api/call.ts';
import { graphSeconds, parseGraphTime } from '../../graph-api/graph-time.ts';
import { searchMargin } from '../../graph-api/recheck.ts';
import { sameText } from '../../graph-api/same-text.ts';
import type { PublishJob } from '../network.ts';
import { networkTime } from '../replies.ts';
import { type ListedMedia, listedMediaPage } from './parse.ts';
import type { InstagramProgress } from './progress.ts';

const isStory = ({ content: { type } }: PublishJob): boolean =>
  type === 'photo-story' || type === 'video-story';

/** Media of the account from a little before `from` on (ms), newest first; stories have a list of their own. */
export async function recentMedia(
  job: PublishJob,
  from: number,
): Promise<Outcome<readonly ListedMedia[], Failure>> {
  const listed = await callGraph(
    job,
    {
      path: `${job.account.remoteId}/${isStory(job) ? 'stories' : 'media'}`,
      token: job.account.token,
      query: {
        fields: 'id,caption,timestamp,media_product_type,permalink',
        // No story on that list is older than a day.
        ...(isStory(job) ? {} : { since: graphSeconds(from - searchMargin), limit: '25' }),
      },
      exchange: { signal: job.signal },
    },
    listedMediaPage,
  );
  return listed.ok ? ok(listed.value.data) : listed;
}

/** Media that have this publication's caption, type and time; never simply the newest (contract §8). */
export async function findMedia(
  job: PublishJob,
  saved: InstagramProgress,
): Promise<Outcome<readonly ListedMedia[], Failure>> {
  const from = saved.firstCommitAt ?? networkTime(job, job.committedAt ?? job.clock.now());
  const listed = await recentMedia(job, from);
  if (!listed.ok) return listed;
  const { text, files } = job.content;
  const isReel = files.length === 1 && files[0]?.kind === 'video';
  const type = isStory(job) ? 'STORY' : isReel ? 'REELS' : 'FEED';
  // Stories are shown without words.
  const words = isStory(job) ? '' : text;
  return ok(
    listed.value.filter(
      ({ id, caption, timestamp, media_product_type }) =>
        saved.known?.includes(id) !== true &&
        (media_product_type ?? type) === type &&
        parseGraphTime(timestamp) >= from - searchMargin &&
        sameText(caption ?? '', words),
    ),
  );
}
