import type * as z from 'zod';
import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { NetworkReply, NetworkRequest, RequestBody } from '../../http/network-calls.ts';
import type { ActingAccount, Line } from '../network.ts';
import { readBody, unansweredFailure, unexpectedReply } from '../replies.ts';
import { failureOf } from './error-table.ts';

/** Where a person's data lives unless they chose a server of their own. */
export const defaultServiceHost = 'bsky.social';

/** One XRPC call: a query when it carries nothing, else a procedure. */
export interface XrpcCall {
  readonly service: string;
  readonly method: string;
  readonly token: string | null;
  readonly query?: [string, string][];
  /** `empty`: a procedure without input. */
  readonly input?: RequestBody | 'empty';
  readonly exchange?: Pick<NetworkRequest, 'timeoutMs' | 'signal' | 'onSent'>;
}

/** Base address of the account's own data server. */
export function serviceOf(line: Line, account: Pick<ActingAccount, 'service'>): string {
  return account.service ?? line.baseOf(defaultServiceHost);
}

/** Sends an XRPC call and returns whatever came of it. */
export function sendXrpc(line: Line, call: XrpcCall): Promise<NetworkReply> {
  const query = new URLSearchParams(call.query ?? []).toString();
  return line.calls.send({
    method: call.input === undefined ? 'GET' : 'POST',
    url: `${call.service}/xrpc/${call.method}${query === '' ? '' : `?${query}`}`,
    headers: call.token === null ? {} : { authorization: `Bearer ${call.token}` },
    ...(call.input === undefined || call.input === 'empty' ? {} : { body: call.input }),
    ...call.exchange,
  });
}

/** An XRPC call that is safe to repeat, with its reply read as `schema`. */
export async function callXrpc<T>(
  line: Line,
  call: XrpcCall,
  schema: z.ZodType<T>,
): Promise<Outcome<T, Failure>> {
  const reply = await sendXrpc(line, call);
  if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
  if (reply.status !== 200) return fail(failureOf(reply));
  const body = readBody(schema, reply);
  return body === undefined ? fail(unexpectedReply(reply)) : ok(body);
}
