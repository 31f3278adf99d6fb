import { callGraph } from '../../graph-api/call.ts';
import { commitGraph } from '../../graph-api/commit-call.ts';
import type { Network, PublishJob } from '../network.ts';
import { networkNow } from '../replies.ts';
import { interrupted } from './containers.ts';
import { countRestart } from './fill-leaves.ts';
import { mediaLink, newMedia } from './parse.ts';
import { publishable, save, savedProgress } from './progress.ts';

/** A new medium may not be readable at once (contract §6, 100/33). */
const linkTries = 3;

/** Publishes the container: the one call that does (contract §3.2). */
export const commit: Network['commit'] = async (job) => {
  const saved = savedProgress(job);
  const container = publishable(saved);
  if (saved.published) return { kind: 'accepted' };
  if (container === undefined) return { kind: 'rejected', failure: interrupted };
  const sent = { ...saved, firstCommitAt: saved.firstCommitAt ?? networkNow(job) };
  await save(job, sent);
  const answer = await commitGraph(
    job,
    {
      path: `${job.account.remoteId}/media_publish`,
      token: job.account.token,
      body: { kind: 'form', fields: { creation_id: container.id } },
      exchange: { signal: job.signal },
    },
    newMedia,
  );
  switch (answer.kind) {
    case 'done':
      return { kind: 'published', remoteId: answer.body.id, url: await linkOf(job, answer.body.id) };
    case 'unknown':
      await save(job, { ...sent, refusal: answer.refusal });
      return { kind: 'unknown', failure: answer.failure };
    case 'rejected': {
      if (answer.failure.code !== 'upload-expired') return { kind: 'rejected', failure: answer.failure };
      // The container is gone (24/2207008, 24/2207006): the next try makes another.
      const failure = await countRestart(job, { ...sent, leaves: [], carousel: null }, answer.failure);
      return { kind: 'rejected', failure };
    }
  }
};

/** Address of a medium for people. It is published whether or not this can be read (contract §8). */
async function linkOf(job: PublishJob, id: string): Promise<string | null> {
  for (let tries = 1; tries <= linkTries; tries += 1) {
    const read = await callGraph(
      job,
      { path: id, token: job.account.token, query: { fields: 'permalink' } },
      mediaLink,
    );
    if (read.ok) return read.value.permalink ?? null;
    if (read.failure.class !== 'retry' || tries === linkTries) return null;
    await job.wait(1000 * tries);
  }
  return null;
}
