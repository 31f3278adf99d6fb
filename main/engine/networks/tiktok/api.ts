import type * as z from 'zod';
import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { ActingAccount, Line } from '../network.ts';
import { readBody, unansweredFailure, unexpectedReply } from '../replies.ts';
import { apiFailure, byStatus } from './error-table.ts';
import { countCall, type CountedCall, noteUsedUp } from './minute-counts.ts';
import { envelope, userInfo } from './parse.ts';

/** One call of the API: a read when it carries no JSON. */
export interface ApiCall {
  readonly path: string;
  readonly token: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** As what the network counts it against whom, where it counts by the minute (contract T8). */
  readonly counts?: { readonly as: CountedCall; readonly for: Pick<ActingAccount, 'remoteId'> };
}

/** A call that is safe to repeat, with the data of its reply read as `schema` (contract T3). */
export async function callApi<T>(
  line: Line,
  call: ApiCall,
  schema: z.ZodType<T>,
): Promise<Outcome<T, Failure>> {
  const { counts } = call;
  if (counts !== undefined) countCall(line, counts.for, counts.as);
  const answer = await ask(line, call, schema);
  if (!answer.ok && answer.failure.code === 'rate-limited' && counts !== undefined) {
    noteUsedUp(line, counts.for, counts.as);
  }
  return answer;
}

/** Profile fields of whoever a token was given for (contract T10). */
export async function askWhoSignedIn(line: Line, token: string, fields: string) {
  const found = await callApi(line, { path: `/v2/user/info/?fields=${fields}`, token }, userInfo);
  return found.ok ? ok(found.value.user) : found;
}

async function ask<T>(line: Line, call: ApiCall, schema: z.ZodType<T>): Promise<Outcome<T, Failure>> {
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
