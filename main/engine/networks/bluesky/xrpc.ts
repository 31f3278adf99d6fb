import type * as z from 'zod';
import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { NetworkReply, NetworkRequest, RequestBody } from '../../http/network-calls.ts';
import type { Line } from '../network.ts';
import { type Arrived, readBody, unansweredFailure, unexpectedReply } from '../replies.ts';
import { hasFreshNonce, sendBound } from './bound-call.ts';
import type { Caller } from './caller.ts';
import { failureOf } from './error-table.ts';
import { budgetReading } from './rate-budget.ts';

/** One XRPC call: a query when it carries nothing, else a procedure. */
export interface XrpcCall {
  /** Whom it is made for, or just a server where nobody needs to be known. */
  readonly as: Caller | { readonly service: string };
  readonly method: string;
  readonly query?: [string, string][];
  /** `empty`: a procedure without input. */
  readonly input?: RequestBody | 'empty';
  readonly exchange?: Pick<NetworkRequest, 'timeoutMs' | 'signal' | 'onSent'>;
}

/** Sends an XRPC call and returns whatever came of it; what it says of rate limits is noted. */
export async function sendXrpc(line: Line, call: XrpcCall): Promise<NetworkReply> {
  const query = new URLSearchParams(call.query ?? []).toString();
  const request: NetworkRequest = {
    method: call.input === undefined ? 'GET' : 'POST',
    url: `${call.as.service}/xrpc/${call.method}${query === '' ? '' : `?${query}`}`,
    ...(call.input === undefined || call.input === 'empty' ? {} : { body: call.input }),
    ...call.exchange,
  };
  const caller = 'token' in call.as ? call.as : null;
  const reply = await sendAs(line, caller, request);
  const reading = caller === null || reply.kind !== 'reply' ? undefined : budgetReading(call.method, reply);
  if (caller !== null && reading !== undefined) line.budgets.note({ remoteId: caller.did }, reading);
  return reply;
}

async function sendAs(line: Line, caller: Caller | null, request: NetworkRequest): Promise<NetworkReply> {
  if (caller === null) return line.calls.send(request);
  if (caller.binding === null) {
    return line.calls.send({ ...request, headers: { authorization: `Bearer ${caller.token}` } });
  }
  if (request.body?.kind === 'file' && !hasFreshNonce(line, request.url)) {
    // A refusal for want of a nonce comes after the whole file went out: a small call asks for one first.
    const url = `${caller.service}/xrpc/com.atproto.server.getSession`;
    await sendBound(line, caller.binding.key, caller.token, { method: 'GET', url });
  }
  return sendBound(line, caller.binding.key, caller.token, request);
}

/** The body of a reply that must be a success of the form of `schema`. */
export function readXrpc<T>(reply: NetworkReply, schema: z.ZodType<T>): Outcome<T, Failure> {
  if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
  if (reply.status !== 200) return fail(failureOf(reply));
  const body = readBody(schema, reply satisfies Arrived);
  return body === undefined ? fail(unexpectedReply(reply)) : ok(body);
}

/** An XRPC call that is safe to repeat, with its reply read as `schema`. */
export async function callXrpc<T>(
  line: Line,
  call: XrpcCall,
  schema: z.ZodType<T>,
): Promise<Outcome<T, Failure>> {
  return readXrpc(await sendXrpc(line, call), schema);
}
