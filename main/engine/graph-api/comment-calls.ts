import * as z from 'zod';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../shared/outcome.ts';
import type { ChangeOutcome, CommentOutcome } from '../networks/after-publishing.ts';
import type { Line } from '../networks/network.ts';
import { callGraph, type GraphCall } from './call.ts';
import { changeGraph } from './change-call.ts';
import { commitGraph } from './commit-call.ts';
import { graphId } from './ids.ts';
import { sideFailure } from './side-failure.ts';

const newComment = z.looseObject({ id: graphId });

/** Sends a comment once; one whose reply is lost is looked for, not sent again (contract §8). */
export async function sendComment(line: Line, call: GraphCall): Promise<CommentOutcome> {
  const answer = await commitGraph(line, call, newComment);
  switch (answer.kind) {
    case 'done':
      return { kind: 'done', id: answer.body.id };
    case 'unknown':
      return { kind: 'unknown', failure: answer.failure };
    case 'rejected':
      return { kind: 'rejected', failure: sideFailure(answer.failure) };
    default:
      return assertNever(answer);
  }
}

/** Hides, shows or deletes a comment. */
export async function changeComment(line: Line, call: GraphCall): Promise<ChangeOutcome> {
  const outcome = await changeGraph(line, call);
  return outcome.kind === 'rejected' ? { ...outcome, failure: sideFailure(outcome.failure) } : outcome;
}

/** One page of comments, and the cursor of the one after it. */
export async function readComments<T>(
  line: Line,
  call: GraphCall & { readonly cursor: string | null },
  item: z.ZodType<T>,
): Promise<Outcome<{ readonly items: readonly T[]; readonly next: string | null }, Failure>> {
  const page = z.looseObject({
    data: z.array(item),
    paging: z
      .looseObject({
        next: z.string().optional(),
        cursors: z.looseObject({ after: z.string().optional() }).optional(),
      })
      .optional(),
  });
  const { cursor, ...rest } = call;
  const query = { ...rest.query, ...(cursor === null ? {} : { after: cursor }) };
  const read = await callGraph(line, { ...rest, query }, page);
  if (!read.ok) return fail(sideFailure(read.failure));
  const { data, paging } = read.value;
  // A page is the last one only when it names no next (contract §0).
  const next = paging?.next === undefined ? null : (paging.cursors?.after ?? null);
  return ok({ items: data, next });
}
