import type { PolicyState, PolicyVersion } from '../../../../shared/model/policy.ts';
import type { Clock } from '../../clock.ts';
import { announced, inEffect, type PolicyVersions } from '../../domain/policy.ts';
import type { Events } from '../../events.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { Facts } from '../../store/repositories/facts.ts';
import type { AuditLog } from './audit-log.ts';

export interface PolicyParts {
  readonly versions: PolicyVersions;
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
  /** Looks at the calendar: an announcement is put on record once, and everybody is told when another version begins to hold. */
  work(): void;
}

/** The policy of an engine. */
export function createPolicy({ versions, facts, audit, clock, events }: PolicyParts): Policy {
  let held: string | undefined;
  const current = (): PolicyVersion => inEffect(versions, clock.now());
  const coming = (): PolicyVersion | null => announced(versions, clock.now());
  return {
    versions,
    current,
    state: () => ({
      current: current(),
      coming: coming(),
      versions: [...versions],
      seen: facts.get('policy-seen') ?? null,
    }),
    markSeen(id) {
      if (current().id !== id && coming()?.id !== id) throw new ExpectedError('not-found');
      facts.set('policy-seen', id);
      audit.add('policy-accepted', 'owner', null, { policy: id });
      events.changes.emit({ topics: ['privacy', 'app'] });
    },
    work() {
      const next = coming();
      if (next !== null && facts.get('policy-announced') !== next.id) {
        facts.set('policy-announced', next.id);
        audit.add('policy-announced', 'kaizup', null, { policy: next.id, from: next.holdsFrom });
        events.changes.emit({ topics: ['privacy', 'app'] });
      }
      const now = current().id;
      if (held !== undefined && held !== now) events.changes.emit({ topics: ['privacy', 'app'] });
      held = now;
    },
  };
}
