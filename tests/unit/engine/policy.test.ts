import { describe, expect, test } from 'vitest';
import {
  announced,
  asksAgain,
  inEffect,
  type PolicyVersions,
  published,
  untold,
} from '../../../main/engine/domain/policy.ts';
import { policyWords } from '../../../shared/i18n/policy-words.ts';
import { policyVersion } from '../../../shared/model/policy.ts';
import { policyVersions } from '../../../shared/privacy/policy-versions.ts';

const versions: PolicyVersions = [
  { id: '2.0', publishedOn: '2026-01-01', holdsFrom: '2026-01-01', change: 'major', asksAgain: [] },
  { id: '2.1', publishedOn: '2026-03-01', holdsFrom: '2026-03-01', change: 'minor', asksAgain: [] },
  {
    id: '3.0',
    publishedOn: '2026-05-01',
    holdsFrom: '2026-06-01',
    change: 'major',
    asksAgain: ['marketing'],
  },
];
const at = (day: string): number => Date.parse(`${day}T12:00:00Z`);

describe('the privacy policy', () => {
  test('D25 holds from its own day on', () => {
    const held = ['2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01'].map(
      (day) => inEffect(versions, at(day)).id,
    );
    expect(held).toEqual(['2.0', '2.0', '2.0', '2.1', '2.1', '3.0']);
  });

  test('D25 announces a major change from its publication until it holds, and a minor one not', () => {
    const told = ['2026-02-28', '2026-04-30', '2026-05-01', '2026-05-31', '2026-06-01'].map(
      (day) => announced(versions, at(day))?.id ?? null,
    );
    expect(told).toEqual([null, null, '3.0', '3.0', null]);
  });

  test('D25 tells of a major change afterwards to whoever has not read of it, and never of a minor one', () => {
    const missed = (seen: string | null, day: string) => untold(versions, seen, at(day))?.id ?? null;
    expect(missed(null, '2026-07-01')).toBe(null);
    expect([missed('2.0', '2026-03-01'), missed('2.0', '2026-05-31')]).toEqual([null, null]);
    expect([missed('2.0', '2026-06-01'), missed('2.1', '2026-06-01')]).toEqual(['3.0', '3.0']);
    expect(missed('3.0', '2026-06-01')).toBe(null);
  });

  test('D25 shows a version from its publication on', () => {
    const shown = (day: string) => published(versions, at(day)).map(({ id }) => id);
    expect([shown('2026-04-30'), shown('2026-05-01')]).toEqual([
      ['2.0', '2.1'],
      ['2.0', '2.1', '3.0'],
    ]);
  });

  test('D25 asks again for what a major change touches, once that holds', () => {
    expect(asksAgain(versions, '2.1', 'marketing', at('2026-05-31'))).toBe(false);
    expect(asksAgain(versions, '2.1', 'marketing', at('2026-06-01'))).toBe(true);
    expect(asksAgain(versions, '2.1', 'analytics', at('2026-06-01'))).toBe(false);
    expect(asksAgain(versions, '3.0', 'marketing', at('2026-06-02'))).toBe(false);
    // A decision under a version that nobody knows any more counts for none.
    expect(asksAgain(versions, '0.9', 'marketing', at('2026-06-02'))).toBe(true);
  });

  test('D25 comes with versions in order, each said in words', () => {
    for (const version of policyVersions) expect(policyVersion.parse(version)).toEqual(version);
    const days = policyVersions.map(({ holdsFrom }) => holdsFrom);
    expect(days).toEqual(days.toSorted());
    const untold = policyVersions.filter(
      ({ id, change }) => change === 'major' && policyWords[id] === undefined,
    );
    expect(untold).toEqual([]);
  });
});
