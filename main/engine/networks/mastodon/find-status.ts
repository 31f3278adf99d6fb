import { withoutServers } from '../../../../shared/text/count-mastodon.ts';
import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { PublishJob } from '../network.ts';
import { networkTime, readBody, unansweredFailure } from '../replies.ts';
import { callFor, localId, sendFor } from './api.ts';
import { failureOf } from './error-table.ts';
import { plainText, sameWords } from './html-text.ts';
import { type Status, statuses, statusSource } from './parse.ts';
import { savedProgress } from './progress.ts';

/** Clocks differ a little: the server's may be behind this computer's (ms). */
const tolerance = 60_000;

const pageSize = 40;
/** Far more than an account posts in the time that a publication may be unknown. */
const mostPages = 10;

/**
 * The account's own statuses since `from` (ms, by this computer's clock) that are this publication (contract §2, "Idempotency": list and
 * match). Servers date them by their own clock, which the first reply tells.
 */
export async function findStatuses(
  job: PublishJob,
  from: number,
): Promise<Outcome<readonly Status[], Failure>> {
  const found: Status[] = [];
  let before: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const listed = await callFor(
      job,
      job.account,
      {
        method: 'GET',
        path: `/api/v1/accounts/${localId(job.account)}/statuses`,
        query: [
          ['limit', String(pageSize)],
          ['exclude_reblogs', 'true'],
          ...(before === undefined ? [] : [['max_id', before] as const]),
        ],
        exchange: { signal: job.signal },
      },
      statuses,
    );
    if (!listed.ok) return listed;
    const since = networkTime(job, from) - tolerance;
    const recent = listed.value.filter((status) => status.created_at >= since);
    for (const status of recent) {
      const same = await isSame(job, status);
      if (!same.ok) return same;
      if (same.value) found.push(status);
    }
    before = listed.value.at(-1)?.id;
    if (recent.length < listed.value.length || before === undefined) return ok(found);
  }
  return ok(found);
}

async function isSame(job: PublishJob, status: Status): Promise<Outcome<boolean, Failure>> {
  const { text, options } = job.content;
  const uploads = savedProgress(job).uploads.map(({ id }) => id);
  const attached = status.media_attachments.map(({ id }) => id);
  if (status.in_reply_to_id !== null || attached.length !== uploads.length) return ok(false);
  // Nobody else has these uploads.
  if (uploads.length > 0) return ok(uploads.every((id) => attached.includes(id)));
  const titles = status.poll?.options.map(({ title }) => title) ?? [];
  const wanted = options.poll?.options.map((option) => option.trim()) ?? [];
  if (titles.join('\n') !== wanted.join('\n')) return ok(false);
  if (!sameWords(status.spoiler_text, options.contentWarning ?? '')) return ok(false);
  return hasText(job, status, text);
}

/** The words as they were written; where a server does not tell them, those that it shows. */
async function hasText(job: PublishJob, status: Status, text: string): Promise<Outcome<boolean, Failure>> {
  const reply = await sendFor(job, job.account, {
    method: 'GET',
    path: `/api/v1/statuses/${status.id}/source`,
    exchange: { signal: job.signal },
  });
  if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
  const source = reply.status === 200 ? readBody(statusSource, reply) : undefined;
  if (source !== undefined) return ok(sameWords(source.text, text));
  if (reply.status === 401 || reply.status === 429 || reply.status >= 500) {
    return fail(failureOf(reply, job.clock.now()));
  }
  // Mentions of people whom the server knows are shown without their own.
  return ok(sameWords(withoutServers(plainText(status.content)), withoutServers(text)));
}
