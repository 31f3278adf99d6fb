import { randomUUID } from 'node:crypto';
import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { Network, PublishFile, PublishJob } from '../network.ts';
import { unansweredFailure } from '../replies.ts';
import { callFor, sendFor } from './api.ts';
import { failureOf } from './error-table.ts';
import { media } from './parse.ts';
import { type MastodonProgress, savedProgress } from './progress.ts';

/** A video of a hundred megabytes over a slow line. */
const uploadTimeout = 60 * 60_000;

/** Uploads that no status refers to live for a day at a server; older ones are sent again in good time. */
const uploadLifeMs = 20 * 3_600_000;

/** How long a server may work on a file before the try is given up (ms). */
const processingPatience = 15 * 60_000;

const processingFailed: Failure = { class: 'fix', code: 'media-processing-failed' };

/** Makes the key, uploads the files, and waits until the server has worked them up (contract §2, "Media"). */
export const prepare: Network['prepare'] = async (job) => {
  const saved = savedProgress(job);
  let progress: MastodonProgress = {
    ...saved,
    key: saved.key ?? randomUUID(),
    uploads: saved.uploads.filter(({ at }) => job.clock.now() < at + uploadLifeMs),
  };
  if (progress.uploads.length < saved.uploads.length) progress = { ...progress, uploads: [] };
  await job.save(progress);
  const { files } = job.content;
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  for (const [index, file] of files.entries()) {
    if (index < progress.uploads.length) continue;
    const uploaded = await upload(job, file);
    if (!uploaded.ok) return uploaded;
    progress = { ...progress, uploads: [...progress.uploads, { id: uploaded.value, at: job.clock.now() }] };
    await job.save(progress);
    job.report(files.slice(0, index + 1).reduce((sum, { bytes }) => sum + bytes, 0) / total);
  }
  for (const [index, { id }] of progress.uploads.entries()) {
    const ready = await awaitProcessing(job, id);
    if (ready.ok) continue;
    // Neither a file that failed nor one that is gone is any use to the next try.
    if (ready.failure.code !== 'interrupted' && ready.failure.class !== 'reauth') {
      await job.save({ ...progress, uploads: progress.uploads.slice(0, index) });
    }
    return ready;
  }
  return ok(progress);
};

async function upload(job: PublishJob, file: PublishFile): Promise<Outcome<string, Failure>> {
  const made = await callFor(
    job,
    job.account,
    {
      method: 'POST',
      path: '/api/v2/media',
      budget: 'media',
      body: {
        kind: 'multipart',
        fields: [
          ...(file.alt.trim() === '' ? [] : [{ name: 'description', value: file.alt.trim() }]),
          {
            name: 'file',
            fileName: file.fileName,
            mime: file.mime,
            file: { path: file.path, start: 0, end: file.bytes },
          },
        ],
      },
      exchange: { timeoutMs: uploadTimeout, signal: job.signal },
    },
    media,
  );
  if (made.ok) return ok(made.value.id);
  // A server that refuses a file refuses what it is: the text of the post comes later.
  return made.failure.code === 'content-refused' ? fail({ ...made.failure, code: 'media-format' }) : made;
}

/** 206: still at work; 200: done; 422: it failed. */
async function awaitProcessing(job: PublishJob, id: string): Promise<Outcome<null, Failure>> {
  const until = job.clock.now() + processingPatience;
  for (let pause = 1000; ; pause = Math.min(15_000, pause * 2)) {
    if (job.signal.aborted) return fail({ class: 'retry', code: 'interrupted' });
    const reply = await sendFor(job, job.account, {
      method: 'GET',
      path: `/api/v1/media/${id}`,
      exchange: { signal: job.signal },
    });
    if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
    if (reply.status === 200) return ok(null);
    if (reply.status === 422) return fail({ ...processingFailed, networkCode: '422' });
    if (reply.status === 404) return fail({ class: 'retry', code: 'upload-expired', networkCode: '404' });
    if (reply.status !== 206) return fail(failureOf(reply, job.clock.now()));
    if (job.clock.now() >= until) return fail({ ...processingFailed, class: 'retry', networkCode: '206' });
    await job.wait(pause);
  }
}
