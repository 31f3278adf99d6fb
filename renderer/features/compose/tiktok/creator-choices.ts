import type { Account } from '../../../../shared/model/account.ts';
import type { FailureCode } from '../../../../shared/model/failure.ts';
import { callErrorOf, orpc } from '../../../app/engine-client.ts';

/** Asks what the creator of a TikTok account may choose right now; the answer counts for a minute (contract T8, limit 20 a minute). */
export function creatorChoicesOptions(account: Pick<Account, 'id' | 'network' | 'status'>) {
  return orpc.accounts.creatorChoices.queryOptions({
    input: { accountId: account.id },
    enabled: account.network === 'tiktok' && account.status === 'connected',
    staleTime: 60_000,
    retry: false,
  });
}

/** Answers after which this creator cannot post for now, whoever asks again. */
const refusals: readonly FailureCode[] = [
  'quota-reached',
  'app-quota-reached',
  'account-restricted',
  'permission-missing',
];

/** Why TikTok lets a creator choose nothing, from what the question failed with; null: the question itself failed, or nothing did. */
export function refusalOf(error: unknown): FailureCode | null {
  if (error === null || error === undefined) return null;
  const { code, details } = callErrorOf(error);
  return code === 'network-call-failed'
    ? (refusals.find((known) => known === details['failure']) ?? null)
    : null;
}
