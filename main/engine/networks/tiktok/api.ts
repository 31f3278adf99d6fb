import type * as z from 'zod';
import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { Line } from '../network.ts';
import { readBody, unansweredFailure, unexpectedReply } from '../replies.ts';
import { apiFailure, byStatus } from './error-table.ts';
import { envelope } from './parse.ts';

/** One call of the API: a read when it carries no JSON. */
export interface ApiCall {
  readonly path: string;
  readonly token: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** A call that is safe to repeat, with the data of its reply read as `schema` (contract T3). */
export async function callApi<T>(
  line: Line,
  call: ApiCall,
  schema: z.ZodType<T>,
): Promise<Outcome<T, Failure>> {
  const reply = await line.calls.send({
    method: call.body === undefined ? 'GET' : 'POST',
    url: `${line.baseOf('open.tiktokapis.com')}${call.path}`,
    headers: { authorization: `Bearer ${call.token}` },
    ...(call.body === undefined ? {} : { body: { kind: 'json', value: call.body } }),
    ...(call.signal === undefined ? {} : { signal: call.signal }),
  });
  if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
  const wrapped = readBody(envelope, reply);
  if (wrapped === undefined) {
    return fail(
      reply.status === 200
        ? unexpectedReply(reply)
        : { ...byStatus(reply.status), networkCode: String(reply.status) },
    );
  }
  if (wrapped.error.code !== 'ok') return fail(apiFailure(wrapped.error.code, reply.status));
  const data = schema.safeParse(wrapped.data);
  return data.success ? ok(data.data) : fail(unexpectedReply(reply));
}
