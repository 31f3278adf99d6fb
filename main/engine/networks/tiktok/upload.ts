import * as z from 'zod';
import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { NetworkReply } from '../../http/network-calls.ts';
import type { PublishFile, PublishJob } from '../network.ts';
import { goesToInbox, postInfo } from './post-info.ts';
import { unansweredFailure } from '../replies.ts';
import { callApi } from './api.ts';
import { chunkAt, nextChunk, planChunks, receivedBytes } from './chunk-plan.ts';
import { byStatus } from './error-table.ts';
import { publishStatus, startedUpload } from './parse.ts';

/** An upload at the network. It publishes by itself when its last byte arrives (contract T5). */
export const upload = z.object({
  publishId: z.string(),
  uploadUrl: z.string(),
  startedAt: z.number(),
  bytes: z.number(),
  chunkSize: z.number(),
  count: z.number(),
  /** Bytes that the network has confirmed. */
  offset: z.number(),
});
export type Upload = z.infer<typeof upload>;

/** What a publication remembers. */
export const progress = z.object({ upload: upload.nullable().default(null) });

/** An upload address lives one hour; what is left must do for the rest. */
const addressLife = 55 * 60_000;

/** How often the network may say that it has other bytes than we count, before the upload is given up. */
const maxCorrections = 3;

/** A chunk of 20 MB over a slow line. */
const chunkTimeout = 20 * 60_000;

/** What earlier tries saved; nothing where it does not fit. */
export function savedUpload(job: PublishJob): Upload | null {
  const saved = progress.safeParse(job.progress);
  return saved.success ? saved.data.upload : null;
}

/** Whether the network has every byte, so that nothing is left to send. */
export function isComplete(state: Upload): boolean {
  return state.offset === state.bytes;
}

/** Asks the network what became of an upload (contract T7). */
export function askStatus(job: PublishJob, publishId: string) {
  return callApi(
    job,
    {
      path: '/v2/post/publish/status/fetch/',
      token: job.account.token,
      body: { publish_id: publishId },
      signal: job.signal,
      counts: { as: 'status', for: job.account },
    },
    publishStatus,
  );
}

/**
 * The upload of an earlier try, where the network still has it (contract T9, "app restart"): the network is asked before
 * anything is sent, and one that is complete is never started again. `null`: a new one is due.
 */
export async function resumeUpload(
  job: PublishJob,
  video: PublishFile,
): Promise<Outcome<Upload | null, Failure>> {
  const saved = savedUpload(job);
  if (saved === null || saved.bytes !== video.bytes) return ok(null);
  const found = await askStatus(job, saved.publishId);
  if (!found.ok) return found.failure.code === 'not-found' ? ok(null) : found;
  switch (found.value.status) {
    case 'FAILED':
      return ok(null);
    case 'PUBLISH_COMPLETE':
    case 'SEND_TO_USER_INBOX':
      return ok({ ...saved, offset: saved.bytes });
    case 'PROCESSING_UPLOAD':
    case 'PROCESSING_DOWNLOAD': {
      const offset = found.value.uploaded_bytes ?? saved.offset;
      if (offset === saved.bytes) return ok({ ...saved, offset });
      const usable =
        job.clock.now() - saved.startedAt < addressLife &&
        nextChunk(saved, saved.bytes, offset) !== undefined;
      return ok(usable ? { ...saved, offset } : null);
    }
  }
}

/** Opens a new upload. One whose reply is lost never receives a byte and ends by itself. */
export async function startUpload(job: PublishJob, video: PublishFile): Promise<Outcome<Upload, Failure>> {
  const plan = planChunks(video.bytes);
  const source_info = {
    source: 'FILE_UPLOAD',
    video_size: video.bytes,
    chunk_size: plan.chunkSize,
    total_chunk_count: plan.count,
  };
  const inbox = goesToInbox(job.content);
  const started = await callApi(
    job,
    {
      path: inbox ? '/v2/post/publish/inbox/video/init/' : '/v2/post/publish/video/init/',
      token: job.account.token,
      signal: job.signal,
      body: inbox ? { source_info } : { post_info: postInfo(job.content, video), source_info },
      counts: { as: inbox ? 'inbox-init' : 'video-init', for: job.account },
    },
    startedUpload,
  );
  if (!started.ok) return started;
  return ok({
    publishId: started.value.publish_id,
    uploadUrl: started.value.upload_url,
    startedAt: job.clock.now(),
    bytes: video.bytes,
    ...plan,
    offset: 0,
  });
}

/** Sends the chunk that comes next; the address carries its own permission, so no token goes with it. */
export function sendChunk(
  job: PublishJob,
  video: PublishFile,
  state: Upload,
  index: number,
): Promise<NetworkReply> {
  const { start, end } = chunkAt(state, state.bytes, index);
  return job.calls.send({
    method: 'PUT',
    url: state.uploadUrl,
    headers: { 'content-range': `bytes ${start}-${end - 1}/${state.bytes}` },
    body: { kind: 'file', file: { path: video.path, start, end }, mime: video.mime },
    timeoutMs: chunkTimeout,
    signal: job.signal,
    onSent: (sent) => job.report((start + sent) / state.bytes),
  });
}

/** Sends every chunk but the last, saving after each how far the network is. */
export async function sendAllButLast(
  job: PublishJob,
  video: PublishFile,
  from: Upload,
): Promise<Outcome<Upload, Failure>> {
  let state = from;
  let corrections = 0;
  while (!isComplete(state)) {
    const index = nextChunk(state, state.bytes, state.offset);
    if (index === undefined) return startAgain(job);
    if (index >= state.count - 1) break;
    const reply = await sendChunk(job, video, state, index);
    if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
    if (reply.status === 403 || reply.status === 404) return startAgain(job);
    if (reply.status !== 206 && reply.status !== 416) return fail(chunkFailure(reply.status));
    const received = receivedBytes(reply.headers['content-range']);
    // An answer that moves nothing forward, or again and again back, would go on for ever.
    if (reply.status === 416) corrections += 1;
    if (received === undefined || received === state.offset || corrections > maxCorrections) {
      return startAgain(job);
    }
    state = { ...state, offset: received };
    await job.save({ upload: state });
  }
  return ok(state);
}

/** The network no longer takes this upload; an incomplete one never publishes, so a new one is safe (contract T5). */
async function startAgain(job: PublishJob): Promise<Outcome<never, Failure>> {
  await job.save({ upload: null });
  return fail({ class: 'retry', code: 'upload-expired' });
}

/** A refused chunk. */
export function chunkFailure(status: number): Failure {
  return { ...byStatus(status), networkCode: String(status) };
}
