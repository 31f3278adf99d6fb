import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { Network, PublishContent, PublishFile } from '../network.ts';
import { unansweredFailure } from '../replies.ts';
import { nextChunk, receivedBytes } from './chunk-plan.ts';
import { askChoices, checkChoices } from './creator.ts';
import { goesToInbox } from './post-info.ts';
import {
  chunkFailure,
  isComplete,
  resumeUpload,
  savedUpload,
  sendAllButLast,
  sendChunk,
  startUpload,
} from './upload.ts';

/** The one video; pictures are only taken from a web address on a verified domain (contract T6). */
function videoOf({ files }: PublishContent): Outcome<PublishFile, Failure> {
  const [video] = files;
  if (video === undefined) return fail({ class: 'fix', code: 'media-missing' });
  return files.length === 1 && video.kind === 'video'
    ? ok(video)
    : fail({ class: 'fix', code: 'media-format' });
}

/** Checks the owner's choices against what TikTok offers now, and uploads all of the video but its last chunk. */
export const prepare: Network['prepare'] = async (job) => {
  const video = videoOf(job.content);
  if (!video.ok) return video;
  const resumed = await resumeUpload(job, video.value);
  if (!resumed.ok) return resumed;
  if (resumed.value !== null && isComplete(resumed.value)) return ok({ upload: resumed.value });

  // A draft's choices are made in the app.
  if (!goesToInbox(job.content)) {
    const offered = await askChoices(job, job.account);
    if (!offered.ok) return offered;
    const refused = checkChoices(job.content, video.value, offered.value);
    if (refused !== undefined) return fail(refused);
  }

  const open = resumed.value === null ? await startUpload(job, video.value) : ok(resumed.value);
  if (!open.ok) return open;
  await job.save({ upload: open.value });
  const sent = await sendAllButLast(job, video.value, open.value);
  return sent.ok ? ok({ upload: sent.value }) : sent;
};

/** Sends the last chunk: with it the network has the whole video, and publishes it or puts it into the inbox. */
export const commit: Network['commit'] = async (job) => {
  const video = videoOf(job.content);
  if (!video.ok) return { kind: 'rejected', failure: video.failure };
  const upload = savedUpload(job);
  if (upload === null) return { kind: 'rejected', failure: { class: 'retry', code: 'interrupted' } };
  if (isComplete(upload)) return { kind: 'accepted' };
  const index = nextChunk(upload, upload.bytes, upload.offset);
  if (index !== upload.count - 1)
    return { kind: 'rejected', failure: { class: 'retry', code: 'interrupted' } };

  const reply = await sendChunk(job, video.value, upload, index);
  if (reply.kind === 'not-sent') return { kind: 'rejected', failure: unansweredFailure(reply) };
  if (reply.kind === 'lost') return { kind: 'unknown', failure: { class: 'verify', code: 'reply-lost' } };
  if (reply.status === 201) return { kind: 'accepted' };
  if (reply.status >= 500) {
    return { kind: 'unknown', failure: { ...chunkFailure(reply.status), class: 'verify' } };
  }
  if (reply.status === 403 || reply.status === 404) {
    await job.save({ upload: null });
    return {
      kind: 'rejected',
      failure: { class: 'retry', code: 'upload-expired', networkCode: String(reply.status) },
    };
  }
  if (reply.status === 206 || reply.status === 416) {
    // The network counts other bytes than we do: it is asked for them before the next try.
    const received = receivedBytes(reply.headers['content-range']);
    if (received === upload.bytes) return { kind: 'accepted' };
    return {
      kind: 'rejected',
      failure: { class: 'retry', code: 'interrupted', networkCode: String(reply.status) },
    };
  }
  return { kind: 'rejected', failure: chunkFailure(reply.status) };
};
