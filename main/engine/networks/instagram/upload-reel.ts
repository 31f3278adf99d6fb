import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import { askGraph, failureOf } from '../../graph-api/call.ts';
import { uploadBytes } from '../../graph-api/rupload.ts';
import type { PublishFile, PublishJob } from '../network.ts';
import { uploadStatus } from './parse.ts';
import type { Container } from './progress.ts';

export interface VideoUpload {
  readonly container: Container;
  readonly file: PublishFile;
  /** Whether an earlier try may have sent some of it. */
  readonly begun: boolean;
  onSent(bytes: number): void;
}

/**
 * Sends a video's bytes into its container, from where an earlier try stopped (contract §3.2 "Rupload").
 * `start-over`: the network does not tell how far it came, so that only a new container is safe.
 */
export async function fillContainer(
  job: PublishJob,
  upload: VideoUpload,
): Promise<Outcome<'filled' | 'start-over', Failure>> {
  const { container, file, begun } = upload;
  if (container.uri === null) return ok('filled');
  const offset = begun ? await arrivedBytes(job, container.id) : ok(0);
  if (!offset.ok) return offset;
  if (offset.value === null) return ok('start-over');
  if (offset.value >= file.bytes) return ok('filled');
  const sent = await uploadBytes(job, {
    url: container.uri,
    token: job.account.token,
    path: file.path,
    mime: file.mime,
    bytes: file.bytes,
    offset: offset.value,
    signal: job.signal,
    onSent: (bytes) => upload.onSent(bytes),
  });
  if (sent.ok) return ok('filled');
  // A container that failed to process its bytes takes no others.
  return sent.failure.code === 'media-processing-failed' ? ok('start-over') : fail(sent.failure);
}

/** Bytes that have arrived; null when the network does not say, or when the container is lost. */
async function arrivedBytes(
  job: PublishJob,
  id: string,
  fields = 'status_code,status,video_status',
): Promise<Outcome<number | null, Failure>> {
  const answer = await askGraph(
    job,
    { path: id, token: job.account.token, query: { fields }, exchange: { signal: job.signal } },
    uploadStatus,
  );
  if (answer.kind === 'refused' && answer.refusal.code === 100) {
    // `video_status` is only in the guide, not in the reference of a container: it may go.
    return fields === 'status_code' ? ok(null) : arrivedBytes(job, id, 'status_code');
  }
  if (answer.kind === 'refused' && answer.refusal.failure.code === 'upload-expired') return ok(null);
  if (answer.kind !== 'answered') return fail(failureOf(answer));
  const { status_code, video_status } = answer.body;
  if (status_code === 'FINISHED' || status_code === 'PUBLISHED') return ok(Number.POSITIVE_INFINITY);
  if (status_code !== 'IN_PROGRESS') return ok(null);
  const phase = video_status?.uploading_phase;
  return ok(phase?.bytes_transferred ?? phase?.bytes_transfered ?? null);
}
