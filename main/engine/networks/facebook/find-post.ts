import type { Failure } from '../../../../shared/model/failure.ts';
import { ok, type Outcome } from '../../../../shared/outcome.ts';
import { callGraph } from '../../graph-api/call.ts';
import { graphSeconds, parseGraphTime } from '../../graph-api/graph-time.ts';
import { searchMargin } from '../../graph-api/recheck.ts';
import { sameText } from '../../graph-api/same-text.ts';
import type { BaseOf, PublishJob } from '../network.ts';
import { type ListedPost, listedPosts } from './parse.ts';
import type { FacebookProgress } from './progress.ts';

/** What a look at the Page's posts came to. */
export type Search = { readonly id: string; readonly url: string } | 'none' | 'several';

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
      query: {
        fields: 'id,message,created_time,permalink_url,application,attachments{target}',
        since: graphSeconds(from - searchMargin),
        limit: '100',
      },
      exchange: { signal: job.signal },
    },
    listedPosts,
  );
  return listed.ok ? ok(listed.value.data) : listed;
}

/** Looks for this publication among the Page's posts (contract §8). */
export async function findPost(job: PublishJob, saved: FacebookProgress): Promise<Outcome<Search, Failure>> {
  const from = saved.firstCommitAt ?? job.committedAt ?? job.clock.now();
  const listed = await recentPosts(job, from);
  if (!listed.ok) return listed;
  const matches = listed.value.filter((post) => isOurs(job, saved, post, from));
  const [match, second] = matches;
  if (match === undefined) return ok('none');
  return ok(second === undefined ? { id: match.id, url: postUrl(job.baseOf, match) } : 'several');
}

/** A photo of ours proves a post; else the same application, text and time make it ours. */
function isOurs(job: PublishJob, saved: FacebookProgress, post: ListedPost, from: number): boolean {
  if (saved.known?.includes(post.id) === true) return false;
  const shown = photosOf(post);
  if (saved.photos.some(({ id }) => shown.includes(id))) return true;
  const application = post.application?.id;
  if (application !== undefined && application !== job.client.clientId) return false;
  // A post with one photo shows that photo; one with several may show its album.
  if (saved.photos.length === 1 && shown.length > 0) return false;
  if (saved.photos.length === 0 && job.content.text.trim() === '') return false;
  return (
    parseGraphTime(post.created_time) >= from - searchMargin && sameText(post.message ?? '', job.content.text)
  );
}

function photosOf(post: ListedPost): readonly string[] {
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
