import type { HeldRecords } from '../../../../../shared/model/breach.ts';
import type { ProcessingActivityId } from '../../../../../shared/privacy/register.ts';
import type { Accounts } from '../../../store/repositories/accounts.ts';
import type { Store } from '../../../store/store.ts';
import type { Tables } from '../../../store/tables.ts';
import { tablePlaces } from '../../privacy/register/places.ts';

/** How many records each processing activity holds on this computer, counted in the tables that the register names for it. */
export function heldRecords({ first, sql }: Store, accounts: Accounts): HeldRecords {
  const byActivity: Partial<Record<ProcessingActivityId, number>> = {};
  for (const [table, { activity }] of Object.entries(tablePlaces) as [
    keyof Tables,
    (typeof tablePlaces)[keyof Tables],
  ][]) {
    const counted = first(sql.selectFrom(table).select((select) => select.fn.countAll<number>().as('count')));
    byActivity[activity] = (byActivity[activity] ?? 0) + (counted?.count ?? 0);
  }
  const connectedAccounts = accounts.all().filter(({ status }) => status !== 'disconnected').length;
  return { byActivity, connectedAccounts };
}
