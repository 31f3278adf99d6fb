import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockEnds, clockReminderAt } from '../../../main/engine/domain/breach-clock.ts';
import { recommend } from '../../../main/engine/domain/breach-risk.ts';
import {
  guessesUnlock,
  isUnexpected,
  refusedLimit,
  refusedWindow,
  signalOfFault,
  tellsOfMisuse,
} from '../../../main/engine/domain/breach-signals.ts';
import { breachNature, type RiskAnswer, riskAnswer, riskQuestion } from '../../../shared/model/breach.ts';

const hour = 3_600_000;

describe('the 72-hour clock', () => {
  test('D22 reminds at 48, 24 and 6 hours left and when it is over, each once and in order', () => {
    const knownAt = Date.parse('2027-03-27T10:00:00Z');
    const told: number[] = [];
    let given: number | null = null;
    for (let now = knownAt; now <= knownAt + 80 * hour; now += 60_000) {
      const reminder: number | null = clockReminderAt(knownAt, now, given);
      if (reminder === null) continue;
      told.push(reminder);
      expect(clockEnds(knownAt) - now).toBe(reminder * hour);
      given = reminder;
    }
    expect(told).toEqual([48, 24, 6, 0]);
  });

  test('D22 tells only the most pressing reminder of several that were slept through', () => {
    expect(clockReminderAt(0, 70 * hour, null)).toBe(6);
    expect(clockReminderAt(0, 70 * hour, 6)).toBeNull();
    expect(clockReminderAt(0, 90 * hour, 24)).toBe(0);
  });
});

describe('the recommendation', () => {
  const answers = fc.record(
    Object.fromEntries(
      riskQuestion.options.map((question) => [question, fc.constantFrom(...riskAnswer.options)]),
    ) as Record<(typeof riskQuestion.options)[number], fc.Arbitrary<RiskAnswer>>,
  );
  const nature = fc.subarray([...breachNature.options]);
  const rank = { nobody: 0, authority: 1, 'authority-and-persons': 2 } as const;

  test('D22 says nothing while a question is open', () => {
    expect(recommend({ risk: {}, nature: [] })).toBeNull();
    expect(recommend({ risk: { others: 'no' }, nature: [] })).toBeNull();
  });

  test('D22 always has a reason, and never gets milder by what is not known', () => {
    fc.assert(
      fc.property(answers, nature, fc.constantFrom(...riskQuestion.options), (risk, kinds, question) => {
        const sure = recommend({ risk, nature: kinds });
        const unsure = recommend({ risk: { ...risk, [question]: 'unknown' }, nature: kinds });
        expect(sure?.reasons.length).toBeGreaterThan(0);
        const milder = ['unreadable', 'contained'].includes(question) ? 'yes' : 'no';
        const mildest = recommend({ risk: { ...risk, [question]: milder }, nature: kinds });
        if (unsure === null || mildest === null) throw new Error('All questions are answered');
        expect(rank[unsure.decision]).toBeGreaterThanOrEqual(rank[mildest.decision]);
      }),
    );
  });

  test('D22 tells the people when the risk for them is high and it is not over', () => {
    const risk = {
      others: 'yes',
      unreadable: 'no',
      sensitive: 'no',
      misuse: 'yes',
      many: 'no',
      contained: 'no',
    } as const;
    expect(recommend({ risk, nature: ['confidentiality'] })?.decision).toBe('authority-and-persons');
    expect(recommend({ risk: { ...risk, contained: 'yes' }, nature: [] })?.decision).toBe('authority');
    expect(recommend({ risk: { ...risk, misuse: 'no' }, nature: [] })?.decision).toBe('authority');
    expect(recommend({ risk: { ...risk, unreadable: 'yes' }, nature: ['confidentiality'] })?.decision).toBe(
      'nobody',
    );
    // Encrypted data that is lost or false is still lost or false.
    expect(recommend({ risk: { ...risk, unreadable: 'yes' }, nature: ['integrity'] })?.decision).toBe(
      'authority-and-persons',
    );
    expect(recommend({ risk: { ...risk, others: 'no' }, nature: [] })?.decision).toBe('nobody');
  });
});

describe('signals', () => {
  test('D22 takes five refused attempts within an hour for guessing, however the times lie', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 * hour }), { maxLength: 20 }), (times) => {
        const sorted = times.toSorted((left, right) => left - right);
        const guesses = sorted.some(
          (from) => sorted.filter((at) => at >= from && at < from + refusedWindow).length >= refusedLimit,
        );
        expect(guessesUnlock(sorted)).toBe(guesses);
      }),
    );
  });

  test('D22 tells an older database from a changed log', () => {
    expect(signalOfFault({ kind: 'truncated', entryId: 4 })).toBe('older-database');
    for (const kind of ['changed', 'missing', 'anchor-missing', 'anchor-forged'] as const) {
      expect(signalOfFault({ kind, entryId: null })).toBe('audit-broken');
    }
  });

  test('D22 takes no mistyped server and no practice network for an unexpected host', () => {
    expect(isUnexpected('access', 'mistyped.example')).toBe(false);
    expect(isUnexpected('statistics', '127.0.0.1:4100')).toBe(false);
    expect(isUnexpected('publishing', 'elsewhere.example')).toBe(true);
    // Begins like the computer's own address, and is somebody's name.
    expect(isUnexpected('publishing', '127.0.0.1.elsewhere.example')).toBe(true);
  });

  test('D22 takes a sign-in for misused only where a network says so', () => {
    const lost = { class: 'reauth', code: 'signed-out' } as const;
    expect(tellsOfMisuse({ ...lost, networkCode: 'invalid_grant/replayed' })).toBe(true);
    expect(tellsOfMisuse({ ...lost, networkCode: '190/459' })).toBe(true);
    for (const networkCode of ['190/458', '190/460', '190/463', 'invalid_grant', 'ExpiredToken', '65601']) {
      expect(tellsOfMisuse({ ...lost, networkCode })).toBe(false);
    }
    expect(tellsOfMisuse(lost)).toBe(false);
  });
});
