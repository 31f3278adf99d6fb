import type { Failure } from '../../../../shared/model/failure.ts';
import { ok, type Outcome } from '../../../../shared/outcome.ts';
import { callGraph } from '../../graph-api/call.ts';
import { containerFailure } from '../../graph-api/error-table.ts';
import { pollEvery } from '../../graph-api/recheck.ts';
import type { PublishJob } from '../network.ts';
import { type ContainerState, containerStatus, newContainer } from './parse.ts';
import type { Container } from './progress.ts';

/** An unpublished container ends after 24 h (contract §3.2); an older one is not relied on. */
const lifetime = 23 * 60 * 60_000;

/** How long the network says to wait for a container (contract §3.2). */
const patience = 5 * 60_000;

/** The network fetches an image before it answers. */
const fetchTimeout = 2 * 60_000;

/** What a container came to. */
export type ContainerEnd =
  | { readonly kind: 'finished' }
  | { readonly kind: 'published' }
  /** It will never be published. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'unanswered'; readonly failure: Failure };

/** Whether a container may still be published when its turn comes. */
export function isAlive({ at }: Container, now: number): boolean {
  return now - at < lifetime;
}

/** Makes a container; one whose reply is lost is never seen by anyone and ends by itself (contract §8). */
export async function createContainer(
  job: PublishJob,
  fields: Readonly<Record<string, string>>,
): Promise<Outcome<Container, Failure>> {
  const made = await callGraph(
    job,
    {
      path: `${job.account.remoteId}/media`,
      token: job.account.token,
      body: { kind: 'form', fields },
      exchange: { timeoutMs: fetchTimeout, signal: job.signal },
    },
    newContainer,
  );
  if (!made.ok) return made;
  const { id, uri } = made.value;
  return ok({ id, at: job.clock.now(), uri: uri ?? null, filled: uri === undefined });
}

/** Where a container stands now. */
export async function readContainer(
  job: PublishJob,
  id: string,
): Promise<Outcome<{ readonly state: ContainerState; readonly failure: Failure }, Failure>> {
  const read = await callGraph(
    job,
    {
      path: id,
      token: job.account.token,
      query: { fields: 'status_code,status' },
      exchange: { signal: job.signal },
    },
    containerStatus,
  );
  if (!read.ok) return read;
  const { status_code, status } = read.value;
  // On ERROR the text ends in the subcode; on EXPIRED there is none.
  const subcode = /\d{5,}/.exec(status ?? '')?.[0] ?? null;
  const failure: Failure =
    status_code === 'EXPIRED' ? { class: 'retry', code: 'upload-expired' } : containerFailure(subcode);
  return ok({ state: status_code, failure });
}

/** Waits until a container is ready or lost. */
export async function awaitContainer(job: PublishJob, id: string): Promise<ContainerEnd> {
  const started = job.clock.now();
  for (;;) {
    const read = await readContainer(job, id);
    if (!read.ok) return { kind: 'unanswered', failure: read.failure };
    switch (read.value.state) {
      case 'FINISHED':
        return { kind: 'finished' };
      case 'PUBLISHED':
        return { kind: 'published' };
      case 'ERROR':
      case 'EXPIRED':
        return { kind: 'failed', failure: read.value.failure };
    }
    const waited = job.clock.now() - started;
    if (waited >= patience) {
      return { kind: 'unanswered', failure: { class: 'retry', code: 'network-unavailable' } };
    }
    await job.wait(pollEvery(waited));
    if (job.signal.aborted) return { kind: 'unanswered', failure: interrupted };
  }
}

export const interrupted: Failure = { class: 'retry', code: 'interrupted' };
