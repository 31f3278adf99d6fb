import { describe, expect, test } from 'vitest';
import { accountHealth } from '../../../../renderer/features/home/account-health.ts';
import { whatIsNeeded } from '../../../../renderer/features/home/what-is-needed.ts';
import type { PublicationBrief } from '../../../../shared/contract/posts.ts';
import type { Account } from '../../../../shared/model/account.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 24, 9);
const account = (id: string, own: Partial<Account> = {}): Account => ({
  id,
  network: 'instagram',
  mode: 'practice',
  kind: 'professional',
  name: id,
  handle: null,
  status: 'connected',
  connectedAt: 0,
  signInEndsAt: null,
  scheduled: 0,
  atRisk: 0,
  missingScopes: [],
  checkedAt: null,
  ...own,
});

describe('the health of accounts', () => {
  test('signed out first, then the sign-in that ends soonest; a disconnected one is not in use', () => {
    const accounts = [
      account('well', { signInEndsAt: now + 60 * day }),
      account('gone', { status: 'disconnected' }),
      account('in-nine-days', { signInEndsAt: now + 9.5 * day }),
      account('out', { status: 'signed-out' }),
      account('tomorrow', { signInEndsAt: now + 1.2 * day }),
    ];
    expect(accountHealth(accounts, now).map((health) => health.account.id)).toEqual([
      'out',
      'tomorrow',
      'in-nine-days',
      'well',
    ]);
  });

  test('days are whole ones that are left; an end that passed is today', () => {
    const [health] = accountHealth([account('a', { signInEndsAt: now + 2 * day - 1 })], now);
    expect(health).toMatchObject({ kind: 'sign-in-ending', days: 1 });
    const [late] = accountHealth([account('a', { signInEndsAt: now - day })], now);
    expect(late).toMatchObject({ kind: 'sign-in-ending', days: 0 });
  });

  test('an account whose sign-in never ends is well', () => {
    expect(accountHealth([account('a')], now)[0]?.kind).toBe('well');
  });
});

describe('what a post needs', () => {
  const publication = (id: string, state: PublicationBrief['state']): PublicationBrief => ({
    id,
    accountId: id,
    network: 'facebook',
    mode: 'practice',
    accountName: 'Maison Levain',
    mayBeOut: false,
    state,
  });

  test('the most pressing need, with the publications that have it', () => {
    const publications = [
      publication('a', 'missed'),
      publication('b', 'failed'),
      publication('c', 'published'),
      publication('d', 'failed'),
    ];
    expect(whatIsNeeded({ publications })).toMatchObject({
      kind: 'mend',
      publications: [{ id: 'b' }, { id: 'd' }],
    });
    expect(whatIsNeeded({ publications: [...publications, publication('e', 'needs-owner')] })?.kind).toBe(
      'decide',
    );
  });

  test('a look, where it may be out already, before it is sent late', () => {
    const unsure = { ...publication('b', 'missed'), mayBeOut: true };
    expect(whatIsNeeded({ publications: [publication('a', 'missed'), unsure] })).toMatchObject({
      kind: 'decide',
      publications: [{ id: 'b' }],
    });
  });

  test('nothing, when all is out or on its way', () => {
    expect(
      whatIsNeeded({ publications: [publication('a', 'published'), publication('b', 'scheduled')] }),
    ).toBeNull();
  });
});
