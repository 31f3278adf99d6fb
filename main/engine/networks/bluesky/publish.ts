import type { Failure } from '../../../../shared/model/failure.ts';
import { ok, type Outcome } from '../../../../shared/outcome.ts';
import type { CommitOutcome, Network, PublishJob } from '../network.ts';
import { readBody, unansweredFailure } from '../replies.ts';
import { pageOf, postUri } from './addresses.ts';
import { callerOf } from './caller.ts';
import { errorName, failureOf } from './error-table.ts';
import { facetsWithMentions } from './mentions.ts';
import { recordAddress, type StrongRef } from './parse.ts';
import { resolveQuote } from './quote.ts';
import { type BlueskyProgress, postRecord, savedProgress } from './record.ts';
import { putPost } from './put-post.ts';
import { recordKey } from './tid.ts';
import { uploadAll } from './uploads.ts';

/** Looks up what is quoted, uploads the files, then freezes the record and its key (contract §1, "Publish"). */
export const prepare: Network['prepare'] = async (job) => {
  const saved = savedProgress(job);
  if (saved.record !== null && saved.key !== null) return ok(saved);
  const { text, files, options } = job.content;
  const quote = await quoted(job, saved.quote);
  if (!quote.ok) return quote;
  const started: BlueskyProgress = { ...saved, quote: quote.value };
  const uploaded = await uploadAll(job, started);
  if (!uploaded.ok) return uploaded;
  const facets = await facetsWithMentions(job, callerOf(job, job.account), text, { signal: job.signal });
  if (!facets.ok) return facets;
  const now = job.clock.now();
  const ready: BlueskyProgress = {
    ...started,
    ...uploaded.value,
    // A key once made is kept for ever: under it, nothing can be published twice.
    key: saved.key ?? recordKey(now),
    record: postRecord({
      text,
      createdAt: now,
      facets: facets.value,
      embed: { files, link: options.link, quote: quote.value, ...uploaded.value },
      options,
    }),
  };
  await job.save(ready);
  return ok(ready);
};

async function quoted(job: PublishJob, known: StrongRef | null): Promise<Outcome<StrongRef | null, Failure>> {
  const { reshareOf } = job.content.options;
  if (reshareOf === null || known !== null) return ok(known);
  return resolveQuote(job, callerOf(job, job.account), reshareOf, { signal: job.signal });
}

/** Writes the record under its key, on the condition that nothing stands there yet. */
export const commit: Network['commit'] = async (job) => {
  const saved = savedProgress(job);
  const { key, record } = saved;
  if (key === null || record === null) {
    return { kind: 'rejected', failure: { class: 'retry', code: 'interrupted' } };
  }
  const reply = await putPost(job, callerOf(job, job.account), { key, record }, { signal: job.signal });
  if (reply.kind === 'not-sent') return { kind: 'rejected', failure: unansweredFailure(reply) };
  if (reply.kind === 'lost') return { kind: 'unknown', failure: { class: 'verify', code: 'reply-lost' } };
  if (reply.status === 200 && readBody(recordAddress, reply) !== undefined) return published(job, key);
  const failure = failureOf(reply);
  // `InvalidSwap`: something stands under our key, which only an earlier arrival of this post can have put there.
  if (reply.status === 200 || reply.status >= 500 || errorName(reply) === 'InvalidSwap') {
    const code = reply.status === 200 ? 'unexpected-reply' : 'network-unavailable';
    return { kind: 'unknown', failure: { ...failure, class: 'verify', code } };
  }
  // Certainly not written: the next try may say when it was really made, and uploads again what the server has dropped.
  const dropped = errorName(reply) === 'BlobNotFound' ? { blobs: [], thumb: null } : {};
  await job.save({ ...saved, record: null, ...dropped });
  return { kind: 'rejected', failure };
};

/** The post as the commit or a later look found it. */
export function published(
  { account, baseOf }: Pick<PublishJob, 'account' | 'baseOf'>,
  key: string,
): Extract<CommitOutcome, { kind: 'published' }> {
  return {
    kind: 'published',
    remoteId: postUri(account.remoteId, key),
    url: pageOf(baseOf, account.handle ?? account.remoteId, key),
  };
}
