import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { PublishFile, PublishJob } from '../network.ts';
import { awaitContainer, createContainer, interrupted, isAlive } from './containers.ts';
import { type Container, type InstagramProgress, save } from './progress.ts';
import { leafFields } from './container-fields.ts';
import { fillContainer } from './upload-reel.ts';

/** After so many failed containers the file is held to be at fault (contract §6, 9004). */
const maxRestarts = 3;

/** Share of the preparation that sending is; the rest is the network's work. */
const sendingShare = 0.8;

/** Makes and fills a container for each file that has none yet; images are fetched by the network while this runs. */
export async function fillLeaves(
  job: PublishJob,
  saved: InstagramProgress,
): Promise<Outcome<InstagramProgress, Failure>> {
  const { files } = job.content;
  const now = job.clock.now();
  let current: InstagramProgress = saved.leaves.every((leaf) => isAlive(leaf, now))
    ? { ...saved, leaves: saved.leaves.slice(0, files.length) }
    : { ...saved, leaves: [], carousel: null };
  const offers: (() => void)[] = [];
  try {
    for (const [index, file] of files.entries()) {
      if (job.signal.aborted) return fail(interrupted);
      const filled = await fillLeaf(job, current, index, file, offers);
      if (!filled.ok) return filled;
      current = filled.value;
      job.report((sendingShare * (index + 1)) / files.length);
    }
    return await awaitLeaves(job, current);
  } finally {
    for (const release of offers) release();
  }
}

async function fillLeaf(
  job: PublishJob,
  saved: InstagramProgress,
  index: number,
  file: PublishFile,
  offers: (() => void)[],
): Promise<Outcome<InstagramProgress, Failure>> {
  const existing = saved.leaves[index];
  if (existing?.filled === true) return ok(saved);
  const made = existing === undefined ? await createLeaf(job, index, file, offers) : ok(existing);
  if (!made.ok) return made;
  const container = made.value;
  const current = withLeaf(saved, index, container);
  await save(job, current);
  const sent = await fillContainer(job, {
    container,
    file,
    begun: existing !== undefined,
    onSent: (bytes) => job.report((sendingShare * (index + bytes / file.bytes)) / job.content.files.length),
  });
  if (!sent.ok) return sent;
  if (sent.value === 'start-over') {
    return fail(await dropLeaf(job, current, index, { class: 'retry', code: 'upload-expired' }));
  }
  const filled = withLeaf(current, index, { ...container, filled: true });
  await save(job, filled);
  return ok(filled);
}

async function createLeaf(
  job: PublishJob,
  index: number,
  file: PublishFile,
  offers: (() => void)[],
): Promise<Outcome<Container, Failure>> {
  const fields = leafFields(job.content, index);
  if (file.kind === 'image') {
    const address = await offer(job, file, offers);
    return address.ok ? createContainer(job, { image_url: address.value, ...fields }) : address;
  }
  const { cover, type, files } = job.content;
  const isReel = files.length === 1 && type !== 'video-story';
  const address = cover !== null && isReel ? await offer(job, cover, offers) : ok(null);
  if (!address.ok) return address;
  const made = await createContainer(job, {
    upload_type: 'resumable',
    ...fields,
    ...(address.value === null ? {} : { cover_url: address.value }),
  });
  return made.ok && made.value.uri === null ? fail({ class: 'retry', code: 'unexpected-reply' }) : made;
}

/** Puts a file where the network can fetch it, until the work on all containers has ended. */
async function offer(
  job: PublishJob,
  file: PublishFile,
  offers: (() => void)[],
): Promise<Outcome<string, Failure>> {
  const offered = await job.handover.offer(file);
  if (!offered.ok) return offered;
  const { value } = offered;
  offers.push(() => value.release());
  return ok(value.url);
}

async function awaitLeaves(
  job: PublishJob,
  saved: InstagramProgress,
): Promise<Outcome<InstagramProgress, Failure>> {
  for (const [index, leaf] of saved.leaves.entries()) {
    const end = await awaitContainer(job, leaf.id);
    if (end.kind === 'unanswered') return fail(end.failure);
    if (end.kind === 'failed') return fail(await dropLeaf(job, saved, index, end.failure));
    if (end.kind === 'published' && saved.leaves.length === 1) return ok({ ...saved, published: true });
  }
  return ok(saved);
}

/** Forgets a container that failed, and those after it that were made in its company. */
async function dropLeaf(
  job: PublishJob,
  saved: InstagramProgress,
  index: number,
  failure: Failure,
): Promise<Failure> {
  return countRestart(job, { ...saved, leaves: saved.leaves.slice(0, index), carousel: null }, failure);
}

/** Saves what is left after a container failed, and says whether another one is worth a try. */
export async function countRestart(
  job: PublishJob,
  saved: InstagramProgress,
  failure: Failure,
): Promise<Failure> {
  const again = saved.restarts + 1 < maxRestarts;
  await save(job, { ...saved, restarts: again ? saved.restarts + 1 : 0 });
  return failure.class === 'retry' && !again ? { ...failure, class: 'fix' } : failure;
}

function withLeaf(saved: InstagramProgress, index: number, leaf: Container): InstagramProgress {
  return { ...saved, leaves: [...saved.leaves.slice(0, index), leaf] };
}
