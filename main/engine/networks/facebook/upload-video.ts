import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import { askGraph, callGraph, failureOf, type GraphAnswer } from '../../graph-api/call.ts';
import type { Refusal } from '../../graph-api/refusal.ts';
import type { PublishFile, PublishJob } from '../network.ts';
import { uploadOffsets, uploadStarted } from './parse.ts';
import { continued, type FacebookProgress, save, type UploadSession } from './progress.ts';

const chunkTimeout = 30 * 60_000;

/** After so many failed chunks the upload starts anew (contract §6: "retry chunk, then restart"). */
const maxFaults = 3;

/** So many answers in a row may send the upload back to where it stood. */
const maxStandstills = 3;

/** Codes after which an upload cannot be continued. */
const endOfUpload: ReadonlySet<number | null> = new Set([100, 6000, 6001]);

type Offsets = { readonly start_offset: number; readonly end_offset: number };

/** Uploads in the pieces that the network asks for, and goes on where an earlier try stopped (contract §2, "Video" b). */
export async function uploadVideo(
  job: PublishJob,
  saved: FacebookProgress,
  file: PublishFile,
): Promise<Outcome<FacebookProgress, Failure>> {
  let session = continued(saved.video, saved, job.clock.now());
  if (session === null) {
    const started = await startUpload(job, file);
    if (!started.ok) return started;
    session = started.value;
    await save(job, { ...saved, video: session });
  }
  let standstills = 0;
  while (session.start < session.end) {
    if (job.signal.aborted) return fail({ class: 'retry', code: 'interrupted' });
    const answer = await sendChunk(job, session, file);
    const next = nextOffsets(answer);
    if (answer.kind === 'refused' && next === undefined) {
      return fail(await afterRefusal(job, { ...saved, video: session }, answer.refusal));
    }
    if (next === undefined) return fail(answer.kind === 'answered' ? stalled : failureOf(answer));
    standstills = next.start > session.start ? 0 : standstills + 1;
    if (standstills >= maxStandstills) return fail(await startOver(job, saved, stalled));
    session = { ...session, ...next };
    await save(job, { ...saved, video: session });
    job.report(Math.min(1, session.start / file.bytes));
  }
  return ok({ ...saved, video: session });
}

const stalled: Failure = { class: 'retry', code: 'interrupted' };

async function startUpload(job: PublishJob, file: PublishFile): Promise<Outcome<UploadSession, Failure>> {
  const started = await callGraph(
    job,
    {
      host: 'graph-video.facebook.com',
      path: `${job.account.remoteId}/videos`,
      token: job.account.token,
      body: { kind: 'form', fields: { upload_phase: 'start', file_size: String(file.bytes) } },
      exchange: { signal: job.signal },
    },
    uploadStarted,
  );
  if (!started.ok) return started;
  const { upload_session_id, video_id, start_offset, end_offset } = started.value;
  return ok({
    id: upload_session_id,
    videoId: video_id,
    start: start_offset,
    end: end_offset,
    at: job.clock.now(),
    faults: 0,
  });
}

function sendChunk(
  job: PublishJob,
  session: UploadSession,
  file: PublishFile,
): Promise<GraphAnswer<Offsets>> {
  const end = Math.min(session.end, file.bytes);
  return askGraph(
    job,
    {
      host: 'graph-video.facebook.com',
      path: `${job.account.remoteId}/videos`,
      token: job.account.token,
      body: {
        kind: 'multipart',
        fields: [
          { name: 'upload_phase', value: 'transfer' },
          { name: 'upload_session_id', value: session.id },
          { name: 'start_offset', value: String(session.start) },
          {
            name: 'video_file_chunk',
            fileName: `video.${file.mime === 'video/quicktime' ? 'mov' : 'mp4'}`,
            mime: file.mime,
            file: { path: file.path, start: session.start, end },
          },
        ],
      },
      exchange: { timeoutMs: chunkTimeout, signal: job.signal },
    },
    uploadOffsets,
  );
}

/** Where to go on: as the reply says, also when it says so by refusing the offset. */
function nextOffsets(
  answer: GraphAnswer<Offsets>,
): { readonly start: number; readonly end: number } | undefined {
  if (answer.kind === 'answered') return { start: answer.body.start_offset, end: answer.body.end_offset };
  return answer.kind === 'refused' ? (answer.refusal.resumeAt ?? undefined) : undefined;
}

/** Drops an upload that cannot be continued; one that keeps failing is at fault itself. */
export async function startOver(
  job: PublishJob,
  saved: FacebookProgress,
  failure: Failure,
): Promise<Failure> {
  const again = saved.restarts === 0;
  await save(job, { ...saved, video: null, short: null, accepted: false, restarts: again ? 1 : 0 });
  return { ...failure, class: again ? 'retry' : 'fix' };
}

/** Whether the network has given the upload up (contract §6): a subcode that tells the owner what to mend is not that. */
export function isEndOfUpload(refusal: Pick<Refusal, 'code' | 'subcode' | 'failure'>): boolean {
  return endOfUpload.has(refusal.code) && (refusal.subcode === null || refusal.failure.class !== 'fix');
}

async function afterRefusal(job: PublishJob, saved: FacebookProgress, refusal: Refusal): Promise<Failure> {
  const { failure } = refusal;
  if (isEndOfUpload(refusal)) return startOver(job, saved, { ...failure, code: 'upload-expired' });
  if (saved.video === null || failure.class !== 'retry') return failure;
  const faults = saved.video.faults + 1;
  if (faults >= maxFaults) return startOver(job, saved, failure);
  await save(job, { ...saved, video: { ...saved.video, faults } });
  return failure;
}
