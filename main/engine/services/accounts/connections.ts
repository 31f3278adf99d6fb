import { randomUUID } from 'node:crypto';
import type { Account } from '../../../../shared/model/account.ts';
import { account as accountSchema } from '../../../../shared/model/account.ts';
import type { Failure } from '../../../../shared/model/failure.ts';
import type { Away } from '../../../../shared/model/missed.ts';
import type { NetworkId } from '../../../../shared/model/network.ts';
import type { EvidenceCode, HeldReason } from '../../../../shared/model/publication.ts';
import type { Clock } from '../../clock.ts';
import { waitingStates } from '../../domain/publication-states.ts';
import type { Events } from '../../events.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { DiscoveredAccount, GrantTokens } from '../../networks/network.ts';
import type { AccountRow, Accounts } from '../../store/repositories/accounts.ts';
import type { Activity } from '../../store/repositories/activity.ts';
import type { Publications } from '../../store/repositories/publications.ts';
import type { Store } from '../../store/store.ts';
import type { NetworkLines } from './network-lines.ts';
import type { AuditLog } from '../privacy/audit-log.ts';
import { ownLimits } from './own-limits.ts';
import { signInEndsAt } from './sign-in-ends.ts';

/** What disconnecting came to. */
export interface Disconnected {
  readonly revoked: boolean;
  readonly manualUrl: string | null;
  readonly held: number;
  /** Posts that the network holds and did not give back: they go out there at their time. */
  readonly stillHeldThere: number;
}

/** Connected accounts: how they come, how they are lost, how they go. Keeps D8. */
export interface Connections {
  list(): readonly Account[];
  /** Stores a grant and the accounts chosen from it; held publications of accounts that came back are released. */
  connect(found: {
    readonly network: NetworkId;
    readonly mode: string;
    readonly tokens: GrantTokens;
    readonly chosen: readonly DiscoveredAccount[];
  }): readonly string[];
  /** Takes back what the network holds, deletes the keys, holds what is scheduled, and then tells the network (promise D8). */
  disconnect(accountId: string): Promise<Disconnected>;
  /** The network no longer takes the account's token: the owner has to sign in again. */
  signedOut(account: AccountRow): void;
  /** As `signedOut`, or as a disconnection when the owner took the access back at the network (promise D8). */
  accessLost(account: AccountRow, failure: Failure): void;
}

export interface ConnectionParts {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly publications: Publications;
  readonly activity: Activity;
  readonly audit: Pick<AuditLog, 'add'>;
  readonly lines: NetworkLines;
  readonly clock: Clock;
  readonly events: Events;
  /** A network refused a sign-in, whatever that may mean beside its loss. */
  refused?(account: AccountRow, failure: Failure): void;
  /** Takes back what a network holds for an account; how many it did not give back. */
  takeBack(accountId: string): Promise<number>;
}

/** How long the network is given to give back what it holds, and then to answer a revocation (ms): the keys are gone here in any case. */
const patience = 10_000;

/** Creates the connections of an engine. */
export function createConnections(parts: ConnectionParts): Connections {
  const { store, accounts, publications, activity, lines, clock, events } = parts;

  function hold(account: AccountRow, reason: HeldReason): number {
    const waiting = publications.ofAccount(account.id, ['scheduled']);
    for (const publication of waiting) {
      publications.move(publication.id, 'scheduled', 'account-lost', { held_reason: reason, next_at: null });
    }
    if (waiting.length > 0) {
      activity.add(clock.now(), 'publication-held', { account, count: waiting.length });
    }
    return waiting.length;
  }

  function release(accountId: string): void {
    for (const publication of publications.ofAccount(accountId, ['held'])) {
      // What the owner stopped or put on hold waits for the owner.
      if (publication.held_reason === 'stopped' || publication.held_reason === 'on-hold') continue;
      const now = clock.now();
      const because = { reason: 'account', from: null, to: now } satisfies Away;
      publications.move(publication.id, 'held', 'released', {
        held_reason: null,
        next_at: publication.due_at,
        kept_back: publication.due_at < now ? JSON.stringify(because) : null,
      });
    }
  }

  function assertConnected(accountId: string): AccountRow {
    const account = accounts.get(accountId);
    if (account === undefined || account.status === 'disconnected') throw new ExpectedError('not-found');
    return account;
  }

  /** Only while there are keys can anything be taken back; how many posts stay with the network. */
  async function takeBack(accountId: string): Promise<number> {
    const held = publications.ofAccount(accountId, ['handed-over']).length;
    if (held === 0) return 0;
    const late = clock.wait(patience).then(() => publications.ofAccount(accountId, ['handed-over']).length);
    return Promise.race([parts.takeBack(accountId), late]);
  }

  /** What could not be asked about for want of a sign-in is asked about now: proof that it is out spares the owner the question. */
  function askAgain(accountId: string): void {
    for (const { id, evidence } of publications.ofAccount(accountId, ['needs-owner'])) {
      if (evidence === ('account-signed-out' satisfies EvidenceCode)) {
        publications.patch(id, { next_at: clock.now() });
      }
    }
  }

  /** Taken back at the network: all accounts of the sign-in lose their keys at once, as if it had been done here. */
  function revokedThere(account: AccountRow): void {
    if (accounts.get(account.id)?.status === 'disconnected') return;
    const all = account.grant_id === null ? [account] : accounts.ofGrant(account.grant_id);
    store.transaction(() => {
      for (const each of all) {
        accounts.forgetKeys(each.id);
        activity.add(clock.now(), 'access-revoked', { account: each });
        hold(each, 'account-disconnected');
      }
      if (account.grant_id !== null) accounts.deleteGrant(account.grant_id);
    });
    events.changes.emit({ topics: ['accounts', 'app', 'activity', 'posts'] });
    events.notices.emit({
      kind: 'access-revoked',
      network: account.network as NetworkId,
      accountNames: all.map(({ name }) => name),
      practice: account.mode === 'practice',
    });
  }

  return {
    list: () =>
      accounts.all().map((row) => {
        const grant = row.grant_id === null ? undefined : accounts.grant(row.grant_id);
        // A Page's token lives on when the sign-in's own token ends; reading stops with the permission to read.
        const ownToken = row.sealed_token !== null;
        const endsAt =
          grant === undefined ? null : ownToken ? grant.data_access_expires_at : signInEndsAt(grant);
        const waiting = publications.ofAccount(row.id, waitingStates);
        const heldThere = publications.ofAccount(row.id, ['handed-over']).length;
        return accountSchema.parse({
          id: row.id,
          network: row.network,
          mode: row.mode,
          kind: row.kind,
          name: row.name,
          handle: row.handle,
          status: row.status,
          connectedAt: row.connected_at,
          signInEndsAt: endsAt,
          scheduled: waiting.length + heldThere,
          limits: ownLimits(row),
          atRisk: ownToken || endsAt === null ? 0 : waiting.filter(({ due_at }) => due_at >= endsAt).length,
          missingScopes: grant === undefined ? [] : JSON.parse(grant.missing_scopes),
          checkedAt: grant?.checked_at ?? null,
        });
      }),

    connect({ network, mode, tokens, chosen }) {
      const now = clock.now();
      const grantId = accounts.grantBySubject(network, mode, tokens.subject)?.id ?? randomUUID();
      const ids = store.transaction(() => {
        accounts.saveGrant({ id: grantId, network, mode, signedInAt: now }, tokens);
        const saved = chosen.map((found) => {
          const id = accounts.save({
            id: randomUUID(),
            grant_id: grantId,
            network: found.network,
            mode,
            kind: found.kind,
            remote_id: found.remoteId,
            name: found.name,
            handle: found.handle,
            status: 'connected',
            token: found.token,
            facts: JSON.stringify(found.facts),
            connected_at: now,
          });
          release(id);
          askAgain(id);
          activity.add(now, 'account-connected', { account: accounts.get(id) });
          return id;
        });
        // An account that another person now brings leaves the sign-in of the first.
        accounts.deleteUnusedGrants();
        return saved;
      });
      events.changes.emit({ topics: ['accounts', 'app', 'activity', 'posts'] });
      return ids;
    },

    async disconnect(accountId) {
      assertConnected(accountId);
      const stillHeldThere = await takeBack(accountId);
      // Another call may have disconnected it meanwhile.
      const account = assertConnected(accountId);
      const grant = account.grant_id === null ? undefined : accounts.grant(account.grant_id);
      const others =
        grant === undefined ? [] : accounts.ofGrant(grant.id).filter((other) => other.id !== accountId);
      const last = grant !== undefined && others.length === 0;
      const tokens = last ? accounts.tokens(grant) : undefined;
      const owner = grant === undefined ? undefined : lines.network(grant.network as NetworkId);
      const line =
        tokens === undefined || owner === undefined
          ? undefined
          : await lines.open(owner.id, account.mode as 'real' | 'practice', tokens.service, {
              purpose: 'withdrawal',
              accountId,
            });
      const held = store.transaction(() => {
        accounts.forgetKeys(accountId);
        if (last) accounts.deleteGrant(grant.id);
        activity.add(clock.now(), 'account-disconnected', { account });
        return hold(account, 'account-disconnected');
      });
      events.changes.emit({ topics: ['accounts', 'app', 'activity', 'posts'] });
      // A sign-in that other accounts still use is not taken back with this one.
      if (tokens === undefined || line === undefined || owner === undefined) {
        return { revoked: false, manualUrl: null, held, stillHeldThere };
      }
      const answer = await Promise.race([
        owner.revoke?.(line, tokens),
        clock.wait(patience).then(() => undefined),
      ]);
      const revoked = answer?.kind === 'revoked';
      const subject = { type: 'account', id: accountId } as const;
      const { network, mode } = account;
      parts.audit.add(
        revoked ? 'access-taken-back' : 'access-not-taken-back',
        revoked ? 'network' : 'kaizup',
        subject,
        { network, mode },
      );
      const manualUrl = answer?.kind === 'revoked' ? null : (answer?.manualUrl ?? null);
      return { revoked, manualUrl, held, stillHeldThere };
    },

    accessLost(account, failure) {
      parts.refused?.(account, failure);
      if (failure.code === 'access-revoked') revokedThere(account);
      else this.signedOut(account);
    },

    signedOut(account) {
      if (accounts.get(account.id)?.status !== 'connected') return;
      store.transaction(() => {
        accounts.setStatus(account.id, 'signed-out');
        activity.add(clock.now(), 'account-signed-out', { account });
        hold(account, 'account-signed-out');
      });
      events.changes.emit({ topics: ['accounts', 'app', 'activity', 'posts'] });
    },
  };
}
