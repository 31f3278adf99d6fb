import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  acceptedStep,
  base32,
  codeOfStep,
  newTotpSecret,
  stepOf,
  totpUri,
} from '../../../main/engine/services/owner/totp.ts';

const secret = Buffer.from('12345678901234567890');

describe('the code of the second factor', () => {
  test.each([
    // RFC 6238, appendix B.
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('D3 is that of RFC 6238 at %i s', (seconds, code) => {
    expect(codeOfStep(secret, stepOf(seconds * 1000), 8)).toBe(code);
    expect(codeOfStep(secret, stepOf(seconds * 1000))).toBe(code.slice(2));
  });

  test('D3 counts a step early and a step late, and no further', () => {
    const now = 1_000_000_000_000;
    const taken = [-2, -1, 0, 1, 2].map((away) =>
      acceptedStep(secret, codeOfStep(secret, stepOf(now) + away), now, null),
    );
    expect(taken.map((step) => step !== undefined)).toEqual([false, true, true, true, false]);
  });

  test('D3 is taken once, and none before it after that', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000_000 }),
        fc.integer({ min: -1, max: 1 }),
        (now, away) => {
          const own = newTotpSecret();
          const code = codeOfStep(own, Math.max(0, stepOf(now) + away));
          const step = acceptedStep(own, code, now, null);
          expect(step).toBeDefined();
          expect(acceptedStep(own, code, now, step ?? null)).toBeUndefined();
        },
      ),
    );
  });

  test('D3 is nothing but its six digits', () => {
    const now = 1_000_000_000_000;
    const code = codeOfStep(secret, stepOf(now));
    for (const given of ['', code.slice(1), `${code}0`, ` ${code}`, 'abcdef']) {
      expect(acceptedStep(secret, given, now, null)).toBeUndefined();
    }
  });
});

test('the QR code says what authenticator apps read', () => {
  expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
  expect(totpUri(secret, 'an@bakery.be')).toBe(
    'otpauth://totp/Kaizup%3Aan%40bakery.be?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Kaizup&algorithm=SHA1&digits=6&period=30',
  );
});
