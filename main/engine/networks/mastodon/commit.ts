import type { Failure } from '../../../../shared/model/failure.ts';
import { textLength } from '../../../../shared/limits/text-length.ts';
import { limitsFor } from '../../../../shared/limits/server-limits.ts';
import type { CommitOutcome, Network, PublishJob } from '../network.ts';
import { type Arrived, readBody, unansweredFailure } from '../replies.ts';
import { sendFor, serviceOf } from './api.ts';
import { failureOf } from './error-table.ts';
import { holdsNoMore } from './held-limit.ts';
import { scheduledStatus, type Status, status } from './parse.ts';
import { savedProgress } from './progress.ts';
import { readServer } from './server.ts';

/** Posts the status, or leaves it with the server for its time, under the publication's own key (contract §2, "Publish"). */
export const commit: Network['commit'] = async (job) => {
  const before = savedProgress(job);
  const { key, uploads } = before;
  if (key === null || uploads.length !== job.content.files.length) {
    return { kind: 'rejected', failure: { class: 'retry', code: 'interrupted' } };
  }
  const saved = { ...before, sentAt: before.sentAt ?? job.clock.now() };
  await job.save(saved);
  const reply = await sendFor(job, job.account, {
    method: 'POST',
    path: '/api/v1/statuses',
    headers: { 'idempotency-key': key },
    body: {
      kind: 'json',
      value: statusForm(
        job,
        uploads.map(({ id }) => id),
      ),
    },
    exchange: { signal: job.signal },
  });
  if (reply.kind === 'not-sent') return { kind: 'rejected', failure: unansweredFailure(reply) };
  if (reply.kind === 'lost') return { kind: 'unknown', failure: { class: 'verify', code: 'reply-lost' } };
  if (reply.status === 200) {
    const waiting = readBody(scheduledStatus, reply);
    if (waiting !== undefined) {
      await job.save({ ...saved, scheduledId: waiting.id });
      return { kind: 'handed-over', remoteId: waiting.id };
    }
    const posted = readBody(status, reply);
    if (posted !== undefined) return published(posted);
  }
  // A server that fails may have posted before it did, and some fail where they are asked again (contract §2, "Idempotency").
  if (reply.status < 400 || reply.status >= 500 || reply.status === 408) {
    const code = reply.status < 400 ? 'unexpected-reply' : 'network-unavailable';
    return { kind: 'unknown', failure: { class: 'verify', code, networkCode: String(reply.status) } };
  }
  const failure = reply.status === 422 ? await explainRefusal(job, reply) : failureOf(reply, job.clock.now());
  if (failure.code === 'upload-expired') await job.save({ ...saved, uploads: [] });
  return { kind: 'rejected', failure };
};

/** The status in the form of the call. Audience and marks are always said: an account's own defaults are not the owner's choice here. */
export function statusForm(job: PublishJob, mediaIds: readonly string[]): object {
  const { text, options, handOverAt } = job.content;
  return {
    status: text,
    media_ids: mediaIds,
    visibility: options.audience ?? 'public',
    sensitive: options.sensitive,
    spoiler_text: options.contentWarning ?? '',
    ...(options.language === null ? {} : { language: options.language }),
    ...(options.poll === null
      ? {}
      : {
          poll: {
            options: options.poll.options,
            expires_in: options.poll.durationHours * 3600,
            multiple: options.poll.multiple,
          },
        }),
    ...(handOverAt === null ? {} : { scheduled_at: new Date(handOverAt).toISOString() }),
  };
}

/** A posted status as the engine knows it. */
export function published({ id, url }: Status): Extract<CommitOutcome, { kind: 'published' }> {
  return { kind: 'published', remoteId: id, url };
}

/** What a server objects to: its sentence is in its own language, so its files and its limits are looked at anew. */
async function explainRefusal(job: PublishJob, reply: Arrived): Promise<Failure> {
  const refused = failureOf(reply, job.clock.now());
  const { handOverAt } = job.content;
  if (handOverAt !== null && (await holdsNoMore(job, handOverAt))) {
    return { ...refused, class: 'retry', code: 'holds-no-more' };
  }
  for (const { id } of savedProgress(job).uploads) {
    const upload = await sendFor(job, job.account, { method: 'GET', path: `/api/v1/media/${id}` });
    if (upload.kind !== 'reply') return refused;
    if (upload.status === 404) return { ...refused, class: 'retry', code: 'upload-expired' };
    if (upload.status === 206) return { ...refused, class: 'retry', code: 'network-unavailable' };
  }
  const server = await readServer(job, serviceOf(job, job.account));
  if (!server.ok) return refused;
  const limits = limitsFor('mastodon', server.value.limits);
  const { text, files, options } = job.content;
  if (textLength(limits.text, text, options.contentWarning ?? '') > limits.text.max) {
    return { ...refused, code: 'text-too-long' };
  }
  if (files.length > (limits.images?.max ?? files.length)) return { ...refused, code: 'choice-not-offered' };
  return refused;
}
