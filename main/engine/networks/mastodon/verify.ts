import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { Network, PublishJob, VerifyOutcome } from '../network.ts';
import { readBody, unansweredFailure, unexpectedReply } from '../replies.ts';
import { callFor, sendFor } from './api.ts';
import { published } from './commit.ts';
import { failureOf } from './error-table.ts';
import { findStatuses } from './find-status.ts';
import { sameWords } from './html-text.ts';
import { type ScheduledStatus, scheduledStatus, scheduledStatuses } from './parse.ts';
import { savedProgress } from './progress.ts';

/** A server posts what it holds in its own background work, which may lag behind its time (ms). */
const postingLag = 10 * 60_000;

/**
 * Looks among what the server holds for its time, then among the account's own statuses. The list proves both that a status is there
 * and that it is not; another try goes under the same key, which servers remember for an hour.
 */
export const verify: Network['verify'] = async (job) => {
  const { key, scheduledId, sentAt } = savedProgress(job);
  if (key === null) return { kind: 'absent' };
  const { handOverAt } = job.content;
  const from = sentAt ?? job.committedAt ?? job.clock.now();
  if (handOverAt === null && scheduledId === null) return lookFor(job, from);
  const waiting = await findWaiting(job, scheduledId);
  if (!waiting.ok) return { kind: 'unanswered', failure: waiting.failure };
  const [first, ...more] = waiting.value;
  if (more.length > 0) return { kind: 'undecidable', evidence: 'several-matches' };
  if (first !== undefined) {
    // Found without its id, because the reply was lost: it is asked for by its id from now on.
    if (scheduledId === null) await job.save({ ...savedProgress(job), scheduledId: first.id });
    return { kind: 'handed-over', remoteId: first.id, at: first.scheduled_at };
  }
  const dueAt = handOverAt ?? job.clock.now();
  const outcome = await lookFor(job, scheduledId === null ? Math.min(dueAt, from) : from);
  const now = job.clock.now();
  const mayStillCome = scheduledId !== null && now >= dueAt && now < dueAt + postingLag;
  return outcome.kind === 'absent' && mayStillCome ? { kind: 'pending', recheckInMs: 60_000 } : outcome;
};

async function lookFor(job: PublishJob, from: number): Promise<VerifyOutcome> {
  const found = await findStatuses(job, from);
  if (!found.ok) return { kind: 'unanswered', failure: found.failure };
  const [first, ...more] = found.value;
  if (more.length > 0) return { kind: 'undecidable', evidence: 'several-matches' };
  return first === undefined ? { kind: 'absent' } : published(first);
}

/** What the server holds of this publication: by its id, or by its time and what it says. */
async function findWaiting(
  job: PublishJob,
  id: string | null,
): Promise<Outcome<readonly ScheduledStatus[], Failure>> {
  const exchange = { signal: job.signal };
  if (id !== null) {
    const path = `/api/v1/scheduled_statuses/${id}`;
    const reply = await sendFor(job, job.account, { method: 'GET', path, exchange });
    if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
    if (reply.status === 404) return ok([]);
    if (reply.status !== 200) return fail(failureOf(reply, job.clock.now()));
    const waiting = readBody(scheduledStatus, reply);
    return waiting === undefined ? fail(unexpectedReply(reply)) : ok([waiting]);
  }
  const listed = await callFor(
    job,
    job.account,
    { method: 'GET', path: '/api/v1/scheduled_statuses', query: [['limit', '40']], exchange },
    scheduledStatuses,
  );
  return listed.ok ? ok(listed.value.filter((waiting) => isThis(job, waiting))) : listed;
}

function isThis(job: PublishJob, waiting: ScheduledStatus): boolean {
  const { text, handOverAt } = job.content;
  const uploads = savedProgress(job).uploads.map(({ id }) => id);
  const attached = waiting.media_attachments.map(({ id }) => id);
  if (attached.length !== uploads.length || !uploads.every((id) => attached.includes(id))) return false;
  const sameTime = handOverAt === null || Math.abs(waiting.scheduled_at - handOverAt) < 1000;
  return sameTime && (uploads.length > 0 || sameWords(waiting.params.text ?? '', text));
}
