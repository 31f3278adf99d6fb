import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import { callGraph } from '../../graph-api/call.ts';
import type { Network, PublishJob } from '../network.ts';
import { networkNow } from '../replies.ts';
import { carouselFields } from './container-fields.ts';
import { awaitContainer, createContainer, isAlive } from './containers.ts';
import { countRestart, fillLeaves } from './fill-leaves.ts';
import { recentMedia } from './find-media.ts';
import { publishingLimit } from './parse.ts';
import { type InstagramProgress, save, savedProgress, toLedger } from './progress.ts';

/** The window of the quota rolls over 24 h; nobody says when its next place opens. */
const quotaRetry = 60 * 60_000;

/** Containers for every file, the carousel around them, and a look at the quota (contract §3.2, §3.3). */
export const prepare: Network['prepare'] = async (job) => {
  if (job.content.files.length === 0) return fail({ class: 'fix', code: 'media-missing' });
  const filled = await fillLeaves(job, { ...savedProgress(job), refusal: null });
  if (!filled.ok) return filled;
  const ready = await closeCarousel(job, filled.value);
  if (!ready.ok) return ready;
  // Nothing is left to publish: `verify` finds what there is.
  if (ready.value.published) return ok(toLedger(ready.value));
  const place = await checkQuota(job);
  if (!place.ok) return place;
  const noted = await noteKnown(job, ready.value);
  return noted.ok ? ok(toLedger(noted.value)) : noted;
};

async function closeCarousel(
  job: PublishJob,
  saved: InstagramProgress,
): Promise<Outcome<InstagramProgress, Failure>> {
  if (saved.leaves.length === 1) return ok(saved);
  const kept = saved.carousel !== null && isAlive(saved.carousel, job.clock.now()) ? saved.carousel : null;
  const made =
    kept === null
      ? await createContainer(
          job,
          carouselFields(
            job.content,
            saved.leaves.map(({ id }) => id),
          ),
        )
      : ok(kept);
  if (!made.ok) return made;
  const current = { ...saved, carousel: made.value };
  await save(job, current);
  const end = await awaitContainer(job, made.value.id);
  switch (end.kind) {
    case 'finished':
      return ok(current);
    case 'published':
      return ok({ ...current, published: true });
    case 'unanswered':
      return fail(end.failure);
    case 'failed':
      return fail(await countRestart(job, { ...saved, carousel: null }, end.failure));
  }
}

async function checkQuota(job: PublishJob): Promise<Outcome<null, Failure>> {
  const read = await callGraph(
    job,
    {
      path: `${job.account.remoteId}/content_publishing_limit`,
      token: job.account.token,
      query: { fields: 'quota_usage,config' },
      exchange: { signal: job.signal },
    },
    publishingLimit,
  );
  if (!read.ok) return read;
  const [limit] = read.value.data;
  const total = limit?.config?.quota_total;
  // The documents name three totals: only the account's own counts.
  return limit !== undefined && total !== undefined && limit.quota_usage >= total
    ? fail({ class: 'rate', code: 'quota-reached', retryAfterMs: quotaRetry })
    : ok(null);
}

/** Before the first commit: which media cannot be this publication. */
async function noteKnown(
  job: PublishJob,
  saved: InstagramProgress,
): Promise<Outcome<InstagramProgress, Failure>> {
  if (saved.firstCommitAt !== null) return ok(saved);
  const listed = await recentMedia(job, networkNow(job));
  return listed.ok ? ok({ ...saved, known: listed.value.map(({ id }) => id) }) : listed;
}
