import type { Account } from '../../../../shared/model/account.ts';
import { orpc } from '../../../app/engine-client.ts';

/** Asks what the creator of a TikTok account may choose right now; the answer counts for a minute (contract T8, limit 20 a minute). */
export function creatorChoicesOptions(account: Pick<Account, 'id' | 'network' | 'status'>) {
  return orpc.accounts.creatorChoices.queryOptions({
    input: { accountId: account.id },
    enabled: account.network === 'tiktok' && account.status === 'connected',
    staleTime: 60_000,
    retry: false,
  });
}
