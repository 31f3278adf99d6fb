import type { Account } from '../../../shared/model/account.ts';

/** What an account needs, the most urgent first in lists. */
export type AccountHealth =
  | { readonly kind: 'signed-out'; readonly account: Account }
  | { readonly kind: 'sign-in-ending'; readonly account: Account; readonly days: number }
  | { readonly kind: 'well'; readonly account: Account };

const dayMs = 86_400_000;
/** So long before a sign-in ends the owner is told: two weekends (days). */
const tellDaysBefore = 14;

/** The health of every account that is in use, most urgent first. */
export function accountHealth(accounts: readonly Account[], now: number): readonly AccountHealth[] {
  const all = accounts
    .filter(({ status }) => status !== 'disconnected')
    .map((account) => healthOf(account, now));
  const rank = { 'signed-out': 0, 'sign-in-ending': 1, well: 2 } as const;
  return all.toSorted(
    (first, second) => rank[first.kind] - rank[second.kind] || daysOf(first) - daysOf(second),
  );
}

function healthOf(account: Account, now: number): AccountHealth {
  if (account.status === 'signed-out') return { kind: 'signed-out', account };
  if (account.signInEndsAt === null) return { kind: 'well', account };
  const days = Math.max(0, Math.floor((account.signInEndsAt - now) / dayMs));
  return days <= tellDaysBefore ? { kind: 'sign-in-ending', account, days } : { kind: 'well', account };
}

function daysOf(health: AccountHealth): number {
  return health.kind === 'sign-in-ending' ? health.days : 0;
}
