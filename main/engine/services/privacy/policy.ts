import type { PolicyState, PolicyVersion } from '../../../../shared/model/policy.ts';
import type { Clock } from '../../clock.ts';
import { announced, inEffect, type PolicyVersions, published, untold } from '../../domain/policy.ts';
import type { Events } from '../../events.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { Facts } from '../../store/repositories/facts.ts';
import type { Store } from '../../store/store.ts';
import type { AuditLog } from './audit-log.ts';

export interface PolicyParts {
  readonly versions: PolicyVersions;
  readonly store: Store;
  readonly facts: Facts;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly events: Events;
}

/** Which privacy policy holds, and how the owner hears of the next. Keeps D25. */
export interface Policy {
  readonly versions: PolicyVersions;
  current(): PolicyVersion;
  state(): PolicyState;
  /** The owner has read of a version that holds or is to come. */
  markSeen(id: string): void;
  /**
   * Looks at the calendar: an announcement is put on record once, with a notice for who lives from the tray, and everybody is
   * told when another version begins to hold.
   */
  work(): void;
}

/** The policy of an engine. */
export function createPolicy({ versions, store, facts, audit, clock, events }: PolicyParts): Policy {
  let held: string | undefined;
  const current = (): PolicyVersion => inEffect(versions, clock.now());
  const coming = (): PolicyVersion | null => announced(versions, clock.now());

  /** What the owner has read of: the version of their first start, or a later one that they said so of. */
  function seen(): string | null {
    const { sql } = store;
    const attestations = sql.selectFrom('owner_attestation').select('policy_version').orderBy('id', 'desc');
    const attested = store.first(attestations.limit(1))?.policy_version ?? null;
    const said = facts.get('policy-seen') ?? null;
    // What an archive brings along may be older than this profile's own first start.
    const place = (id: string | null): number => versions.findIndex((version) => version.id === id);
    return attested === null || place(said) > place(attested) ? said : attested;
  }

  const missed = (): PolicyVersion | null => untold(versions, seen(), clock.now());

  return {
    versions,
    current,
    state: () => ({
      current: current(),
      coming: coming(),
      untold: missed(),
      versions: [...published(versions, clock.now())],
      seen: seen(),
    }),
    markSeen(id) {
      if (current().id !== id && coming()?.id !== id) throw new ExpectedError('not-found');
      facts.set('policy-seen', id);
      audit.add('policy-accepted', 'owner', null, { policy: id });
      events.changes.emit({ topics: ['privacy', 'app'] });
    },
    work() {
      // Before the first start nobody is there to be told.
      const next = seen() === null ? null : (coming() ?? missed());
      if (next !== null && facts.get('policy-announced') !== next.id) {
        facts.set('policy-announced', next.id);
        audit.add('policy-announced', 'kaizup', null, { policy: next.id, from: next.holdsFrom });
        events.notices.emit({ kind: 'policy-changes', from: next.holdsFrom, holds: coming() === null });
        events.changes.emit({ topics: ['privacy', 'app'] });
      }
      const now = current().id;
      if (held !== undefined && held !== now) events.changes.emit({ topics: ['privacy', 'app'] });
      held = now;
    },
  };
}
