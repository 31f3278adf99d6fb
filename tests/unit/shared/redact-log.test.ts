import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactEngineLog, redactHostLog, reportedLines } from '../../../shared/privacy/redact-log.ts';

/** Secrets of every kind that could get into a log, each with a part that nothing else can contain. */
const secret = fc
  .tuple(
    fc.stringMatching(/^[A-Za-z]{6,12}$/),
    fc.constantFrom(
      (mark: string) => `EAAGm0PX4ZCps${mark}`,
      (mark: string) => `Bearer ${mark}`,
      (mark: string) => `eyJhbGciOiJIUzI1NiJ9.${mark}.c2ln`,
      (mark: string) => `refresh_token=${mark}`,
      (mark: string) => `${mark}@levain.example`,
      (mark: string) => `Camille ${mark}`,
      (mark: string) => `/home/${mark}/.config/Kaizup/profile/kaizup.db`,
      (mark: string) => `C:\\Users\\${mark}\\AppData`,
      (mark: string) => `Fresh bread ${mark} from eight`,
      (mark: string) => `https://graph.facebook.com/${mark}?access_token=${mark}`,
      (mark: string) => `did:plc:${mark}`,
      (mark: string) => mark.repeat(8),
    ),
  )
  .map(([random, shape]) => ({ mark: `qq${random}zz`, text: shape(`qq${random}zz`) }));

const at = '2026-11-24T11:00:00.000Z';

/** Where a secret can stand in a line of the host's log. */
const hostLine = fc.constantFrom(
  (text: string) => `${at} Uncaught: Error: ${text}`,
  (text: string) => `${at} Uncaught: ${text}`,
  (text: string) => `    at ${text} (${text}:1:2)`,
  (text: string) => `    at run (/opt/${text}/out/host/index.cjs:10:20)`,
  (text: string) => `    at /x/out/engine/${text}.mjs:1:2`,
  (text: string) => `${at} Call ${text} from a foreign frame refused`,
  (text: string) => `${at} The key file could not be written: ${text}`,
  (text: string) => `${at} A stream from the engine ended: ${text}`,
  (text: string) => `${at} The page ended: ${text}`,
  (text: string) => `${at} ${text}`,
  (text: string) => text,
);

/** Where a secret can stand in an entry of the engine's log. */
const engineLine = fc.constantFrom(
  (text: string) =>
    JSON.stringify({ level: 50, time: at, err: { type: 'Error', message: text }, msg: 'unexpected' }),
  (text: string) => JSON.stringify({ level: 50, time: at, err: { type: text, message: '' }, msg: text }),
  (text: string) => JSON.stringify({ level: text, time: text, msg: 'unexpected', accessToken: text }),
  (text: string) =>
    JSON.stringify({
      level: 60,
      time: at,
      err: { code: text, stack: `Error: ${text}\n    at ${text} (${text})` },
      msg: 'uncaught',
    }),
  (text: string) =>
    JSON.stringify({
      level: 60,
      time: `${at}${text}`,
      err: { stack: `at x (/${text}/out/engine/node.mjs:1:2)` },
      msg: 'uncaught',
    }),
  (text: string) => JSON.stringify({ [text]: text, surface: text }),
  (text: string) => JSON.stringify([text]),
  (text: string) => text,
);

describe('what of the logs a report holds', () => {
  test('D26, D4 no token, address, name, path or text gets from the host’s log into it, wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(secret, hostLine), { minLength: 1, maxLength: 20 }), (planted) => {
        const told = redactHostLog(planted.map(([{ text }, line]) => line(text)).join('\n'));
        for (const [{ mark }] of planted) expect(told).not.toContain(mark);
      }),
      { numRuns: 1000 },
    );
  });

  test('D26, D4 nor from the engine’s', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(secret, engineLine), { minLength: 1, maxLength: 20 }), (planted) => {
        const told = redactEngineLog(planted.map(([{ text }, line]) => line(text)).join('\n'));
        for (const [{ mark }] of planted) expect(told).not.toContain(mark);
      }),
      { numRuns: 1000 },
    );
  });

  test('D26 what helps to find a fault is there', () => {
    expect(
      redactHostLog(
        [
          `${at} The engine ended unexpectedly (2 times in ten minutes)`,
          `${at} Uncaught: TypeError: x is not a function`,
          '    at run (/opt/Kaizup/resources/app.asar/out/host/index.cjs:120:7)',
          `${at} The page ended: oom`,
          `${at} Ended`,
        ].join('\n'),
      ),
    ).toBe(
      [
        `${at} The engine ended unexpectedly (2 times in ten minutes)`,
        `${at} Uncaught: TypeError`,
        '  at host/index.cjs:120:7',
        `${at} The page ended: oom`,
        `${at} Ended`,
      ].join('\n'),
    );
    const err = {
      type: 'SqliteError',
      message: 'disk I/O error',
      code: 'SQLITE_IOERR_WRITE',
      stack: 'SqliteError: disk I/O error\n    at run (file:///opt/Kaizup/out/engine/node.mjs:88:12)',
    };
    expect(redactEngineLog(JSON.stringify({ level: 50, time: at, err, msg: 'unexpected' }))).toBe(
      `${at} 50 unexpected: SqliteError SQLITE_IOERR_WRITE\n  at engine/node.mjs:88:12`,
    );
  });

  test('D26 it is short, and its end is the newest', () => {
    const lines = Array.from({ length: 500 }, () => `${at} Ended`);
    const told = redactHostLog([...lines, `${at} The page ended: crashed`].join('\n')).split('\n');
    expect(told).toHaveLength(reportedLines);
    expect(told.at(-1)).toContain('crashed');
  });
});
