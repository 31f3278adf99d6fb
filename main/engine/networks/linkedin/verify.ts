import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { Network, PublishJob } from '../network.ts';
import { networkNow, networkTime, readBody, unansweredFailure, unexpectedReply } from '../replies.ts';
import { encodeId, sendRest } from './api.ts';
import { publishedAs } from './commit.ts';
import { failureOf } from './error-table.ts';
import { type FoundPost, posts } from './parse.ts';
import { postUrnIn } from './post-address.ts';
import { commentaryOf } from './post-body.ts';
import { savedProgress } from './progress.ts';

const second = 1000;

/** Clocks differ, and so does what was sent from what was written down: the search starts a little earlier. */
const searchMargin = 120 * second;

/** What was made may not be found at once (contract L11): only then is it proven absent. */
const visibleAfter = 60 * second;

const pageSize = 50;
const maxPages = 10;

/**
 * Looks for the post among the organisation's own (contract L12). Nobody may list a member's posts, so there the owner
 * has to say.
 */
export const verify: Network['verify'] = async (job) => {
  if (job.account.kind !== 'organization') return { kind: 'undecidable', evidence: 'network-cannot-list' };
  const committedAt = job.committedAt ?? job.clock.now();
  // By the network's clock, which its first reply tells; and what was sent was sent before it is looked for.
  const since = (): number => Math.min(networkTime(job, committedAt), networkNow(job)) - searchMargin;
  const found = await postsSince(job, since);
  if (!found.ok) {
    return found.failure === 'forbidden'
      ? { kind: 'undecidable', evidence: 'network-cannot-list' }
      : { kind: 'unanswered', failure: found.failure };
  }
  const ours = found.value.filter((post) => isOurs(job, post));
  const [only] = ours;
  if (ours.length > 1) return { kind: 'undecidable', evidence: 'several-matches' };
  if (only !== undefined) return publishedAs(job, only.id);
  const age = job.clock.now() - committedAt;
  return age < visibleAfter ? { kind: 'pending', recheckInMs: visibleAfter - age } : { kind: 'absent' };
};

async function postsSince(
  job: PublishJob,
  since: () => number,
): Promise<Outcome<readonly FoundPost[], Failure | 'forbidden'>> {
  const found: FoundPost[] = [];
  for (let page = 0; page < maxPages; page += 1) {
    const author = encodeId(job.account.remoteId);
    const reply = await sendRest(job, {
      path: `/posts?q=author&author=${author}&count=${pageSize}&start=${page * pageSize}&sortBy=LAST_MODIFIED`,
      token: job.account.token,
      method: 'FINDER',
      signal: job.signal,
    });
    if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
    if (reply.status === 403) return fail('forbidden');
    if (reply.status !== 200) return fail(failureOf(reply, job.clock.now()));
    const body = readBody(posts, reply);
    if (body === undefined) return fail(unexpectedReply(reply));
    const recent = body.elements.filter((post) => timeOf(post) >= since());
    found.push(...recent);
    // The list is in the order of changes: one that changed before can only be followed by older ones.
    const reachedOlder = body.elements.some((post) => (post.lastModifiedAt ?? timeOf(post)) < since());
    if (reachedOlder || body.elements.length < pageSize) break;
  }
  return ok(found);
}

function timeOf(post: FoundPost): number {
  return post.createdAt ?? post.publishedAt ?? 0;
}

/** What this publication would look like in the list: its own files belong to no other post, all else goes by the text as well. */
function isOurs(job: PublishJob, post: FoundPost): boolean {
  if (post.lifecycleState !== undefined && post.lifecycleState !== 'PUBLISHED') return false;
  const { text, type, options } = job.content;
  const saysTheSame = post.commentary === commentaryOf(text, options) || post.commentary === text;
  const { media, multiImage, article, poll } = post.content ?? {};
  switch (type) {
    case 'link':
      return saysTheSame && article?.source === options.link?.url;
    case 'poll':
      return saysTheSame && poll?.question === options.poll?.question.trim();
    case 'reshare':
      return saysTheSame && post.reshareContext?.parent === postUrnIn(options.reshareOf ?? '');
    case 'text':
      return saysTheSame && post.content === undefined && post.reshareContext === undefined;
    default: {
      const wanted = savedProgress(job).media.map(({ urn }) => urn);
      const shown = multiImage?.images.map(({ id }) => id) ?? (media === undefined ? [] : [media.id]);
      return (
        wanted.length > 0 && wanted.length === shown.length && shown.every((urn, at) => urn === wanted[at])
      );
    }
  }
}
