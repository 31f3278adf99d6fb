import type { Failure } from '../../../../shared/model/failure.ts';
import type { BaseOf, CommitOutcome, Network, PublishJob } from '../network.ts';
import { type Arrived, readBody, unansweredFailure } from '../replies.ts';
import { sendRest } from './api.ts';
import { asAuthor, failureOf } from './error-table.ts';
import { apiError } from './parse.ts';
import { postBody } from './post-body.ts';
import { type LinkedInProgress, savedProgress } from './progress.ts';

/** How long the network remembers a text against its repetition (contract L12). */
const duplicateWindow = 10 * 60_000;

/** Creates the post (contract L5). There is no key against repetition, so only a certain answer counts (contract L12). */
export const commit: Network['commit'] = async (job) => {
  const before = savedProgress(job);
  const now = job.clock.now();
  // Should the answer be lost, the next try will know that the post may stand already.
  await job.save({ ...before, unresolvedSince: now });
  const reply = await sendRest(job, {
    path: '/posts',
    token: job.account.token,
    body: postBody(job, before),
    signal: job.signal,
  });
  if (reply.kind === 'lost') return { kind: 'unknown', failure: { class: 'verify', code: 'reply-lost' } };
  if (reply.kind === 'not-sent') {
    await job.save(before);
    return { kind: 'rejected', failure: unansweredFailure(reply) };
  }
  if (reply.status === 201) {
    const urn = reply.headers['x-restli-id'];
    return urn === undefined || urn === ''
      ? { kind: 'unknown', failure: { class: 'verify', code: 'unexpected-reply', networkCode: '201' } }
      : publishedAs(job, urn);
  }
  const failure = asAuthor(job.account, failureOf(reply, now));
  if (failure.code === 'quota-reached') noteQuota(job, reply, now + (failure.retryAfterMs ?? 0));
  if (reply.status < 400 || reply.status >= 500) {
    return { kind: 'unknown', failure: { ...failure, class: 'verify' } };
  }
  const earlier = failure.code === 'duplicate-content' ? earlierPost(reply, before, now) : undefined;
  if (earlier !== undefined) return publishedAs(job, earlier);
  await job.save(afterRefusal(before, failure));
  return { kind: 'rejected', failure };
};

/** A day's quota of posts is used up; whose it is stands in the message alone (contract L11). No header tells how much is left. */
function noteQuota({ account, budgets }: PublishJob, reply: Arrived, resetsAt: number): void {
  const ofApplication = readBody(apiError, reply)?.message?.includes('APPLICATION') === true;
  budgets.note(account, {
    scope: ofApplication ? 'app' : 'account',
    name: 'posts',
    usedShare: 1,
    resetsAt,
  });
}

/** The post as the network shows it to the public. */
export function publishedAs(
  { baseOf }: { readonly baseOf: BaseOf },
  urn: string,
): Extract<CommitOutcome, { kind: 'published' }> {
  return { kind: 'published', remoteId: urn, url: `${baseOf('www.linkedin.com')}/feed/update/${urn}/` };
}

/** A duplicate that follows our own unanswered try is that try: the network names it (contract L12). */
function earlierPost(reply: Arrived, { unresolvedSince }: LinkedInProgress, now: number): string | undefined {
  if (unresolvedSince === null || now - unresolvedSince > duplicateWindow) return undefined;
  return /urn:li:(?:share|ugcPost):\d+/.exec(readBody(apiError, reply)?.message ?? '')?.[0];
}

/** Files that the network no longer has, or could not process, are sent again by the next try. */
function afterRefusal(before: LinkedInProgress, failure: Failure): LinkedInProgress {
  const sendAgain = failure.code === 'upload-expired' || failure.code === 'media-processing-failed';
  return sendAgain ? { ...before, media: [] } : before;
}
