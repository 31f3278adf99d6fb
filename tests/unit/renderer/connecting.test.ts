import { describe, expect, test } from 'vitest';
import {
  cleanIdentifier,
  looksLikeAppPassword,
  serviceAddress,
  wholeHandle,
} from '../../../renderer/features/accounts/connect/app-password.ts';
import { tickedAtFirst } from '../../../renderer/features/accounts/connect/candidates.ts';
import { daysUntil, endsSoon } from '../../../renderer/features/accounts/sign-in-end.ts';
import { missingOf } from '../../../renderer/features/welcome/missing-step.ts';
import { initialsOf } from '../../../renderer/ui/initials.ts';
import type { AccountCandidate } from '../../../shared/model/account.ts';

const candidate = (remoteId: string, some: Partial<AccountCandidate> = {}): AccountCandidate => ({
  remoteId,
  network: 'facebook',
  kind: 'page',
  name: remoteId,
  handle: null,
  unavailable: null,
  alreadyConnected: false,
  ...some,
});

describe('app passwords', () => {
  test.each(['abcd-efgh-ijkl-mn0p', ' ABCD-efgh-ijkl-mnop '])('%s may be sent', (text) => {
    expect(looksLikeAppPassword(text)).toBe(true);
  });
  test.each(['', 'correct horse battery staple', 'abcd-efgh-ijkl', 'abcdefghijklmnop'])(
    '%s stays here: it may be a main password',
    (text) => {
      expect(looksLikeAppPassword(text)).toBe(false);
    },
  );
  test.each([
    ['bsky.social', 'https://bsky.social'],
    ['https://pds.example.org/', 'https://pds.example.org'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
  ])('service %s becomes %s', (typed, address) => {
    expect(serviceAddress(typed)).toBe(address);
  });
  test.each(['', 'https://me:secret@bsky.social', 'not an address'])('service %s is refused', (typed) => {
    expect(serviceAddress(typed)).toBeNull();
  });
  test('handles lose their @', () => {
    expect(cleanIdentifier(' @maison-levain.bsky.social ')).toBe('maison-levain.bsky.social');
  });
});

describe('a handle', () => {
  test.each([
    [' @Maison-Levain.bsky.social ', 'maison-levain.bsky.social'],
    ['levain', 'levain.bsky.social'],
    ['levain.example.org', 'levain.example.org'],
    ['did:plc:abc234', 'did:plc:abc234'],
  ])('%s is %s', (typed, handle) => {
    expect(wholeHandle(typed)).toBe(handle);
  });
  test.each(['', '@', 'camille@levain.example', 'https://bsky.social', 'le vain', '.levain', 'levain.'])(
    '%j is none',
    (typed) => {
      expect(wholeHandle(typed)).toBeNull();
    },
  );
});

describe('what is ticked before the owner chooses', () => {
  test('nothing among several', () => {
    expect([...tickedAtFirst([candidate('a'), candidate('b')])]).toEqual([]);
  });
  test('the only one', () => {
    expect([...tickedAtFirst([candidate('a'), candidate('b', { unavailable: 'role-missing' })])]).toEqual([
      'a',
    ]);
  });
  test('accounts whose sign-in is renewed', () => {
    expect([...tickedAtFirst([candidate('a', { alreadyConnected: true }), candidate('b')])]).toEqual(['a']);
  });
  test('never one that cannot be used', () => {
    expect([
      ...tickedAtFirst([candidate('a', { alreadyConnected: true, unavailable: 'permission-missing' })]),
    ]).toEqual([]);
  });
});

describe('the end of a sign-in', () => {
  const now = Date.parse('2026-11-24T10:00:00Z');
  const inDays = (days: number): number => now + days * 86_400_000;
  test('counts whole days and never below zero', () => {
    expect(daysUntil(inDays(3.5), now)).toBe(3);
    expect(daysUntil(inDays(-2), now)).toBe(0);
  });
  test('is soon within a week, and never where there is none', () => {
    expect(endsSoon(inDays(6.9), now)).toBe(true);
    expect(endsSoon(inDays(7), now)).toBe(false);
    expect(endsSoon(null, now)).toBe(false);
  });
});

describe('the welcome', () => {
  const decisions = { preferences: false, analytics: false, marketing: false };
  test('goes on with everything refused', () => {
    expect(missingOf({ adult: true, professional: true, decisions })).toBeNull();
  });
  test('does not take silence for a no', () => {
    expect(
      missingOf({ adult: true, professional: true, decisions: { preferences: true, analytics: false } }),
    ).toBe('consents');
  });
  test('asks for the attestation first', () => {
    expect(missingOf({ adult: false, professional: false, decisions: {} })).toBe('adult');
    expect(missingOf({ adult: true, professional: false, decisions })).toBe('professional');
  });
});

test.each([
  ['Maison Levain', 'ML'],
  ['levain.gent', 'L'],
  ["Gent Bakers' Market", 'GM'],
  ['Élise', 'É'],
  ['', ''],
  ['🥐 Corner', '🥐C'],
])('%s wears the letters %s', (name, letters) => {
  expect(initialsOf(name)).toBe(letters);
});
