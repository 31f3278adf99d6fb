import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { PublishFile, PublishJob } from '../network.ts';
import { unansweredFailure } from '../replies.ts';
import { callRest, sendRest } from './api.ts';
import { failureOf } from './error-table.ts';
import { startedVideo } from './parse.ts';
import type { SentVideo } from './progress.ts';

/** A part of 4 MB over a slow line; the network chooses the size. */
const partTimeout = 20 * 60_000;

/** Asks for a place for a video, and into which parts it is to be cut (contract L7). */
export async function startVideo(job: PublishJob, file: PublishFile): Promise<Outcome<SentVideo, Failure>> {
  const started = await callRest(
    job,
    {
      path: '/videos?action=initializeUpload',
      token: job.account.token,
      body: {
        initializeUploadRequest: {
          owner: job.account.remoteId,
          fileSizeBytes: file.bytes,
          uploadCaptions: false,
          uploadThumbnail: job.content.cover !== null,
        },
      },
      signal: job.signal,
    },
    startedVideo,
  );
  if (!started.ok) return started;
  const { video, uploadToken, uploadUrlsExpireAt, uploadInstructions, thumbnailUploadUrl } =
    started.value.value;
  return ok({
    kind: 'video',
    urn: video,
    uploadToken,
    expiresAt: uploadUrlsExpireAt,
    parts: uploadInstructions.map(({ uploadUrl, firstByte, lastByte }) => ({
      uploadUrl,
      start: firstByte,
      end: lastByte + 1,
      tag: null,
    })),
    coverUrl: thumbnailUploadUrl ?? null,
    state: 'started',
  });
}

/** Sends the parts that are missing, each to its own address, then the cover, and closes the upload. `save` is called after each. */
export async function sendVideo(
  job: PublishJob,
  file: PublishFile,
  place: SentVideo,
  save: (place: SentVideo) => Promise<void>,
): Promise<Outcome<SentVideo, Failure>> {
  let current = place;
  for (const [index, part] of place.parts.entries()) {
    if (part.tag !== null) continue;
    const reply = await job.calls.send({
      method: 'PUT',
      url: part.uploadUrl,
      // The address carries its own permission: no token goes with a part.
      body: {
        kind: 'file',
        file: { path: file.path, start: part.start, end: part.end },
        mime: 'application/octet-stream',
      },
      timeoutMs: partTimeout,
      signal: job.signal,
      onSent: (sent) => job.report((part.start + sent) / file.bytes),
    });
    if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
    if (reply.status !== 200 && reply.status !== 201) return fail(failureOf(reply, job.clock.now()));
    const tag = reply.headers['etag'];
    if (tag === undefined)
      return fail({ class: 'retry', code: 'unexpected-reply', networkCode: String(reply.status) });
    current = { ...current, parts: current.parts.with(index, { ...part, tag }) };
    await save(current);
  }
  const covered = await sendCover(job, current);
  if (!covered.ok) return covered;
  return finishVideo(job, covered.value);
}

/** The picture that stands for the video: its address carries its own permission too. */
async function sendCover(job: PublishJob, place: SentVideo): Promise<Outcome<SentVideo, Failure>> {
  const { cover } = job.content;
  if (place.coverUrl === null || cover === null) return ok(place);
  const reply = await job.calls.send({
    method: 'PUT',
    url: place.coverUrl,
    headers: { 'media-type-family': 'STILLIMAGE' },
    body: { kind: 'file', file: { path: cover.path, start: 0, end: cover.bytes }, mime: cover.mime },
    timeoutMs: partTimeout,
    signal: job.signal,
  });
  if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
  if (reply.status !== 200 && reply.status !== 201) return fail(failureOf(reply, job.clock.now()));
  return ok({ ...place, coverUrl: null });
}

/** Tells the network that all parts are there, in their order. */
async function finishVideo(job: PublishJob, place: SentVideo): Promise<Outcome<SentVideo, Failure>> {
  const reply = await sendRest(job, {
    path: '/videos?action=finalizeUpload',
    token: job.account.token,
    body: {
      finalizeUploadRequest: {
        video: place.urn,
        uploadToken: place.uploadToken,
        uploadedPartIds: place.parts.map(({ tag }) => tag ?? ''),
      },
    },
    signal: job.signal,
  });
  if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
  if (reply.status !== 200) return fail(failureOf(reply, job.clock.now()));
  return ok({ ...place, state: 'sent' });
}
