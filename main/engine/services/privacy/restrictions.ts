import type { Restriction, RestrictionScope } from '../../../../shared/model/restriction.ts';
import type { Clock } from '../../clock.ts';
import { type Guard, reaches } from '../../domain/errand.ts';
import type { Events } from '../../events.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import type { PublicationRow, Publications } from '../../store/repositories/publications.ts';
import type { RestrictionStore } from '../../store/repositories/restrictions.ts';
import type { Store } from '../../store/store.ts';
import type { Outcomes } from '../publishing/outcomes.ts';
import type { Scheduler } from '../publishing/scheduler.ts';
import type { Withdrawals } from '../publishing/withdrawals.ts';
import type { AuditLog } from './audit-log.ts';

export interface RestrictionParts {
  readonly store: Store;
  readonly restrictions: RestrictionStore;
  readonly accounts: Accounts;
  readonly publications: Publications;
  readonly withdrawals: Withdrawals;
  readonly outcomes: Outcomes;
  readonly audit: AuditLog;
  readonly isOnHold: Guard;
  readonly clock: Clock;
  readonly events: Events;
  scheduler(): Scheduler;
}

/** What the owner puts on hold and lets go again (GDPR Art. 18). What is kept stays readable. Keeps D12. */
export interface Restrictions {
  list(): readonly Restriction[];
  /** Holds from this moment on, and takes back what networks would publish meanwhile; how many they would not give back. */
  set(scope: RestrictionScope): Promise<{ readonly stillHeldThere: number }>;
  lift(scope: RestrictionScope): void;
}

/** Creates the restrictions of an engine. */
export function createRestrictions(parts: RestrictionParts): Restrictions {
  const { store, restrictions, accounts, publications, withdrawals, outcomes, audit, clock, events } = parts;
  const told = { topics: ['privacy', 'app', 'posts', 'activity'] as const };

  const publishingHeld = ({ account_id: accountId }: PublicationRow): boolean =>
    parts.isOnHold({ purpose: 'publishing', accountId });

  function note(kind: 'restriction-set' | 'restriction-lifted', scope: RestrictionScope): void {
    audit.add(
      kind,
      'owner',
      scope.kind === 'account' ? { type: 'account', id: scope.accountId } : null,
      scope.kind === 'purpose' ? { scope: scope.kind, purpose: scope.purpose } : { scope: scope.kind },
    );
  }

  return {
    list: () => restrictions.all(),
    async set(scope) {
      if (scope.kind === 'account' && accounts.get(scope.accountId) === undefined) {
        throw new ExpectedError('not-found');
      }
      if (restrictions.all().some((known) => sameScope(known.scope, scope))) return { stillHeldThere: 0 };
      store.transaction(() => {
        restrictions.add(scope, clock.now());
        note('restriction-set', scope);
      });
      parts.scheduler().holdBack();
      events.changes.emit({ topics: [...told.topics] });
      return { stillHeldThere: await withdrawals.now() };
    },
    lift(scope) {
      store.transaction(() => {
        const since = restrictions.all().find((known) => sameScope(known.scope, scope))?.since ?? null;
        if (!restrictions.remove(scope)) throw new ExpectedError('not-found');
        note('restriction-lifted', scope);
        const waiting = publications
          .inStates(['held'])
          .filter((row) => row.held_reason === 'on-hold' && !publishingHeld(row));
        for (const row of waiting) outcomes.released(row, { reason: 'on-hold', from: since });
        // What the network was not asked meanwhile is asked now.
        const now = clock.now();
        for (const row of publications.inStates(['verifying'])) {
          const reached = reaches(scope, { purpose: 'publishing', accountId: row.account_id });
          if (row.next_at !== null && row.next_at > now && reached && !publishingHeld(row)) {
            publications.patch(row.id, { next_at: now });
          }
        }
      });
      events.changes.emit({ topics: [...told.topics] });
      parts.scheduler().scan();
    },
  };
}

function sameScope(first: RestrictionScope, second: RestrictionScope): boolean {
  switch (first.kind) {
    case 'whole':
      return second.kind === 'whole';
    case 'account':
      return second.kind === 'account' && second.accountId === first.accountId;
    case 'purpose':
      return second.kind === 'purpose' && second.purpose === first.purpose;
  }
}
