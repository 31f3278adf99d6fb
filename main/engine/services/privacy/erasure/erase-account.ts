import type { NetworkId } from '../../../../../shared/model/network.ts';
import type { ErasureOutcome } from '../../../../../shared/model/rights.ts';
import { assertNoneAtWork, nothingErased } from './at-work.ts';
import { stillHeldOf, takeBackAll } from './held-by-networks.ts';
import type { ErasureParts } from './erasure.ts';

/**
 * Erases an account of a network: its access there, its keys, and everything that is known of it here. What the owner wrote for it stays as a
 * draft, because it is theirs.
 */
export async function eraseAccount(
  parts: ErasureParts,
  accountId: string,
  noted: (outcome: ErasureOutcome) => void,
): Promise<void> {
  const { store, accounts, connections, publications, series, templates } = parts;
  const { sql } = store;
  const account = accounts.get(accountId);
  if (account === undefined) return;
  const network = account.network as NetworkId;
  assertNoneAtWork(store, (where) => where('account_id', '=', accountId));
  await takeBackAll(parts, publications.ofAccount(accountId, ['handed-over']));
  const { grant_id: grantId, status } = account;
  const shared = grantId !== null && accounts.ofGrant(grantId).length > 1;
  const ended = status === 'disconnected' ? null : await connections.disconnect(accountId);
  store.transaction(() => {
    assertNoneAtWork(store, (where) => where('account_id', '=', accountId));
    const rows = store.all(sql.selectFrom('publication').selectAll().where('account_id', '=', accountId));
    const stillHeld = stillHeldOf(parts, rows);
    const online = rows.some((row) => row.state === 'published' && row.removed_at === null);
    store.run(
      sql
        .deleteFrom('activity')
        .where((where) =>
          where.or([
            where('account_id', '=', accountId),
            where('publication_id', 'in', (select) =>
              select
                .selectFrom('publication')
                .select('publication.id')
                .where('publication.account_id', '=', accountId),
            ),
          ]),
        ),
    );
    store.run(sql.deleteFrom('publication').where('account_id', '=', accountId));
    store.run(sql.deleteFrom('variant').where('account_id', '=', accountId));
    store.run(
      sql
        .deleteFrom('rate_budget')
        .where('network', '=', account.network)
        .where('mode', '=', account.mode)
        .where('account', '=', account.remote_id),
    );
    series.forgetAccounts([accountId]);
    templates.forgetAccounts([accountId]);
    accounts.deleteAccount(accountId);
    accounts.deleteUnusedGrants();
    // A post that goes nowhere else is a draft again.
    store.run(
      sql
        .updateTable('post')
        .set({ at: null, local_time: null, zone: null, queued: 0 })
        .where('at', 'is not', null)
        .where('id', 'not in', (select) => select.selectFrom('publication').select('post_id')),
    );
    // A sign-in that other accounts still use is not taken back with this one.
    const manual = { network, manualUrl: ended?.manualUrl ?? null };
    noted({
      ...nothingErased,
      revoked: ended?.revoked === true ? [network] : [],
      notRevoked: ended === null || ended.revoked || shared ? [] : [manual],
      stillOnline: online ? [network] : [],
      stillHeld,
    });
  });
}
