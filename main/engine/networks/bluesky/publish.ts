import type { Failure } from '../../../../shared/model/failure.ts';
import { ok, type Outcome } from '../../../../shared/outcome.ts';
import type { ActingAccount, BaseOf, CommitOutcome, Network, PublishFile, PublishJob } from '../network.ts';
import { readBody, unansweredFailure } from '../replies.ts';
import { errorName, failureOf } from './error-table.ts';
import { facetsOf, mentionedHandles } from './facets.ts';
import { type BlobRef, recordAddress, resolvedHandle, uploadedBlob } from './parse.ts';
import { type BlueskyProgress, postCollection, postRecord, progress } from './record.ts';
import { recordKey } from './tid.ts';
import { callXrpc, sendXrpc, serviceOf } from './xrpc.ts';

/** A video of 300 MB over a slow line. */
const uploadTimeout = 60 * 60_000;

/** What earlier tries saved; nothing where it does not fit. */
export function savedProgress(job: PublishJob): BlueskyProgress {
  const saved = progress.safeParse(job.progress);
  return saved.success ? saved.data : progress.parse({});
}

/** Uploads the files, then freezes the record and its key (contract §1, "Publish"). */
export const prepare: Network['prepare'] = async (job) => {
  const saved = savedProgress(job);
  if (saved.record !== null && saved.key !== null) return ok(saved);
  const { text, files } = job.content;
  const blobs = await uploadFiles(job, saved);
  if (!blobs.ok) return blobs;
  const dids = await resolveMentions(job, text);
  if (!dids.ok) return dids;
  const now = job.clock.now();
  const ready: BlueskyProgress = {
    blobs: [...blobs.value],
    // A key once made is kept for ever: under it, nothing can be published twice.
    key: saved.key ?? recordKey(now),
    record: postRecord({
      text,
      createdAt: now,
      facets: facetsOf(text, dids.value),
      files,
      blobs: blobs.value,
    }),
  };
  await job.save(ready);
  return ok(ready);
};

async function uploadFiles(
  job: PublishJob,
  saved: BlueskyProgress,
): Promise<Outcome<readonly BlobRef[], Failure>> {
  const { files } = job.content;
  const blobs = saved.blobs.slice(0, files.length);
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  for (const file of files.slice(blobs.length)) {
    const before = files.slice(0, blobs.length).reduce((sum, earlier) => sum + earlier.bytes, 0);
    const blob = await uploadFile(job, file, (sent) => job.report((before + sent) / total));
    if (!blob.ok) return blob;
    blobs.push(blob.value);
    await job.save({ ...saved, blobs });
  }
  return ok(blobs);
}

async function uploadFile(
  job: PublishJob,
  file: PublishFile,
  onSent: (bytes: number) => void,
): Promise<Outcome<BlobRef, Failure>> {
  const uploaded = await callXrpc(
    job,
    {
      service: serviceOf(job, job.account),
      method: 'com.atproto.repo.uploadBlob',
      token: job.account.token,
      input: { kind: 'file', file: { path: file.path, start: 0, end: file.bytes }, mime: file.mime },
      exchange: { timeoutMs: uploadTimeout, signal: job.signal, onSent },
    },
    uploadedBlob,
  );
  return uploaded.ok ? ok(uploaded.value.blob) : uploaded;
}

/** Handles that nobody answers for, or that the server cannot look up now, stay text: a mention never stops a post. */
async function resolveMentions(
  job: PublishJob,
  text: string,
): Promise<Outcome<ReadonlyMap<string, string>, Failure>> {
  const dids = new Map<string, string>();
  for (const handle of mentionedHandles(text)) {
    const found = await callXrpc(
      job,
      {
        service: serviceOf(job, job.account),
        method: 'com.atproto.identity.resolveHandle',
        token: null,
        query: [['handle', handle]],
        exchange: { signal: job.signal },
      },
      resolvedHandle,
    );
    if (found.ok) dids.set(handle, found.value.did);
    else if (isOffline(found.failure)) return found;
  }
  return ok(dids);
}

/** The question did not reach the server, as the post would not. */
function isOffline({ code }: Failure): boolean {
  return code === 'network-unreachable' || code === 'reply-lost' || code === 'interrupted';
}

/** Writes the record under its key, on the condition that nothing stands there yet. */
export const commit: Network['commit'] = async (job) => {
  const { key, record, blobs } = savedProgress(job);
  if (key === null || record === null) {
    return { kind: 'rejected', failure: { class: 'retry', code: 'interrupted' } };
  }
  const reply = await sendXrpc(job, {
    service: serviceOf(job, job.account),
    method: 'com.atproto.repo.putRecord',
    token: job.account.token,
    input: {
      kind: 'json',
      value: { repo: job.account.remoteId, collection: postCollection, rkey: key, record, swapRecord: null },
    },
    exchange: { signal: job.signal },
  });
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
  await job.save({ key, record: null, blobs: errorName(reply) === 'BlobNotFound' ? [] : blobs });
  return { kind: 'rejected', failure };
};

/** The post as the commit or a later look found it. */
export function published(
  job: { readonly account: ActingAccount; readonly baseOf: BaseOf },
  key: string,
): Extract<CommitOutcome, { kind: 'published' }> {
  const { account, baseOf } = job;
  const person = account.handle ?? account.remoteId;
  return {
    kind: 'published',
    remoteId: `at://${account.remoteId}/${postCollection}/${key}`,
    url: `${baseOf('bsky.app')}/profile/${person}/post/${key}`,
  };
}
