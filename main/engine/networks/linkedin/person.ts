import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { Line } from '../network.ts';
import { readBody, unansweredFailure, unexpectedReply } from '../replies.ts';
import { failureOf } from './error-table.ts';
import { basicProfile, person } from './parse.ts';
import { openId } from './scopes.ts';

/** Who signed in. */
export interface Person {
  /** What follows `urn:li:person:`. */
  readonly id: string;
  readonly name: string;
}

/**
 * Who a token belongs to (contract L1, L3): Sign In with LinkedIn has an address of its own, an application with the Community
 * Management API alone asks for the basic profile. Neither address has versions.
 */
export async function askPerson(
  line: Line,
  token: string,
  scopes: readonly string[],
): Promise<Outcome<Person, Failure>> {
  const signedIn = scopes.includes(openId);
  const reply = await line.calls.send({
    method: 'GET',
    url: `${line.baseOf('api.linkedin.com')}/v2/${signedIn ? 'userinfo' : 'me'}`,
    headers: { authorization: `Bearer ${token}` },
  });
  if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
  if (reply.status !== 200) return fail(failureOf(reply, line.clock.now()));
  const who = readBody<Person>(signedIn ? person : basicProfile, reply);
  return who === undefined ? fail(unexpectedReply(reply)) : ok(who);
}
