import type { ContentType } from '../../../../shared/model/content-type.ts';
import type { Failure } from '../../../../shared/model/failure.ts';
import { callGraph } from '../../graph-api/call.ts';
import { changeGraph } from '../../graph-api/change-call.ts';
import { graphSeconds } from '../../graph-api/graph-time.ts';
import type { HandOver } from '../after-publishing.ts';
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

const published: Failure = { class: 'fix', code: 'choice-not-offered' };

/** Posts that Facebook publishes itself at their time. */
export const handOver: HandOver = {
  window(type) {
    const most = furthest[type];
    return most === undefined ? undefined : { leastMs: 10 * minute, mostMs: most - clockMargin };
  },
  move: (line, { token }, remoteId, at) =>
    changeGraph(line, {
      path: remoteId,
      token,
      body: { kind: 'form', fields: { scheduled_publish_time: graphSeconds(at) } },
    }),
  async cancel(line, { token }, remoteId) {
    const isPost = remoteId.includes('_');
    const held = await callGraph(
      line,
      { path: remoteId, token, query: { fields: isPost ? 'is_published' : 'published' } },
      heldNode,
    );
    if (!held.ok) {
      const { failure } = held;
      if (failure.code === 'not-found') return { kind: 'gone' };
      return { kind: failure.class === 'retry' ? 'unknown' : 'rejected', failure };
    }
    // The call that cancels would delete what the public sees by now.
    if (held.value.is_published === true || held.value.published === true) {
      return { kind: 'rejected', failure: published };
    }
    return changeGraph(line, { method: 'DELETE', path: remoteId, token });
  },
};
