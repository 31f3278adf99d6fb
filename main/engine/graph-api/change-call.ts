import * as z from 'zod';
import { assertNever } from '../../../shared/assert-never.ts';
import type { ChangeOutcome } from '../networks/after-publishing.ts';
import type { Line } from '../networks/network.ts';
import { unansweredFailure } from '../networks/replies.ts';
import { askGraph, failureOf, type GraphCall } from './call.ts';

/** Changes are answered in either form (contract §1.3, §2, §3.4). */
const changed = z.union([z.literal(true), z.looseObject({ success: z.literal(true) })]);

/** Sends a change that may be repeated: an edit, a deletion, a new time. */
export async function changeGraph(line: Line, call: GraphCall): Promise<ChangeOutcome> {
  const answer = await askGraph(line, call, changed);
  switch (answer.kind) {
    case 'answered':
      return { kind: 'done' };
    case 'refused': {
      const { failure, ambiguous } = answer.refusal;
      if (failure.code === 'not-found') return { kind: 'gone' };
      return { kind: ambiguous || failure.class === 'retry' ? 'unknown' : 'rejected', failure };
    }
    case 'unreadable':
      return { kind: 'unknown', failure: failureOf(answer) };
    case 'no-reply':
      return {
        kind: answer.reply.kind === 'not-sent' ? 'rejected' : 'unknown',
        failure: unansweredFailure(answer.reply),
      };
    default:
      return assertNever(answer);
  }
}
