import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { Network, PublishContent, PublishFile, PublishJob } from '../network.ts';
import { awaitMedia } from './await-media.ts';
import { asAuthor } from './error-table.ts';
import { type LinkedInProgress, type SentMedia, savedProgress } from './progress.ts';
import { filesOf, runsFor } from './post-body.ts';
import { postUrnIn } from './post-address.ts';
import { sendFile, startFile } from './upload-file.ts';
import { sendVideo, startVideo } from './upload-video.ts';

/** An upload address is not used in its last minutes. */
const addressMargin = 5 * 60_000;

/** Uploads the files and waits until the network can show them (contract L6–L8). */
export const prepare: Network['prepare'] = async (job) => {
  const problem = problemOf(job.content);
  if (problem !== null) return fail(problem);
  const sent = await sendAll(job, savedProgress(job));
  const ready = sent.ok ? await awaitAll(job, sent.value) : sent;
  return ready.ok ? ready : fail(asAuthor(job.account, ready.failure));
};

/** What no try could mend. */
function problemOf({ type, files, options }: PublishContent): Failure | null {
  const alone = files.length > 1 && files.some(({ kind }) => kind !== 'image');
  if (alone) return { class: 'fix', code: 'media-format' };
  if (type === 'poll' && (options.poll === null || !runsFor(options.poll))) {
    return { class: 'fix', code: 'choice-not-offered' };
  }
  if (type === 'reshare' && postUrnIn(options.reshareOf ?? '') === undefined) {
    return { class: 'fix', code: 'choice-missing' };
  }
  return null;
}

async function sendAll(
  job: PublishJob,
  saved: LinkedInProgress,
): Promise<Outcome<LinkedInProgress, Failure>> {
  const files = filesOf(job.content);
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  let progress = saved;
  let before = 0;
  for (const [index, file] of files.entries()) {
    const keep = async (place: SentMedia): Promise<void> => {
      progress = {
        ...progress,
        media: [...progress.media.slice(0, index), place, ...progress.media.slice(index + 1)],
      };
      await job.save(progress);
    };
    const reached = before;
    const sent = await sendOne(job, file, progress.media[index], keep, (bytes) =>
      job.report((reached + bytes) / total),
    );
    if (!sent.ok) {
      if (sent.failure.code === 'upload-expired')
        await job.save({ ...progress, media: progress.media.slice(0, index) });
      return sent;
    }
    before += file.bytes;
  }
  return ok(progress);
}

/** Sends one file unless an earlier try has; `keep` makes each step durable. */
async function sendOne(
  job: PublishJob,
  file: PublishFile,
  earlier: SentMedia | undefined,
  keep: (place: SentMedia) => Promise<void>,
  onSent: (bytes: number) => void,
): Promise<Outcome<null, Failure>> {
  const known = earlier?.kind === file.kind && isUsable(earlier, job.clock.now()) ? earlier : undefined;
  if (known !== undefined && known.state !== 'started') return ok(null);
  let place = known;
  if (place === undefined) {
    const started = file.kind === 'video' ? await startVideo(job, file) : await startFile(job, file.kind);
    if (!started.ok) return started;
    place = started.value;
    await keep(place);
  }
  const sent =
    place.kind === 'video'
      ? await sendVideo(job, file, place, keep)
      : await sendFile(job, file, place, onSent);
  if (!sent.ok) return sent;
  await keep(sent.value);
  return ok(null);
}

function isUsable(place: SentMedia, now: number): boolean {
  return place.state !== 'started' || place.expiresAt - now > addressMargin;
}

async function awaitAll(
  job: PublishJob,
  sent: LinkedInProgress,
): Promise<Outcome<LinkedInProgress, Failure>> {
  let progress = sent;
  for (const [index, place] of sent.media.entries()) {
    if (place.state === 'ready') continue;
    const state = await awaitMedia(job, `${place.kind}s`, place.urn);
    if (!state.ok) return state;
    if (state.value === 'failed') {
      const failures = progress.processingFailures + 1;
      await job.save({ ...progress, media: progress.media.slice(0, index), processingFailures: failures });
      return fail({ class: failures > 1 ? 'fix' : 'retry', code: 'media-processing-failed' });
    }
    progress = { ...progress, media: progress.media.with(index, { ...place, state: 'ready' }) };
    await job.save(progress);
  }
  return ok(progress);
}
