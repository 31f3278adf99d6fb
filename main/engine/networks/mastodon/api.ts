import type * as z from 'zod';
import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { NetworkReply, NetworkRequest, RequestBody } from '../../http/network-calls.ts';
import type { ActingAccount, Line } from '../network.ts';
import { type Arrived, readBody, unansweredFailure, unexpectedReply } from '../replies.ts';
import { failureOf, resetOf } from './error-table.ts';

/** The server that is suggested to who has none in mind. */
export const defaultService = 'https://mastodon.social';

/** One call of the API. */
export interface ApiCall {
  readonly method: NetworkRequest['method'];
  /** With the leading slash. */
  readonly path: string;
  readonly query?: readonly (readonly [string, string])[];
  readonly body?: RequestBody;
  readonly headers?: Readonly<Record<string, string>>;
  readonly exchange?: Pick<NetworkRequest, 'timeoutMs' | 'signal'>;
  /** Which of the server's budgets it spends beside that of all calls (contract §2, "Rate limits"). */
  readonly budget?: 'media' | 'deletions';
}

/** Where a server (`https://host`) is reached: itself, or its practice stand-in. */
export function reachOf(line: Pick<Line, 'baseOf'>, service: string): string {
  return service.startsWith(line.baseOf('')) ? service : line.baseOf(new URL(service).host);
}

/** Name of a server that is reached at `base`. */
export function hostOf(line: Pick<Line, 'baseOf'>, base: string): string {
  return base.slice(line.baseOf('').length);
}

/** Base address of the account's own server. */
export function serviceOf(line: Line, account: Pick<ActingAccount, 'service'>): string {
  return reachOf(line, account.service ?? defaultService);
}

/** Sends a call to a server without an account: before one is known, or about the server itself. */
export function sendTo(
  line: Pick<Line, 'calls'>,
  base: string,
  { method, path, query = [], body, headers = {}, exchange = {} }: ApiCall,
): Promise<NetworkReply> {
  const search = new URLSearchParams(
    [...query].map(([name, value]): [string, string] => [name, value]),
  ).toString();
  return line.calls.send({
    method,
    url: `${base}${path}${search === '' ? '' : `?${search}`}`,
    headers: { accept: 'application/json', ...headers },
    ...(body === undefined ? {} : { body }),
    ...exchange,
  });
}

/** Sends a call for an account, and notes what the reply says of the account's budgets. */
export async function sendFor(line: Line, account: ActingAccount, call: ApiCall): Promise<NetworkReply> {
  const reply = await sendTo(line, serviceOf(line, account), {
    ...call,
    headers: { authorization: `Bearer ${account.token}`, ...call.headers },
  });
  if (reply.kind === 'reply') noteBudget(line, account, call, reply);
  return reply;
}

/** A call for an account that is safe to repeat, with its reply read as `schema`. */
export async function callFor<T>(
  line: Line,
  account: ActingAccount,
  call: ApiCall,
  schema: z.ZodType<T>,
): Promise<Outcome<T, Failure>> {
  const reply = await sendFor(line, account, call);
  return readReply(line, reply, schema);
}

/** A reply to a call that is safe to repeat, read as `schema`. */
export function readReply<T>(
  line: Pick<Line, 'clock'>,
  reply: NetworkReply,
  schema: z.ZodType<T>,
): Outcome<T, Failure> {
  if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
  if (reply.status < 200 || reply.status > 299) return fail(failureOf(reply, line.clock.now()));
  const body = readBody(schema, reply);
  return body === undefined ? fail(unexpectedReply(reply)) : ok(body);
}

/** The account's id on its own server, which is unique there only. */
export function localId(account: Pick<ActingAccount, 'remoteId'>): string {
  return account.remoteId.split('@')[0] ?? account.remoteId;
}

function noteBudget(line: Line, account: ActingAccount, { budget }: ApiCall, reply: Arrived): void {
  const limit = Number(reply.headers['x-ratelimit-limit']);
  const remaining = Number(reply.headers['x-ratelimit-remaining']);
  if (!(limit > 0) || Number.isNaN(remaining)) return;
  line.budgets.note(account, {
    scope: 'account',
    name: budget ?? 'calls',
    usedShare: 1 - remaining / limit,
    resetsAt: resetOf(reply),
  });
}
