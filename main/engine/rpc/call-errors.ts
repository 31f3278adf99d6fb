import { ORPCError } from '@orpc/server';
import type { Logger } from 'pino';
import type { CallError } from '../../../shared/errors.ts';
import { ExpectedError } from '../expected-error.ts';
import { diskCauseOf } from '../store/disk.ts';

/** An error as it may cross: an expected one as data, input faults without the input, bugs without any detail. */
export function crossingError(error: unknown, log: Pick<Logger, 'error'>): ORPCError<'KAIZUP', CallError> {
  const data = callErrorOf(error, log);
  return new ORPCError('KAIZUP', { defined: true, data, message: data.code });
}

function callErrorOf(error: unknown, log: Pick<Logger, 'error'>): CallError {
  if (error instanceof ExpectedError) return error.callError;
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
    return { code: 'invalid-input', retryable: false, details: {} };
  }
  const cause = diskCauseOf(error);
  if (cause !== null) {
    return { code: cause === 'full' ? 'disk-full' : 'profile-read-only', retryable: true, details: {} };
  }
  log.error({ err: error }, 'call failed');
  return { code: 'internal', retryable: false, details: {} };
}
