import { ownerProfile, type OwnerProfile, type ProfileChange } from '../../../../shared/model/owner.ts';
import type { Clock } from '../../clock.ts';
import type { Events } from '../../events.ts';
import type { OwnerStore } from '../../store/repositories/owner.ts';
import type { Store } from '../../store/store.ts';
import type { AuditLog } from '../privacy/audit-log.ts';

export interface OwnerProfileParts {
  readonly store: Store;
  readonly owner: OwnerStore;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly events: Events;
}

/** Who the owner says they are, correctable at any time (GDPR Art. 16); what stood there before stays with it. Keeps D2. */
export interface OwnerProfileDesk {
  read(): { readonly profile: OwnerProfile; readonly changes: ProfileChange[] };
  change(next: OwnerProfile): OwnerProfile;
}

/** Creates the desk of an engine. */
export function createOwnerProfile({
  store,
  owner,
  audit,
  clock,
  events,
}: OwnerProfileParts): OwnerProfileDesk {
  return {
    read: () => ({ profile: owner.profile(), changes: [...owner.changes()] }),
    change(next) {
      const before = owner.profile();
      const changed = ownerProfile.keyof().options.filter((field) => before[field] !== next[field]);
      if (changed.length === 0) return before;
      const at = clock.now();
      store.transaction(() => {
        owner.saveProfile(next, at);
        for (const field of changed)
          owner.addChange({ at, field, before: before[field], after: next[field] });
        // Which fields, never what they say: the log outlives what it tells of.
        audit.add('profile-changed', 'owner', null, { fields: changed.join(' ') });
      });
      events.changes.emit({ topics: ['owner'] });
      return next;
    },
  };
}
