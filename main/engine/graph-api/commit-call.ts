import type * as z from 'zod';
import type { Failure } from '../../../shared/model/failure.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Line } from '../networks/network.ts';
import { unansweredFailure } from '../networks/replies.ts';
import { askGraph, type GraphCall } from './call.ts';

/** Giving up early would only make the outcome unknown. */
const commitTimeout = 2 * 60_000;

/** What is known about a call that publishes. */
export type CommitAnswer<T> =
  | { readonly kind: 'done'; readonly body: T }
  /** Certain not to be published. Code and subcode as the network gave them. */
  | {
      readonly kind: 'rejected';
      readonly failure: Failure;
      readonly code: number | null;
      readonly subcode: number | null;
    }
  /** `refusal`: the reason that holds when it turns out not to be published, or null when another try may follow. */
  | { readonly kind: 'unknown'; readonly failure: Failure; readonly refusal: Failure | null };

/** Sends the one call that publishes. Only a listed refusal, or a request that never left, is certain (contract §6, §8). */
export async function commitGraph<T>(
  line: Line,
  call: GraphCall,
  schema: z.ZodType<T>,
): Promise<CommitAnswer<T>> {
  const exchange = { timeoutMs: commitTimeout, ...call.exchange };
  const answer = await askGraph(line, { ...call, exchange }, schema);
  switch (answer.kind) {
    case 'answered':
      return { kind: 'done', body: answer.body };
    case 'refused': {
      const { failure, ambiguous, code, subcode } = answer.refusal;
      if (!ambiguous) return { kind: 'rejected', failure, code, subcode };
      const { retryAfterMs: _, ...reason } = failure;
      return {
        kind: 'unknown',
        failure: { ...reason, class: 'verify' },
        refusal: failure.class === 'retry' ? null : failure,
      };
    }
    case 'unreadable': {
      const networkCode = String(answer.reply.status);
      return {
        kind: 'unknown',
        failure: { class: 'verify', code: 'unexpected-reply', networkCode },
        refusal: null,
      };
    }
    case 'no-reply':
      return answer.reply.kind === 'not-sent'
        ? { kind: 'rejected', failure: unansweredFailure(answer.reply), code: null, subcode: null }
        : { kind: 'unknown', failure: { class: 'verify', code: 'reply-lost' }, refusal: null };
    default:
      return assertNever(answer);
  }
}
