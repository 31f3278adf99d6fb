import type { AccountMode, NetworkId } from '../../../../shared/model/network.ts';
import type { Clock } from '../../clock.ts';
import { daysLeft, warningDue } from '../../domain/sign-in-end.ts';
import type { Guard } from '../../domain/errand.ts';
import type { Events } from '../../events.ts';
import type { AccountRow, Accounts, GrantRow } from '../../store/repositories/accounts.ts';
import type { Activity } from '../../store/repositories/activity.ts';
import type { Publications } from '../../store/repositories/publications.ts';
import type { Store } from '../../store/store.ts';
import type { AccountFacts } from './account-facts.ts';
import type { NetworkLines } from './network-lines.ts';
import type { RefusedSignIns } from './refused-sign-ins.ts';
import { signInEndsAt } from './sign-in-ends.ts';

export interface GrantWatchParts {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly publications: Publications;
  readonly activity: Activity;
  readonly lines: NetworkLines;
  readonly isOnHold: Guard;
  readonly refusals: RefusedSignIns;
  readonly facts: AccountFacts;
  readonly clock: Clock;
  readonly events: Events;
  reportBug(error: unknown): void;
}

/** Looks after sign-ins: what networks say of them, and warnings before they end. */
export interface GrantWatch {
  /** Asks and warns where that is due; returns at once. */
  look(): void;
  /** Asks about the sign-in of one account now. */
  check(account: AccountRow): Promise<void>;
  idle(): Promise<void>;
}

/** How often a network is asked about a grant (ms). */
const checkEvery = 24 * 3_600_000;

/** Creates the watch of an engine. */
export function createGrantWatch(parts: GrantWatchParts): GrantWatch {
  const { store, accounts, publications, activity, lines, refusals, facts, clock, events } = parts;
  let running: Promise<void> = Promise.resolve();
  let busy = false;

  /** An account of the grant on whose behalf the network may be asked. */
  const asker = (grant: GrantRow): AccountRow | undefined =>
    accounts
      .ofGrant(grant.id)
      .find(
        ({ id, status }) => status === 'connected' && !parts.isOnHold({ purpose: 'access', accountId: id }),
      );

  async function ask(grant: GrantRow): Promise<void> {
    const owner = lines.network(grant.network as NetworkId);
    const account = asker(grant);
    if (owner.health === undefined || account === undefined) return;
    const line = await lines.open(owner.id, grant.mode as AccountMode, grant.service, {
      purpose: 'access',
      accountId: account.id,
    });
    if (line === undefined) return;
    const health = await owner.health(line, accounts.tokens(grant));
    if (accounts.grant(grant.id) === undefined) return;
    if (health.ok) {
      store.transaction(() => accounts.saveHealth(grant.id, health.value, clock.now()));
      events.changes.emit({ topics: ['accounts'] });
      for (const each of accounts.ofGrant(grant.id)) {
        const reached = await lines.forAccount(each, 'access');
        if (reached.ok) await facts.refresh(each, reached.value);
      }
      return;
    }
    // A token that a renewal can still replace is no lost sign-in.
    await refusals.ofCall(account, health.failure);
  }

  function warn(grant: GrantRow): void {
    const endsAt = signInEndsAt(grant);
    const now = clock.now();
    const step = endsAt === null ? null : warningDue(endsAt, now, grant.warned_days, grant.signed_in_at);
    if (endsAt === null || step === null) return;
    // A Page's own token outlives the sign-in; what stops then is reading, and the next sign-in of a Page.
    const affected = accounts.ofGrant(grant.id).filter(({ status }) => status === 'connected');
    if (affected.length === 0) return;
    const days = daysLeft(endsAt, now);
    const atRisk = affected
      .filter(({ sealed_token }) => sealed_token === null)
      .flatMap(({ id }) => publications.ofAccount(id, ['scheduled', 'held']))
      .filter(({ due_at }) => due_at >= endsAt).length;
    store.transaction(() => {
      accounts.saveWarning(grant.id, step);
      for (const account of affected) activity.add(now, 'sign-in-ending', { account, count: days });
    });
    events.changes.emit({ topics: ['accounts', 'activity', 'app'] });
    events.notices.emit({
      kind: 'sign-in-ending',
      network: grant.network as NetworkId,
      accountNames: affected.map(({ name }) => name),
      practice: grant.mode === 'practice',
      days,
      atRisk,
    });
  }

  async function lookAt(grants: readonly GrantRow[]): Promise<void> {
    for (const grant of grants) {
      if (clock.now() - (grant.checked_at ?? grant.signed_in_at) >= checkEvery) await ask(grant);
      const known = accounts.grant(grant.id);
      if (known !== undefined) warn(known);
    }
  }

  return {
    look() {
      if (busy) return;
      const now = clock.now();
      const due = accounts.grants().filter((grant) => {
        const endsAt = signInEndsAt(grant);
        if (endsAt !== null && warningDue(endsAt, now, grant.warned_days, grant.signed_in_at) !== null) {
          return true;
        }
        if (now - (grant.checked_at ?? grant.signed_in_at) < checkEvery) return false;
        return lines.network(grant.network as NetworkId).health !== undefined && asker(grant) !== undefined;
      });
      if (due.length === 0) return;
      busy = true;
      running = lookAt(due)
        .catch(parts.reportBug)
        .finally(() => {
          busy = false;
        });
    },
    async check(account) {
      const grant = account.grant_id === null ? undefined : accounts.grant(account.grant_id);
      if (grant !== undefined) await ask(grant);
    },
    idle: () => running,
  };
}
