import type { BudgetReading } from '../network.ts';
import type { Arrived } from '../replies.ts';

/** Budgets that run side by side, by the method that draws on them (contract §1, "Rate limits"). */
const budgetOf: ReadonlyMap<string, string> = new Map([
  ['com.atproto.repo.putRecord', 'writes'],
  ['com.atproto.repo.deleteRecord', 'writes'],
  ['com.atproto.repo.uploadBlob', 'uploads'],
]);

/** What a reply's headers say of the budget that `method` draws on; undefined where the server keeps none. */
export function budgetReading(
  method: string,
  { headers }: Pick<Arrived, 'headers'>,
): BudgetReading | undefined {
  const limit = Number(headers['ratelimit-limit']);
  const remaining = Number(headers['ratelimit-remaining']);
  const resetsAt = Number(headers['ratelimit-reset']) * 1000;
  if (!(limit > 0) || !(remaining >= 0)) return undefined;
  return {
    scope: 'account',
    name: budgetOf.get(method) ?? 'calls',
    usedShare: (limit - remaining) / limit,
    resetsAt: resetsAt > 0 ? resetsAt : null,
  };
}
