import type * as z from 'zod';
import type { Failure } from '../../../shared/model/failure.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import { fail, ok, type Outcome } from '../../../shared/outcome.ts';
import type { NetworkReply, NetworkRequest, RequestBody } from '../http/network-calls.ts';
import type { Line } from '../networks/network.ts';
import {
  type Arrived,
  readBody,
  type Unanswered,
  unansweredFailure,
  unexpectedReply,
} from '../networks/replies.ts';
import { type Refusal, refusalOf } from './refusal.ts';
import { noteUsage, usageOf } from './usage.ts';
import { graphVersion } from './version.ts';

/** One Graph call: a read unless it carries a body or names a method. */
export interface GraphCall {
  /** Without the version, e.g. `me/accounts`. */
  readonly path: string;
  readonly token: string | null;
  readonly host?: 'graph.facebook.com' | 'graph-video.facebook.com';
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: RequestBody;
  readonly exchange?: Pick<NetworkRequest, 'timeoutMs' | 'signal' | 'onSent'>;
}

/** What came of a call. */
export type GraphAnswer<T> =
  /** `usedPercent`: how much of the allowance is used. */
  | { readonly kind: 'answered'; readonly body: T; readonly usedPercent: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unreadable'; readonly reply: Arrived }
  | { readonly kind: 'no-reply'; readonly reply: Unanswered };

/** Sends a call and reads its reply as `schema`. The token travels in a header, so that no address holds it. */
export async function askGraph<T>(
  line: Line,
  call: GraphCall,
  schema: z.ZodType<T>,
): Promise<GraphAnswer<T>> {
  const query = new URLSearchParams(call.query ?? {}).toString();
  const host = call.host ?? 'graph.facebook.com';
  const url = `${line.baseOf(host)}/${graphVersion}/${call.path}${query === '' ? '' : `?${query}`}`;
  return readAnswer(
    line,
    await line.calls.send({
      method: call.method ?? (call.body === undefined ? 'GET' : 'POST'),
      url,
      headers: call.token === null ? {} : { authorization: `Bearer ${call.token}` },
      ...(call.body === undefined ? {} : { body: call.body }),
      ...call.exchange,
    }),
    schema,
  );
}

/** Reads a reply of a Graph host, and notes what it says of the budgets. */
export function readAnswer<T>(line: Line, reply: NetworkReply, schema: z.ZodType<T>): GraphAnswer<T> {
  if (reply.kind !== 'reply') return { kind: 'no-reply', reply };
  noteUsage(line, reply);
  const refusal = refusalOf(reply);
  if (refusal !== undefined) return { kind: 'refused', refusal };
  const body = readBody(schema, reply);
  return body === undefined
    ? { kind: 'unreadable', reply }
    : { kind: 'answered', body, usedPercent: usageOf(reply).percent };
}

/** Why a call that is safe to repeat brought nothing. */
export function failureOf(answer: Exclude<GraphAnswer<unknown>, { kind: 'answered' }>): Failure {
  switch (answer.kind) {
    case 'refused':
      return answer.refusal.failure;
    case 'unreadable':
      return unexpectedReply(answer.reply);
    case 'no-reply':
      return unansweredFailure(answer.reply);
    default:
      return assertNever(answer);
  }
}

/** A call that is safe to repeat. */
export async function callGraph<T>(
  line: Line,
  call: GraphCall,
  schema: z.ZodType<T>,
): Promise<Outcome<T, Failure>> {
  const answer = await askGraph(line, call, schema);
  return answer.kind === 'answered' ? ok(answer.body) : fail(failureOf(answer));
}
