import type { CallError, ErrorCode } from '../../shared/errors.ts';

/** An expected failure of a call: the call wrapper turns it into data for the page. Anything else that is thrown is a bug. */
export class ExpectedError extends Error {
  readonly callError: CallError;
  constructor(code: ErrorCode, details: CallError['details'] = {}, retryable = false) {
    super(code);
    this.name = 'ExpectedError';
    this.callError = { code, retryable, details };
  }
}
