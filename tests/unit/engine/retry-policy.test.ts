import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decideRetry,
  graceTime,
  maxTries,
  nextCheckIn,
  nextTryOffline,
} from '../../../main/engine/domain/retry-policy.ts';
import { failureClass, failureCode } from '../../../shared/model/failure.ts';

describe('what follows a failure', () => {
  test('is decided by its class alone; the code only says why an account is lost', () => {
    const withoutReason = ({ kind, inMs }: { readonly kind: string; readonly inMs?: number }) => ({
      kind,
      inMs,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...failureClass.options),
        fc.constantFrom(...failureCode.options),
        fc.constantFrom(...failureCode.options),
        fc.integer({ min: 1, max: 40 }),
        (kind, first, second, tries) => {
          expect(withoutReason(decideRetry({ class: kind, code: first }, tries, 0))).toEqual(
            withoutReason(decideRetry({ class: kind, code: second }, tries, 0)),
          );
        },
      ),
    );
  });

  test('is another try for what time may heal, further apart each time, and not for ever', () => {
    const waits: number[] = [];
    for (let tries = 1; tries < maxTries; tries += 1) {
      const decision = decideRetry({ class: 'retry', code: 'network-unavailable' }, tries, 0);
      if (decision.kind !== 'again') throw new Error(`Gave up after ${tries}`);
      waits.push(decision.inMs);
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(decideRetry({ class: 'retry', code: 'network-unavailable' }, maxTries, 0).kind).toBe('give-up');
  });

  test('respects the wait that the network asked for', () => {
    const decision = decideRetry({ class: 'rate', code: 'rate-limited', retryAfterMs: 290_000 }, 1, 0);
    expect(decision).toEqual({ kind: 'again', inMs: 290_000 });
  });

  test('comes apart for what failed together, and never sooner than the network said', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: maxTries - 1 }),
        fc.option(fc.integer({ min: 0, max: 86_000_000 }), { nil: undefined }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (tries, retryAfterMs, chance) => {
          const failure = {
            class: 'retry',
            code: 'network-unavailable',
            ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
          } as const;
          const sooner = decideRetry(failure, tries, 0);
          const later = decideRetry(failure, tries, chance);
          if (sooner.kind !== 'again' || later.kind !== 'again') throw new Error('Gave up');
          expect(later.inMs).toBeGreaterThanOrEqual(retryAfterMs ?? sooner.inMs);
          expect(later.inMs).toBeLessThanOrEqual(sooner.inMs * 1.5 + 1);
          if (chance > 0.5 && sooner.inMs >= 1000) expect(later.inMs).toBeGreaterThan(sooner.inMs);
        },
      ),
    );
  });

  test('never repeats what only the owner can mend', () => {
    for (const kind of ['fix', 'blocked', 'fatal'] as const) {
      expect(decideRetry({ class: kind, code: 'content-refused' }, 1, 0).kind).toBe('give-up');
    }
    expect(decideRetry({ class: 'reauth', code: 'signed-out' }, 1, 0)).toEqual({
      kind: 'hold',
      reason: 'account-signed-out',
    });
    expect(decideRetry({ class: 'reauth', code: 'access-revoked' }, 1, 0)).toEqual({
      kind: 'hold',
      reason: 'account-disconnected',
    });
  });
});

test('half an hour of a network that cannot serve is waited out before the owner is asked', () => {
  let waited = 0;
  for (let tries = 1; tries < maxTries; tries += 1) {
    const decision = decideRetry({ class: 'retry', code: 'network-unavailable' }, tries, 0);
    waited += decision.kind === 'again' ? decision.inMs : 0;
  }
  expect(waited).toBeGreaterThanOrEqual(graceTime);
});

test('a connection is waited for from 5 seconds on, once its time has come never longer than a minute', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), (late) => {
      const wait = nextTryOffline(late);
      expect(wait).toBeGreaterThanOrEqual(5000);
      expect(wait).toBeLessThanOrEqual(late < 0 ? 15 * 60_000 : 60_000);
    }),
  );
});

test('an unknown outcome is asked about after 10, 60 and 180 seconds and then patiently', () => {
  expect([0, 1, 2, 3].map(nextCheckIn)).toEqual([10_000, 60_000, 180_000, 900_000]);
});
