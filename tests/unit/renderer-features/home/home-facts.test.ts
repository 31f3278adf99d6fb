import { describe, expect, test } from 'vitest';
import { accountHealth } from '../../../../renderer/features/home/account-health.ts';
import { helpForAll, whatIsNeeded } from '../../../../renderer/features/home/what-is-needed.ts';
import type { FailureCode } from '../../../../shared/model/failure.ts';
import type { FailureHelp } from '../../../../shared/model/failure-help.ts';
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
    failure: null,
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

  test('the button of the failure, where one helps all that failed', () => {
    const failed = (id: string, code: FailureCode | null): PublicationBrief => ({
      ...publication(id, 'failed'),
      failure: code === null ? null : { class: 'fix', code },
    });
    const helpOf = (...publications: PublicationBrief[]): FailureHelp | null => {
      const need = whatIsNeeded({ publications });
      return need === null ? null : helpForAll(need, { publications });
    };
    expect(helpOf(failed('a', 'network-unavailable'), failed('b', null))).toBe('try-again');
    expect(helpOf(failed('a', 'signed-out'), publication('b', 'published'))).toBe('sign-in');
    expect(helpOf(failed('a', 'signed-out'), failed('b', 'unexpected-reply'))).toBeNull();
    expect(helpOf(failed('a', 'text-too-long'))).toBe('edit');
    expect(helpOf(failed('a', 'text-too-long'), publication('b', 'published'))).toBeNull();
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
