import type * as z from 'zod';
import type { Failure } from '../../../shared/model/failure.ts';
import { type NetworkReply, parseReply } from '../http/network-calls.ts';
import type { Line } from './network.ts';

/** A reply that arrived. */
export type Arrived = Extract<NetworkReply, { kind: 'reply' }>;

/** A request that got no reply. */
export type Unanswered = Exclude<NetworkReply, { kind: 'reply' }>;

/** Why there was no reply to a request that is safe to repeat. */
export function unansweredFailure(reply: Unanswered): Failure {
  if (reply.reason === 'host-refused') return { class: 'fatal', code: 'host-refused' };
  if (reply.reason === 'on-hold') return { class: 'retry', code: 'on-hold' };
  if (reply.reason === 'aborted') return { class: 'retry', code: 'interrupted' };
  if (reply.kind === 'not-sent') return { class: 'retry', code: 'network-unreachable' };
  return { class: 'retry', code: reply.reason === 'reply-too-large' ? 'unexpected-reply' : 'reply-lost' };
}

/** The body of a reply as `schema` knows it; `undefined` when it is something else. */
export function readBody<T>(schema: z.ZodType<T>, reply: Arrived): T | undefined {
  const read = schema.safeParse(parseReply(reply.text));
  return read.success ? read.data : undefined;
}

/** A reply that does not have the form of the contract. */
export function unexpectedReply(reply: Arrived): Failure {
  return { class: 'retry', code: 'unexpected-reply', networkCode: String(reply.status) };
}

/**
 * A network's own code as evidence. One that does not look like a code is not repeated: some servers quote there what they were sent,
 * and that may be a token (promise D4).
 */
export function codeOf(code: string): string {
  return /^(?:[A-Za-z_]{1,64}|-?\d{1,10})$/.test(code) ? code : 'unnamed';
}

/** A wait that a network asks for (ms), in whole numbers and never beyond a month: a clock that is wrong must not stop an account for good. */
export function pause(milliseconds: number): number {
  return Math.min(Math.max(0, Math.ceil(milliseconds)), 31 * 24 * 60 * 60_000);
}

/** Milliseconds that a `retry-after` header in seconds asks for. */
export function retryAfter(reply: Arrived): Pick<Failure, 'retryAfterMs'> {
  const seconds = Number(reply.headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: pause(seconds * 1000) } : {};
}

/** What the network's own clock shows (ms), as far as it is known. */
export function networkNow({ calls, clock }: Pick<Line, 'calls' | 'clock'>): number {
  return calls.networkNow?.() ?? clock.now();
}

/** What the network's own clock showed at a moment of this computer's (ms), as far as it is known. */
export function networkTime(line: Pick<Line, 'calls' | 'clock'>, moment: number): number {
  return moment + networkNow(line) - line.clock.now();
}
