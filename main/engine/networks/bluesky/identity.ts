import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { NetworkRequest } from '../../http/network-calls.ts';
import type { Line } from '../network.ts';
import { readBody, unansweredFailure } from '../replies.ts';
import type { Caller } from './caller.ts';
import { failureOf } from './error-table.ts';
import { resolvedHandle } from './parse.ts';
import { sendXrpc } from './xrpc.ts';

/**
 * The DID behind a handle, asked of a server that looks further by itself. Undefined: nobody answers for the handle.
 * A failure stays one only where it may be gone at the next try.
 */
export async function resolveHandle(
  line: Line,
  as: Caller | { readonly service: string },
  handle: string,
  exchange: Pick<NetworkRequest, 'signal'> = {},
): Promise<Outcome<string | undefined, Failure>> {
  const reply = await sendXrpc(line, {
    as,
    method: 'com.atproto.identity.resolveHandle',
    query: [['handle', handle]],
    exchange,
  });
  if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
  if (reply.status === 200) return ok(readBody(resolvedHandle, reply)?.did);
  const failure = failureOf(reply);
  return failure.class === 'fix' ? ok(undefined) : fail(failure);
}
