import * as z from 'zod';
import type { Failure, FailureClass, FailureCode } from '../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../shared/outcome.ts';
import type { Line } from '../networks/network.ts';
import { codeOf, readBody, unansweredFailure, unexpectedReply } from '../networks/replies.ts';
import { refusalOf } from './refusal.ts';
import { noteUsage } from './usage.ts';

/** A video of 300 MB over a slow line. */
const uploadTimeout = 60 * 60_000;

export interface Rupload {
  /** As the network gave it. */
  readonly url: string;
  readonly token: string;
  readonly path: string;
  readonly mime: string;
  readonly bytes: number;
  /** First byte that the network does not have yet. */
  readonly offset: number;
  readonly signal: AbortSignal;
  onSent(bytes: number): void;
}

const accepted = z.looseObject({ success: z.literal(true) });
const refused = z.looseObject({
  debug_info: z.looseObject({ retriable: z.boolean().optional(), type: z.string() }),
});

/** Errors of the upload host, which has a form of its own (contract §2 "Reel", §3.2). */
const errors: Readonly<Record<string, { readonly class: FailureClass; readonly code: FailureCode }>> = {
  OffsetInvalidError: { class: 'retry', code: 'interrupted' },
  PartialRequestError: { class: 'retry', code: 'interrupted' },
  ProcessingFailedError: { class: 'retry', code: 'media-processing-failed' },
};

/** Streams a file from disk to the upload host, from `offset` to its end. */
export async function uploadBytes(line: Line, upload: Rupload): Promise<Outcome<null, Failure>> {
  const { url, token, path, mime, bytes, offset, signal } = upload;
  const reply = await line.calls.send({
    method: 'POST',
    url,
    // This host takes the token in this form only (contract §0).
    headers: { authorization: `OAuth ${token}`, offset: String(offset), file_size: String(bytes) },
    body: { kind: 'file', file: { path, start: offset, end: bytes }, mime },
    timeoutMs: uploadTimeout,
    signal,
    onSent: (sent) => upload.onSent(offset + sent),
  });
  if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
  noteUsage(line, reply);
  const info = readBody(refused, reply)?.debug_info;
  if (info !== undefined) {
    const meaning = Object.hasOwn(errors, info.type) ? errors[info.type] : undefined;
    return fail({
      ...(meaning ?? { class: 'retry', code: 'media-processing-failed' }),
      networkCode: codeOf(info.type),
    });
  }
  const refusal = refusalOf(reply);
  if (refusal !== undefined) return fail(refusal.failure);
  return readBody(accepted, reply) === undefined ? fail(unexpectedReply(reply)) : ok(null);
}
