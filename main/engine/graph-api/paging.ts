import * as z from 'zod';
import type { Failure } from '../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../shared/outcome.ts';
import type { Line } from '../networks/network.ts';
import { askGraph, failureOf, type GraphCall, readAnswer } from './call.ts';

/** More pages than any owner has: a list that never ends is a fault of the network. */
const maxPages = 100;

/** Everything on a list; a page is the last one only when it names no `next` (contract §0). */
export async function listAll<T>(
  line: Line,
  call: GraphCall,
  item: z.ZodType<T>,
): Promise<Outcome<readonly T[], Failure>> {
  const page = z.looseObject({
    data: z.array(item),
    paging: z.looseObject({ next: z.string().optional() }).optional(),
  });
  const items: T[] = [];
  let answer = await askGraph(line, call, page);
  for (let count = 1; count <= maxPages; count += 1) {
    if (answer.kind !== 'answered') return fail(failureOf(answer));
    items.push(...answer.body.data);
    const next = answer.body.paging?.next;
    if (next === undefined) return ok(items);
    const headers: Record<string, string> =
      call.token === null ? {} : { authorization: `Bearer ${call.token}` };
    const reply = await line.calls.send({ method: 'GET', url: next, headers, ...call.exchange });
    answer = readAnswer(line, reply, page);
  }
  return ok(items);
}
