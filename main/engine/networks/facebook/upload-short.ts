import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import { callGraph } from '../../graph-api/call.ts';
import { uploadBytes } from '../../graph-api/rupload.ts';
import type { PublishFile, PublishJob } from '../network.ts';
import { shortStarted } from './parse.ts';
import { continued, type FacebookProgress, save, type ShortUpload } from './progress.ts';
import { startOver } from './upload-video.ts';
import { readVideo, stateOf } from './video-state.ts';

/** After so many failed sendings the upload starts anew (contract §2, "If re-upload fails"). */
const maxFaults = 3;

/** The edge where a reel or a video story begins and ends. */
export function shortEdge(job: PublishJob): string {
  return `${job.account.remoteId}/${job.content.type === 'reel' ? 'video_reels' : 'video_stories'}`;
}

/** Sends the bytes of a reel or a video story from where an earlier try stopped (contract §2, "Reel"). */
export async function uploadShort(
  job: PublishJob,
  saved: FacebookProgress,
  file: PublishFile,
): Promise<Outcome<FacebookProgress, Failure>> {
  let upload = continued(saved.short, saved, job.clock.now());
  const begun = upload !== null;
  if (upload === null) {
    const started = await start(job);
    if (!started.ok) return started;
    upload = started.value;
    await save(job, { ...saved, short: upload });
  }
  if (!upload.sent) {
    const current = { ...saved, short: upload };
    const offset = begun ? await arrivedBytes(job, current, upload, file) : ok(0);
    if (!offset.ok) return offset;
    if (offset.value < file.bytes) {
      const sent = await sendFrom(job, current, upload, { file, offset: offset.value });
      if (!sent.ok) return sent;
    }
    upload = { ...upload, sent: true };
    await save(job, { ...saved, short: upload });
  }
  job.report(1);
  return ok({ ...saved, short: upload });
}

async function start(job: PublishJob): Promise<Outcome<ShortUpload, Failure>> {
  const started = await callGraph(
    job,
    {
      path: shortEdge(job),
      token: job.account.token,
      body: { kind: 'form', fields: { upload_phase: 'start' } },
      exchange: { signal: job.signal },
    },
    shortStarted,
  );
  if (!started.ok) return started;
  const { video_id, upload_url } = started.value;
  return ok({ videoId: video_id, url: upload_url, sent: false, at: job.clock.now(), faults: 0 });
}

/** Bytes that the network has; the whole file when it is done with them. */
async function arrivedBytes(
  job: PublishJob,
  saved: FacebookProgress,
  upload: ShortUpload,
  file: PublishFile,
): Promise<Outcome<number, Failure>> {
  const read = await readVideo(job, upload.videoId);
  if (!read.ok) {
    return read.failure.code === 'not-found' ? fail(await startOver(job, saved, expired)) : read;
  }
  if (stateOf(read.value).kind === 'failed') return fail(await startOver(job, saved, expired));
  const phase = read.value.status?.uploading_phase;
  const arrived = phase?.bytes_transfered ?? phase?.bytes_transferred;
  if (phase?.status === 'complete' || phase?.status === 'completed') return ok(file.bytes);
  // A network that does not say how far it came takes the file from its beginning only.
  return ok(Math.min(arrived ?? 0, file.bytes));
}

const expired: Failure = { class: 'retry', code: 'upload-expired' };

async function sendFrom(
  job: PublishJob,
  saved: FacebookProgress,
  upload: ShortUpload,
  { file, offset }: { readonly file: PublishFile; readonly offset: number },
): Promise<Outcome<null, Failure>> {
  const sent = await uploadBytes(job, {
    url: upload.url,
    token: job.account.token,
    path: file.path,
    mime: file.mime,
    bytes: file.bytes,
    offset,
    signal: job.signal,
    onSent: (bytes) => job.report(bytes / file.bytes),
  });
  if (sent.ok) return sent;
  if (sent.failure.code === 'media-processing-failed') return fail(await startOver(job, saved, sent.failure));
  // Only what the network itself answered counts against the upload: a line that breaks is not its fault.
  if (sent.failure.networkCode === undefined) return sent;
  const faults = upload.faults + 1;
  if (faults >= maxFaults) return fail(await startOver(job, saved, expired));
  await save(job, { ...saved, short: { ...upload, faults } });
  return sent;
}
