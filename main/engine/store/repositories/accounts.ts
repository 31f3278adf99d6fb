import type { Insertable, Selectable } from 'kysely';
import type { AccountStatus } from '../../../../shared/model/account.ts';
import type { GrantHealth, GrantTokens } from '../../networks/network.ts';
import type { SecretBox } from '../keys.ts';
import type { Store } from '../store.ts';
import type { AccountTable, GrantTable } from '../tables.ts';

export type AccountRow = Selectable<AccountTable>;
export type GrantRow = Selectable<GrantTable>;

/** An account as it is stored before its token is sealed. */
export type NewAccount = Omit<Insertable<AccountTable>, 'sealed_token'> & { readonly token: string | null };

/** Grants and accounts. The only code that sees their tokens in the database. */
export interface Accounts {
  all(): readonly AccountRow[];
  get(id: string): AccountRow | undefined;
  byRemoteId(network: string, mode: string, remoteId: string): AccountRow | undefined;
  ofGrant(grantId: string): readonly AccountRow[];
  /** Inserts an account, or renews the one with the same remote id, and returns its id. */
  save(account: NewAccount): string;
  setStatus(id: string, status: AccountStatus): void;
  /** Replaces what the connector needs to know of an account (JSON). */
  saveFacts(id: string, facts: string): void;
  /** Deletes the account's keys and leaves its name for what it published. */
  forgetKeys(id: string): void;
  /** The account's own token, when it has one. */
  token(account: AccountRow): string | null;
  grant(id: string): GrantRow | undefined;
  grantBySubject(network: string, mode: string, subject: string): GrantRow | undefined;
  /** Inserts or renews a grant; the new pair is durable when it returns. An empty refresh token never replaces a good one. */
  saveGrant(
    grant: { id: string; network: string; mode: string; signedInAt: number },
    tokens: GrantTokens,
  ): void;
  tokens(grant: GrantRow): GrantTokens;
  /** What the network said of a grant at `at` (ms). */
  saveHealth(id: string, health: GrantHealth, at: number): void;
  /** Of how many days left the owner was warned; null after a new sign-in. */
  saveWarning(id: string, days: number | null): void;
  grants(): readonly GrantRow[];
  deleteGrant(id: string): void;
  /** Deletes grants that no account uses any more: keys without a purpose are not kept. */
  deleteUnusedGrants(): void;
  deleteAccount(id: string): void;
}

const day = 86_400_000;

/** Whether a sign-in now lasts longer than before: a renewal that brings only new tokens must not warn anew of the same end. */
function movesEnd(known: GrantRow | undefined, signedInAt: number, tokens: GrantTokens): boolean {
  if (known === undefined || known.signed_in_at !== signedInAt) return true;
  const { refresh_expires_at: before } = known;
  const after = tokens.refreshExpiresAt;
  return before === null || after === null ? before !== after : after - before >= day;
}

/** Accounts in `store`, their tokens sealed by `box`. */
export function createAccounts(store: Store, box: SecretBox): Accounts {
  const { sql } = store;
  const accounts = sql.selectFrom('account').selectAll();
  const grants = sql.selectFrom('grant').selectAll();
  const byRemoteId: Accounts['byRemoteId'] = (network, mode, remoteId) =>
    store.first(
      accounts.where('network', '=', network).where('mode', '=', mode).where('remote_id', '=', remoteId),
    );
  const oneGrant = store.once((id: string) => grants.where('id', '=', id));
  const oneAccount = store.once((id: string) => accounts.where('id', '=', id));
  const grant: Accounts['grant'] = (id) => store.first(oneGrant(id));

  return {
    all: () => store.all(accounts.orderBy('connected_at')),
    get: (id) => store.first(oneAccount(id)),
    byRemoteId,
    ofGrant: (grantId) => store.all(accounts.where('grant_id', '=', grantId)),
    save({ token, ...account }) {
      const known = byRemoteId(account.network, account.mode, account.remote_id);
      const id = known?.id ?? account.id;
      const sealed = token === null ? null : box.seal(token, { table: 'account', row: id, column: 'token' });
      if (known === undefined) {
        store.run(sql.insertInto('account').values({ ...account, sealed_token: sealed }));
      } else {
        const { id: _id, ...renewed } = account;
        store.run(
          sql
            .updateTable('account')
            .set({ ...renewed, connected_at: known.connected_at, sealed_token: sealed })
            .where('id', '=', id),
        );
      }
      return id;
    },
    setStatus: (id, status) =>
      void store.run(sql.updateTable('account').set({ status }).where('id', '=', id)),
    saveFacts: (id, facts) => void store.run(sql.updateTable('account').set({ facts }).where('id', '=', id)),
    forgetKeys(id) {
      store.run(
        sql
          .updateTable('account')
          .set({ status: 'disconnected', sealed_token: null, grant_id: null })
          .where('id', '=', id),
      );
    },
    token: (account) =>
      account.sealed_token === null
        ? null
        : box.open(account.sealed_token, { table: 'account', row: account.id, column: 'token' }),
    grant,
    grantBySubject: (network, mode, subject) =>
      store.first(
        grants.where('network', '=', network).where('mode', '=', mode).where('subject', '=', subject),
      ),
    saveGrant({ id, network, mode, signedInAt }, tokens) {
      const known = grant(id);
      const place = (column: string) => ({ table: 'grant', row: id, column });
      const sealedRefresh =
        tokens.refreshToken === null || tokens.refreshToken === ''
          ? (known?.sealed_refresh_token ?? null)
          : box.seal(tokens.refreshToken, place('refresh_token'));
      const row = {
        id,
        network,
        mode,
        subject: tokens.subject,
        sealed_access_token: box.seal(tokens.accessToken, place('access_token')),
        sealed_refresh_token: sealedRefresh,
        access_expires_at: tokens.accessExpiresAt,
        refresh_expires_at: tokens.refreshExpiresAt,
        scopes: JSON.stringify(tokens.scopes),
        service: tokens.service,
        signed_in_at: signedInAt,
        warned_days: movesEnd(known, signedInAt, tokens) ? null : (known?.warned_days ?? null),
        sealed_binding: tokens.binding == null ? null : box.seal(tokens.binding, place('binding')),
      };
      store.run(
        sql
          .insertInto('grant')
          .values(row)
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row)),
      );
    },
    tokens: (row) => ({
      subject: row.subject,
      accessToken: box.open(row.sealed_access_token, { table: 'grant', row: row.id, column: 'access_token' }),
      accessExpiresAt: row.access_expires_at,
      refreshToken:
        row.sealed_refresh_token === null
          ? null
          : box.open(row.sealed_refresh_token, { table: 'grant', row: row.id, column: 'refresh_token' }),
      refreshExpiresAt: row.refresh_expires_at,
      scopes: JSON.parse(row.scopes) as readonly string[],
      service: row.service,
      binding:
        row.sealed_binding === null
          ? null
          : box.open(row.sealed_binding, { table: 'grant', row: row.id, column: 'binding' }),
    }),
    saveHealth(id, health, at) {
      store.run(
        sql
          .updateTable('grant')
          .set({
            scopes: JSON.stringify(health.scopes),
            missing_scopes: JSON.stringify(health.missingScopes),
            access_expires_at: health.accessExpiresAt,
            data_access_expires_at: health.dataAccessExpiresAt,
            checked_at: at,
          })
          .where('id', '=', id),
      );
    },
    saveWarning: (id, days) =>
      void store.run(sql.updateTable('grant').set({ warned_days: days }).where('id', '=', id)),
    grants: () => store.all(grants),
    deleteGrant: (id) => void store.run(sql.deleteFrom('grant').where('id', '=', id)),
    deleteUnusedGrants() {
      const used = sql.selectFrom('account').select('grant_id').where('grant_id', 'is not', null);
      store.run(sql.deleteFrom('grant').where('id', 'not in', used));
    },
    deleteAccount: (id) => void store.run(sql.deleteFrom('account').where('id', '=', id)),
  };
}
