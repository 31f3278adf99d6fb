import * as z from 'zod';
import type { Failure } from '../../../shared/model/failure.ts';
import { parseReply } from '../http/network-calls.ts';
import { type Arrived, readBody } from '../networks/replies.ts';
import { type Meaning, meaningOf, meaningOfStatus } from './error-table.ts';
import { graphCount } from './ids.ts';
import { usageOf } from './usage.ts';

/** A reply that says no. */
export interface Refusal {
  readonly failure: Failure;
  /** Whether a call that publishes may have been carried out all the same. */
  readonly ambiguous: boolean;
  readonly code: number | null;
  readonly subcode: number | null;
  /** Where an upload has to go on (contract §6, 1363037). */
  readonly resumeAt: { readonly start: number; readonly end: number } | null;
}

const errorReply = z.looseObject({
  error: z.looseObject({
    code: z.number().int(),
    error_subcode: z.number().int().optional(),
    is_transient: z.boolean().optional(),
    error_data: z.unknown().optional(),
  }),
});

const offsets = z.looseObject({ start_offset: graphCount, end_offset: graphCount });

/** Reads the error of a reply; undefined when the reply is none. */
export function refusalOf(reply: Arrived): Refusal | undefined {
  const error = readBody(errorReply, reply)?.error;
  if (error === undefined) return reply.status === 200 ? undefined : refusalByStatus(reply);
  const subcode = error.error_subcode ?? null;
  const meaning = meaningOf(error.code, subcode) ?? unknownMeaning(reply.status, error.is_transient === true);
  return {
    failure: failureFrom(meaning, reply, subcode === null ? String(error.code) : `${error.code}/${subcode}`),
    ambiguous: meaning.ambiguous === true,
    code: error.code,
    subcode,
    resumeAt: readOffsets(error.error_data),
  };
}

/** A code outside the contract: a refusal to be shown, unless the network says that it is its own trouble. */
function unknownMeaning(status: number, transient: boolean): Meaning {
  return transient || status >= 500 ? meaningOfStatus(503) : { class: 'fix', code: 'content-refused' };
}

function refusalByStatus(reply: Arrived): Refusal {
  const meaning = meaningOfStatus(reply.status);
  return {
    failure: failureFrom(meaning, reply, `HTTP ${reply.status}`),
    ambiguous: meaning.ambiguous === true,
    code: null,
    subcode: null,
    resumeAt: null,
  };
}

function failureFrom(meaning: Meaning, reply: Arrived, networkCode: string): Failure {
  const regainMs = meaning.class === 'rate' ? usageOf(reply).regainMs : 0;
  const retryAfterMs = regainMs > 0 ? regainMs : meaning.retryAfterMs;
  return {
    class: meaning.class,
    code: meaning.code,
    networkCode,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

/** `error_data` comes as an object or as JSON in a string. */
function readOffsets(data: unknown): Refusal['resumeAt'] {
  const read = offsets.safeParse(typeof data === 'string' ? parseReply(data) : data).data;
  return read === undefined ? null : { start: read.start_offset, end: read.end_offset };
}
