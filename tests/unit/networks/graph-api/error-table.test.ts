import { describe, expect, it } from 'vitest';
import { containerFailure, meaningOf } from '../../../../main/engine/graph-api/error-table.ts';
import { refusalOf } from '../../../../main/engine/graph-api/refusal.ts';
import type { Arrived } from '../../../../main/engine/networks/replies.ts';
import { graphError } from './scripted-line.ts';

function refusal(reply: Partial<Arrived>) {
  return refusalOf({ kind: 'reply', status: 400, headers: {}, text: '', ...reply });
}

describe('§6 errors by code and subcode', () => {
  it.each([
    [190, null, 'reauth', 'signed-out'],
    [190, 458, 'reauth', 'access-revoked'],
    [190, 460, 'reauth', 'signed-out'],
    [190, 463, 'reauth', 'signed-out'],
    [190, 492, 'reauth', 'role-lost'],
    [190, 459, 'reauth', 'security-check'],
    [10, null, 'reauth', 'permission-missing'],
    [200, null, 'reauth', 'permission-missing'],
    [283, null, 'reauth', 'permission-missing'],
    [299, null, 'reauth', 'permission-missing'],
    [4, null, 'rate', 'rate-limited'],
    [4, 2207051, 'blocked', 'account-restricted'],
    [9, 2207042, 'rate', 'quota-reached'],
    [32, null, 'rate', 'rate-limited'],
    [613, 1996, 'rate', 'rate-limited'],
    [80002, null, 'rate', 'rate-limited'],
    [100, null, 'fix', 'content-refused'],
    [100, 2207028, 'fix', 'content-refused'],
    [100, 33, 'retry', 'not-found'],
    [368, null, 'blocked', 'account-restricted'],
    [506, null, 'fix', 'duplicate-content'],
    [352, 2207026, 'fix', 'media-format'],
    [9004, 2207052, 'retry', 'media-unreachable'],
    [9007, 2207027, 'retry', 'media-processing-failed'],
    [36003, 2207009, 'fix', 'media-dimensions'],
    [36004, 2207010, 'fix', 'text-too-long'],
    [24, 2207008, 'retry', 'upload-expired'],
    [100, 1363128, 'fix', 'media-duration'],
  ])('%i/%s asks for %s (%s)', (code, subcode, kind, failure) => {
    expect(meaningOf(code, subcode)).toMatchObject({ class: kind, code: failure });
  });

  it.each([
    [1, null],
    [2, null],
    [4, 2207051],
    [506, null],
    [100, 33],
    [-1, 2207001],
    [-1, 2207053],
  ])('%i/%s may have been carried out', (code, subcode) => {
    expect(meaningOf(code, subcode)?.ambiguous).toBe(true);
  });

  it.each([
    [190, null],
    [100, null],
    [4, null],
    [9, 2207042],
    [9007, 2207027],
    [24, 2207008],
    [1, 2207057],
  ])('%i/%s is certain', (code, subcode) => {
    expect(meaningOf(code, subcode)?.ambiguous).toBeUndefined();
  });

  it('takes nothing from the text or the status of a known code', () => {
    expect(refusal(graphError(190, 463, 500) as Arrived)).toMatchObject({
      ambiguous: false,
      failure: { class: 'reauth', code: 'signed-out', networkCode: '190/463' },
    });
  });

  it('holds a server failure without a code for ambiguous, and a limit for certain', () => {
    expect(refusal({ status: 503, text: 'Unavailable' })).toMatchObject({ ambiguous: true });
    expect(refusal({ status: 429, text: 'Slow down' })).toMatchObject({
      ambiguous: false,
      failure: { class: 'rate', networkCode: 'HTTP 429' },
    });
  });

  it('treats a code that nobody knows as a refusal, unless the network calls it its own trouble', () => {
    expect(refusal(graphError(987654) as Arrived)).toMatchObject({
      ambiguous: false,
      failure: { class: 'fix' },
    });
    expect(refusal(graphError(987654, undefined, 500) as Arrived)).toMatchObject({ ambiguous: true });
  });

  it('waits as many minutes as the allowance asks for', () => {
    const usage = { '1029': [{ type: 'pages', call_count: 100, estimated_time_to_regain_access: 12 }] };
    const headers = { 'x-business-use-case-usage': JSON.stringify(usage) };
    expect(refusal({ ...(graphError(80001) as Arrived), headers })?.failure.retryAfterMs).toBe(12 * 60_000);
  });

  it('reads the offset to go on from, as an object or as text', () => {
    const data = { start_offset: '1048576', end_offset: 2097152 };
    const wanted = { start: 1048576, end: 2097152 };
    expect(refusal(graphError(1363037, undefined, 400, data) as Arrived)?.resumeAt).toEqual(wanted);
    expect(refusal(graphError(1363037, undefined, 400, JSON.stringify(data)) as Arrived)?.resumeAt).toEqual(
      wanted,
    );
    expect(refusal(graphError(1363037) as Arrived)?.resumeAt).toBeNull();
  });
});

describe('§3.2 failed containers', () => {
  it('names what is wrong with the file', () => {
    expect(containerFailure('2207026')).toMatchObject({ class: 'fix', code: 'media-format' });
  });
  it('makes another one for a reason that nobody knows', () => {
    expect(containerFailure('2299999').class).toBe('retry');
    expect(containerFailure(null)).toEqual({ class: 'retry', code: 'media-processing-failed' });
  });
});
