import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { PublishFile, PublishJob } from '../network.ts';
import { unansweredFailure } from '../replies.ts';
import { callRest } from './api.ts';
import { failureOf } from './error-table.ts';
import { startedImage } from './parse.ts';
import type { SentImage } from './progress.ts';

/** A picture of 10 MB over a slow line. */
const uploadTimeout = 10 * 60_000;

/** Asks for a place for a picture; one that stays empty is forgotten by the network. */
export async function startImage(job: PublishJob): Promise<Outcome<SentImage, Failure>> {
  const started = await callRest(
    job,
    {
      path: '/images?action=initializeUpload',
      token: job.account.token,
      body: { initializeUploadRequest: { owner: job.account.remoteId } },
      signal: job.signal,
    },
    startedImage,
  );
  if (!started.ok) return started;
  const { image, uploadUrl, uploadUrlExpiresAt } = started.value.value;
  return ok({ kind: 'image', urn: image, uploadUrl, expiresAt: uploadUrlExpiresAt, state: 'started' });
}

/** Sends the bytes of a picture; sending them again changes nothing (contract L12). */
export async function sendImage(
  job: PublishJob,
  file: PublishFile,
  place: SentImage,
  onSent: (bytes: number) => void,
): Promise<Outcome<SentImage, Failure>> {
  const reply = await job.calls.send({
    method: 'PUT',
    url: place.uploadUrl,
    headers: { authorization: `Bearer ${job.account.token}` },
    body: { kind: 'file', file: { path: file.path, start: 0, end: file.bytes }, mime: file.mime },
    timeoutMs: uploadTimeout,
    signal: job.signal,
    onSent,
  });
  if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
  if (reply.status !== 200 && reply.status !== 201) return fail(failureOf(reply, job.clock.now()));
  return ok({ ...place, state: 'sent' });
}
