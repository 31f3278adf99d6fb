import { freeAttempts, waitsUntil } from '../../../../shared/limits/unlock-throttle.ts';
import type { Clock } from '../../clock.ts';
import type { Events } from '../../events.ts';
import type { OwnerStore } from '../../store/repositories/owner.ts';
import type { Store } from '../../store/store.ts';
import type { AuditLog } from '../privacy/audit-log.ts';

export interface AttemptParts {
  readonly store: Store;
  readonly owner: OwnerStore;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly events: Events;
}

/** Attempts to show that one is the owner: slowed down, noted, and told of; kept in the database, so that a restart forgives nothing. */
export interface Attempts {
  /** Until when none is taken; null when one may be made now. */
  waitUntil(): number | null;
  /** Counts an attempt as failed before it is made: whoever ends the process in the middle of it has made it. */
  begin(): void;
  /** The attempt has failed; until when the next one has to wait. */
  refused(): number | null;
  /** It was right: the next failure is the first one again. */
  passed(): void;
  /** It was neither: it counts as not made. */
  undone(): void;
  /** Failures at the host, while there was no engine to note them. */
  earlier(failed: readonly { readonly at: number; readonly failures: number }[]): void;
}

/** Attempts of an engine's owner. */
export function createAttempts({ store, owner, audit, clock, events }: AttemptParts): Attempts {
  const waitUntil = (): number | null => waitsUntil(owner.failed(), clock.now());
  let before = owner.failed();

  function note(at: number, failures: number): void {
    owner.addAttempt(at, failures);
    audit.add('unlock-refused', 'kaizup', null, { failures });
  }

  return {
    waitUntil,
    begin() {
      before = owner.failed();
      owner.saveFailed({ failures: before.failures + 1, lastAt: clock.now() });
    },
    refused() {
      const { failures } = owner.failed();
      store.transaction(() => note(clock.now(), failures));
      if (failures >= freeAttempts) events.notices.emit({ kind: 'unlock-refused', failures });
      events.changes.emit({ topics: ['owner'] });
      return waitUntil();
    },
    passed: () => owner.saveFailed({ failures: 0, lastAt: 0 }),
    undone: () => owner.saveFailed(before),
    earlier(failed) {
      store.transaction(() => {
        for (const { at, failures } of failed) note(at, failures);
      });
    },
  };
}
