import pino from 'pino';
import { describe, expect, test } from 'vitest';
import { ExpectedError } from '../../../main/engine/expected-error.ts';
import { crossingError } from '../../../main/engine/rpc/call-errors.ts';

const lines: string[] = [];
const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
const withCode = (code: string): Error =>
  Object.assign(new Error('/home/owner/secret-path is full'), { code });

describe('an error that crosses to the page', () => {
  test.each([
    ['SQLITE_FULL', 'disk-full'],
    ['ENOSPC', 'disk-full'],
    ['EROFS', 'profile-read-only'],
    ['SQLITE_READONLY', 'profile-read-only'],
  ])('of the disk (%s) says so and may be tried again', (code, told) => {
    expect(crossingError(withCode(code), log).data).toEqual({ code: told, retryable: true, details: {} });
  });

  test('that was expected keeps its code and its facts', () => {
    const error = new ExpectedError('media-too-large', { file: 'film.mp4' });
    expect(crossingError(error, log).data).toEqual({
      code: 'media-too-large',
      retryable: false,
      details: { file: 'film.mp4' },
    });
  });

  test('that is a bug carries no detail; the log keeps it', () => {
    const crossed = crossingError(new Error('token abc at /home/owner'), log);
    expect(crossed.data).toEqual({ code: 'internal', retryable: false, details: {} });
    expect(JSON.stringify(crossed)).not.toContain('abc');
    expect(lines.join()).toContain('call failed');
  });
});
