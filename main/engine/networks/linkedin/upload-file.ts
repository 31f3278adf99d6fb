import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { PublishFile, PublishJob } from '../network.ts';
import { unansweredFailure } from '../replies.ts';
import { callRest } from './api.ts';
import { failureOf } from './error-table.ts';
import { startedDocument, startedImage } from './parse.ts';
import type { SentFile } from './progress.ts';

/** 100 MB over a slow line, and a picture of 10 MB. */
const uploadTimeout = { document: 60 * 60_000, image: 10 * 60_000 } as const;

/** Asks for a place for a picture or a document; one that stays empty is forgotten by the network (contract L6, L8). */
export async function startFile(
  job: PublishJob,
  kind: SentFile['kind'],
): Promise<Outcome<SentFile, Failure>> {
  const started = await callRest(
    job,
    {
      path: `/${kind}s?action=initializeUpload`,
      token: job.account.token,
      body: { initializeUploadRequest: { owner: job.account.remoteId } },
      signal: job.signal,
    },
    kind === 'image' ? startedImage : startedDocument,
  );
  if (!started.ok) return started;
  const { urn, uploadUrl, uploadUrlExpiresAt } = started.value.value;
  return ok({ kind, urn, uploadUrl, expiresAt: uploadUrlExpiresAt, state: 'started' });
}

/** Sends the bytes of a picture or a document; sending them again changes nothing (contract L12). */
export async function sendFile(
  job: PublishJob,
  file: PublishFile,
  place: SentFile,
  onSent: (bytes: number) => void,
): Promise<Outcome<SentFile, Failure>> {
  const reply = await job.calls.send({
    method: 'PUT',
    url: place.uploadUrl,
    headers: { authorization: `Bearer ${job.account.token}` },
    body: { kind: 'file', file: { path: file.path, start: 0, end: file.bytes }, mime: file.mime },
    timeoutMs: uploadTimeout[place.kind],
    signal: job.signal,
    onSent,
  });
  if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
  if (reply.status !== 200 && reply.status !== 201) return fail(failureOf(reply, job.clock.now()));
  return ok({ ...place, state: 'sent' });
}
