import type { Failure } from '../../../../shared/model/failure.ts';
import { ok, type Outcome } from '../../../../shared/outcome.ts';
import { callGraph } from '../../graph-api/call.ts';
import { graphSeconds, parseGraphTime } from '../../graph-api/graph-time.ts';
import { listAll } from '../../graph-api/paging.ts';
import { searchMargin } from '../../graph-api/recheck.ts';
import { sameText } from '../../graph-api/same-text.ts';
import type { BaseOf, PublishJob } from '../network.ts';
import { networkTime } from '../replies.ts';
import { heldPost, type ListedPost, listedPost, listedPosts } from './parse.ts';
import type { FacebookProgress, FoundPost } from './progress.ts';

/** What a look at the Page's posts came to. */
export type Search = FoundPost | 'none' | 'several';

const postFields = 'id,message,created_time,permalink_url,application,attachments{target}';

/** Posts of the Page that were created from a little before `from` on (ms), newest first. */
export async function recentPosts(
  job: PublishJob,
  from: number,
): Promise<Outcome<readonly ListedPost[], Failure>> {
  const listed = await callGraph(
    job,
    {
      path: `${job.account.remoteId}/published_posts`,
      token: job.account.token,
      query: { fields: postFields, since: graphSeconds(from - searchMargin), limit: '100' },
      exchange: { signal: job.signal },
    },
    listedPosts,
  );
  return listed.ok ? ok(listed.value.data) : listed;
}

/** Posts that the Page holds until their time. */
export function scheduledPosts(job: PublishJob): Promise<Outcome<readonly ListedPost[], Failure>> {
  return listAll(
    job,
    {
      path: `${job.account.remoteId}/scheduled_posts`,
      token: job.account.token,
      query: { fields: `${postFields},scheduled_publish_time`, limit: '100' },
      exchange: { signal: job.signal },
    },
    listedPost,
  );
}

/** Whether this publication may be among what the Page holds. */
export function mayBeHeld({ content: { handOverAt, options } }: PublishJob): boolean {
  return handOverAt !== null || options.handOver;
}

/** The post that the network holds, or has published since, by its id. */
async function readHeld(job: PublishJob, id: string): Promise<Outcome<Search, Failure>> {
  const read = await callGraph(
    job,
    {
      path: id,
      token: job.account.token,
      query: { fields: 'id,is_published,scheduled_publish_time,permalink_url' },
      exchange: { signal: job.signal },
    },
    heldPost,
  );
  if (!read.ok) return read.failure.code === 'not-found' ? ok('none') : read;
  const { is_published, scheduled_publish_time } = read.value;
  const heldUntil = is_published === true ? null : (scheduled_publish_time ?? job.content.handOverAt);
  return ok({ id, url: postUrl(job.baseOf, read.value), heldUntil });
}

/** Looks for this publication among the Page's posts (contract §8), among those that it holds first where one may have been handed over. */
export async function findPost(job: PublishJob, saved: FacebookProgress): Promise<Outcome<Search, Failure>> {
  const { handOverAt } = job.content;
  // A held video has an id without the Page's in front, and is asked about itself.
  if (saved.heldId?.includes('_') === true) {
    const held = await readHeld(job, saved.heldId);
    if (!held.ok || held.value !== 'none') return held;
  }
  // One that goes out from here may have been handed over before, by a call whose answer was lost.
  if (mayBeHeld(job) || saved.heldId !== null) {
    const held = await scheduledPosts(job);
    if (!held.ok) return held;
    const found = single(
      job,
      held.value.filter(
        (post) =>
          isOurs(job, saved, post) &&
          (post.id === saved.heldId ||
            handOverAt === null ||
            isAbout(post.scheduled_publish_time, handOverAt)),
      ),
    );
    if (found !== 'none') return ok(found);
  }
  const from = firstSentAt(job, saved);
  const listed = await recentPosts(job, from);
  if (!listed.ok) return listed;
  return ok(
    single(
      job,
      listed.value.filter(
        (post) => isOurs(job, saved, post) && parseGraphTime(post.created_time) >= from - searchMargin,
      ),
    ),
  );
}

function single(job: PublishJob, [match, second]: readonly ListedPost[]): Search {
  if (match === undefined) return 'none';
  if (second !== undefined) return 'several';
  return {
    id: match.id,
    url: postUrl(job.baseOf, match),
    heldUntil: match.scheduled_publish_time ?? null,
  };
}

/** When this publication was first sent, by the network's clock (ms). */
export function firstSentAt(job: PublishJob, saved: FacebookProgress): number {
  return saved.firstCommitAt ?? networkTime(job, job.committedAt ?? job.clock.now());
}

/** The network counts in whole seconds, or minutes. */
function isAbout(at: number | undefined, wanted: number | null): boolean {
  return at !== undefined && wanted !== null && Math.abs(at - wanted) <= 60_000;
}

/** Its id, or a photo or video of ours, proves a post; else the same application and text make it ours. */
function isOurs(job: PublishJob, saved: FacebookProgress, post: ListedPost): boolean {
  if (saved.known?.includes(post.id) === true) return false;
  const shown = shownIn(post);
  const videoId = (saved.short ?? saved.video)?.videoId;
  if (post.id === saved.heldId || shown.some((id) => id === videoId || id === saved.heldId)) return true;
  if (saved.photos.some(({ id }) => shown.includes(id))) return true;
  const application = post.application?.id;
  if (application !== undefined && application !== job.client.clientId) return false;
  // A post with one photo shows that photo; one with several may show its album.
  if (saved.photos.length === 1 && shown.length > 0) return false;
  if (videoId !== undefined) return false;
  if (saved.photos.length === 0 && job.content.text.trim() === '') return false;
  return sameText(post.message ?? '', job.content.text);
}

function shownIn(post: ListedPost): readonly string[] {
  return (post.attachments?.data ?? [])
    .flatMap(({ target, subattachments }) => [
      target,
      ...(subattachments?.data ?? []).map((entry) => entry.target),
    ])
    .flatMap((target) => target?.id ?? []);
}

/** Address of a post for people; the network gives some without their host. */
export function postUrl(
  baseOf: BaseOf,
  post: { readonly id: string; readonly permalink_url?: string | undefined },
): string {
  const given = post.permalink_url;
  const base = baseOf('www.facebook.com');
  if (given === undefined || given === '') return `${base}/${post.id}`;
  return given.startsWith('/') ? `${base}${given}` : given;
}
