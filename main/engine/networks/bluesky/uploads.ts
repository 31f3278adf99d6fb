import type { Failure } from '../../../../shared/model/failure.ts';
import { ok, type Outcome } from '../../../../shared/outcome.ts';
import type { PublishFile, PublishJob } from '../network.ts';
import { callerOf } from './caller.ts';
import { type BlobRef, uploadedBlob } from './parse.ts';
import type { BlueskyProgress } from './record.ts';
import { callXrpc } from './xrpc.ts';

/** A video of 300 MB over a slow line. */
const uploadTimeout = 60 * 60_000;

/** Everything uploaded that the record refers to. */
export type Uploaded = Pick<BlueskyProgress, 'blobs' | 'thumb'>;

/** Uploads what is not there yet, the files first, then the picture of a link; each is kept as soon as it arrived. */
export async function uploadAll(
  job: PublishJob,
  saved: BlueskyProgress,
): Promise<Outcome<Uploaded, Failure>> {
  const { files, linkThumb } = job.content;
  // A card has no place beside files.
  const thumbFile = files.length === 0 && job.content.options.link !== null ? linkThumb : null;
  const blobs = saved.blobs.slice(0, files.length);
  const total = [...files, ...(thumbFile === null ? [] : [thumbFile])].reduce(
    (sum, file) => sum + file.bytes,
    0,
  );
  let before = files.slice(0, blobs.length).reduce((sum, file) => sum + file.bytes, 0);
  const bring = async (file: PublishFile): Promise<Outcome<BlobRef, Failure>> => {
    const start = before;
    before += file.bytes;
    return uploadFile(job, file, (sent) => job.report((start + sent) / total));
  };
  for (const file of files.slice(blobs.length)) {
    const blob = await bring(file);
    if (!blob.ok) return blob;
    blobs.push(blob.value);
    await job.save({ ...saved, blobs });
  }
  if (thumbFile === null) return ok({ blobs, thumb: null });
  if (saved.thumb !== null) return ok({ blobs, thumb: saved.thumb });
  const thumb = await bring(thumbFile);
  if (!thumb.ok) return thumb;
  await job.save({ ...saved, blobs, thumb: thumb.value });
  return ok({ blobs, thumb: thumb.value });
}

async function uploadFile(
  job: PublishJob,
  file: PublishFile,
  onSent: (bytes: number) => void,
): Promise<Outcome<BlobRef, Failure>> {
  const uploaded = await callXrpc(
    job,
    {
      as: callerOf(job, job.account),
      method: 'com.atproto.repo.uploadBlob',
      input: { kind: 'file', file: { path: file.path, start: 0, end: file.bytes }, mime: file.mime },
      exchange: { timeoutMs: uploadTimeout, signal: job.signal, onSent },
    },
    uploadedBlob,
  );
  return uploaded.ok ? ok(uploaded.value.blob) : uploaded;
}
