import type * as z from 'zod';
import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { NetworkReply, NetworkRequest } from '../../http/network-calls.ts';
import type { Line } from '../network.ts';
import { readBody, unansweredFailure, unexpectedReply } from '../replies.ts';
import { failureOf } from './error-table.ts';

/** The newest confirmed version of the API; each lives at least twelve months (contract L1). */
export const apiVersion = '202609';

/** A longer address than this goes through a tunnel (contract L4). */
const longestAddress = 4000;

/** What a call asks for where its HTTP method does not say it all (contract L4). */
export type RestMethod = 'FINDER' | 'PARTIAL_UPDATE' | 'DELETE';

/** One call of the versioned API. */
export interface RestCall {
  /** Path and query behind `/rest`, encoded by hand: the punctuation of `List()` stays bare (contract L4). */
  readonly path: string;
  readonly token: string;
  readonly body?: unknown;
  readonly method?: RestMethod;
  readonly signal?: AbortSignal;
}

/** An identifier as a path or a query holds it, brackets and quotes included (contract L4). */
export function encodeId(id: string): string {
  return encodeURIComponent(id).replace(
    /[()']/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Sends a call and returns whatever came of it. */
export function sendRest(line: Line, call: RestCall): Promise<NetworkReply> {
  const { path, body, method, signal } = call;
  const url = `${line.baseOf('api.linkedin.com')}/rest${path}`;
  const request: NetworkRequest = {
    method: method === 'DELETE' ? 'DELETE' : body === undefined ? 'GET' : 'POST',
    url,
    headers: {
      authorization: `Bearer ${call.token}`,
      'linkedin-version': apiVersion,
      'x-restli-protocol-version': '2.0.0',
      ...(method === undefined ? {} : { 'x-restli-method': method }),
    },
    ...(body === undefined ? {} : { body: { kind: 'json', value: body } }),
    ...(signal === undefined ? {} : { signal }),
  };
  return line.calls.send(
    request.method === 'GET' && url.length > longestAddress ? throughTunnel(request) : request,
  );
}

/** The query of a reading call as the body of a writing one: the same call for an address that would be too long. */
function throughTunnel(request: NetworkRequest): NetworkRequest {
  const [address = '', query = ''] = request.url.split(/\?(.*)/s);
  return {
    ...request,
    method: 'POST',
    url: address,
    headers: { ...request.headers, 'x-http-method-override': 'GET' },
    body: { kind: 'text', text: query, mime: 'application/x-www-form-urlencoded' },
  };
}

/** A call that is safe to repeat, with its reply read as `schema`. */
export async function callRest<T>(
  line: Line,
  call: RestCall,
  schema: z.ZodType<T>,
): Promise<Outcome<T, Failure>> {
  const reply = await sendRest(line, call);
  if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
  if (reply.status !== 200) return fail(failureOf(reply, line.clock.now()));
  const body = readBody(schema, reply);
  return body === undefined ? fail(unexpectedReply(reply)) : ok(body);
}
