import type { ContentType } from '../../../../shared/model/content-type.ts';
import type { Failure } from '../../../../shared/model/failure.ts';
import { ok, type Outcome } from '../../../../shared/outcome.ts';
import { callGraph } from '../../graph-api/call.ts';
import { changeGraph } from '../../graph-api/change-call.ts';
import { graphSeconds } from '../../graph-api/graph-time.ts';
import type { HandOver } from '../after-publishing.ts';
import type { Line, PublishJob } from '../network.ts';
import { networkNow } from '../replies.ts';
import { heldNode } from './parse.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** This computer's clock and the network's differ: the far end of a window is left this much early. */
const clockMargin = 15 * minute;

/** How far ahead the network takes each type (contract §2, "Scheduling"); stories are not scheduled. */
const furthest: Readonly<Partial<Record<ContentType, number>>> = {
  text: 30 * day,
  link: 30 * day,
  image: 30 * day,
  images: 30 * day,
  // Six months, of which two may have 28 and 30 days.
  video: 180 * day,
  reel: 29 * day,
};

/** Whether the network holds a post or video, has let it out, or does not know it. */
async function standing(
  line: Line,
  token: string,
  remoteId: string,
): Promise<Outcome<'held' | 'out' | 'gone', Failure>> {
  const isPost = remoteId.includes('_');
  const read = await callGraph(
    line,
    { path: remoteId, token, query: { fields: isPost ? 'is_published' : 'published' } },
    heldNode,
  );
  if (!read.ok) return read.failure.code === 'not-found' ? ok('gone') : read;
  return ok(read.value.is_published === true || read.value.published === true ? 'out' : 'held');
}

/** Nearer than this the network holds nothing (contract §2). */
const nearest = 10 * minute;

/** Whether the network may have refused a post for no other reason than that its time is too near to be held. */
export function tooNearToHold(job: PublishJob): boolean {
  const { handOverAt } = job.content;
  return handOverAt !== null && handOverAt - networkNow(job) <= nearest;
}

/** Posts that Facebook publishes itself at their time. What is out by now is `gone` from what it holds. */
export const handOver: HandOver = {
  window(type) {
    const most = furthest[type];
    return most === undefined ? undefined : { leastMs: nearest, mostMs: most - clockMargin };
  },
  async move(line, { token }, remoteId, at) {
    const outcome = await changeGraph(line, {
      path: remoteId,
      token,
      body: { kind: 'form', fields: { scheduled_publish_time: graphSeconds(at) } },
    });
    if (outcome.kind !== 'rejected' || outcome.failure.class !== 'fix') return outcome;
    const stands = await standing(line, token, remoteId);
    return stands.ok && stands.value === 'out' ? { kind: 'gone' } : outcome;
  },
  async cancel(line, { token }, remoteId) {
    const stands = await standing(line, token, remoteId);
    if (!stands.ok) {
      const { failure } = stands;
      return { kind: failure.class === 'retry' ? 'unknown' : 'rejected', failure };
    }
    // The call that cancels would delete what the public sees by now.
    return stands.value === 'held'
      ? changeGraph(line, { method: 'DELETE', path: remoteId, token })
      : { kind: 'gone' };
  },
};
