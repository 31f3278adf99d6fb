import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { PublishJob } from '../network.ts';
import { readBody, unansweredFailure, unexpectedReply } from '../replies.ts';
import { encodeId, sendRest } from './api.ts';
import { failureOf } from './error-table.ts';
import { mediaStatus } from './parse.ts';

const second = 1000;

/** How long a file may take (ms); after that it is looked at again later. */
const patience = { images: 2 * 60 * second, documents: 10 * 60 * second, videos: 30 * 60 * second } as const;

/** What a file gets whose state this application may not read (contract L6). */
const grace = { images: 3 * second, documents: 10 * second, videos: 30 * second } as const;

/** Pauses grow from 1 s to 5 s, then to 15 s. */
function pauseAfter(polls: number): number {
  if (polls < 5) return (polls + 1) * second;
  return polls < 12 ? 5 * second : 15 * second;
}

/**
 * Waits until the network has processed a file: a post made earlier may stay invisible for ever (contract L6).
 * `failed`: it cannot be processed.
 */
export async function awaitMedia(
  job: PublishJob,
  collection: keyof typeof patience,
  urn: string,
): Promise<Outcome<'ready' | 'failed', Failure>> {
  const until = job.clock.now() + patience[collection];
  for (let polls = 0; !job.signal.aborted; polls += 1) {
    const reply = await sendRest(job, {
      path: `/${collection}/${encodeId(urn)}`,
      token: job.account.token,
      signal: job.signal,
    });
    if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
    if (reply.status === 403) {
      await job.wait(grace[collection]);
      return ok('ready');
    }
    // Just after it was made a file may not be found yet (contract L11).
    if (reply.status !== 404) {
      if (reply.status !== 200) return fail(failureOf(reply, job.clock.now()));
      const body = readBody(mediaStatus, reply);
      if (body === undefined) return fail(unexpectedReply(reply));
      if (body.status === 'AVAILABLE') return ok('ready');
      if (body.status === 'PROCESSING_FAILED') return ok('failed');
    }
    if (job.clock.now() >= until) return fail({ class: 'retry', code: 'media-processing-failed' });
    await job.wait(pauseAfter(polls));
  }
  return fail({ class: 'retry', code: 'interrupted' });
}
