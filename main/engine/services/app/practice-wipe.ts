import type { Clock } from '../../clock.ts';
import type { Events } from '../../events.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import type { SeriesStore } from '../../store/repositories/series.ts';
import { createTemplateStore } from '../../store/repositories/templates.ts';
import type { Activity } from '../../store/repositories/activity.ts';
import type { Store } from '../../store/store.ts';
import type { Practice } from '../practice-link.ts';

export interface PracticeWipeParts {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly activity: Activity;
  readonly series: SeriesStore;
  readonly practice: Practice;
  readonly clock: Clock;
  readonly events: Events;
}

/** Starts practice mode over: its accounts, what they published and the practice networks' memory. Drafts stay. */
export async function wipePractice(parts: PracticeWipeParts): Promise<void> {
  const { store, accounts, activity, series, practice, clock, events } = parts;
  const { sql } = store;
  const ids = accounts
    .all()
    .filter((account) => account.mode === 'practice')
    .map((account) => account.id);
  function assertNoneAtWork(): void {
    const atWork = store.first(
      sql
        .selectFrom('publication')
        .select('id')
        .where('account_id', 'in', ids)
        .where((where) =>
          where.or([
            where('state', 'in', ['preparing', 'committing']),
            // Without a next time the network is being asked about it right now.
            where.and([where('state', '=', 'verifying'), where('next_at', 'is', null)]),
          ]),
        )
        .limit(1),
    );
    if (atWork !== undefined) throw new ExpectedError('already-publishing', {}, true);
  }
  assertNoneAtWork();
  const link = await practice.link();
  if (link !== undefined) await practice.reset(link);
  store.transaction(() => {
    // One may have come due while the practice networks were forgetting.
    assertNoneAtWork();
    store.run(sql.deleteFrom('publication').where('account_id', 'in', ids));
    store.run(sql.deleteFrom('variant').where('account_id', 'in', ids));
    series.forgetAccounts(ids);
    createTemplateStore(store).forgetAccounts(ids);
    store.run(sql.deleteFrom('account').where('mode', '=', 'practice'));
    store.run(sql.deleteFrom('grant').where('mode', '=', 'practice'));
    // A post that went nowhere else is a draft again.
    store.run(
      sql
        .updateTable('post')
        .set({ at: null, local_time: null, zone: null, queued: 0 })
        .where('at', 'is not', null)
        .where('id', 'not in', (select) => select.selectFrom('publication').select('post_id')),
    );
    activity.deletePractice();
    activity.add(clock.now(), 'practice-wiped');
  });
  events.changes.emit({ topics: ['accounts', 'posts', 'app', 'activity'] });
}
