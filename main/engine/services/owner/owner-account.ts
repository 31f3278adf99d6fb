import type { KeyLock } from '../../../../shared/model/key-lock.ts';
import type { Clock } from '../../clock.ts';
import type { Events } from '../../events.ts';
import type { SecretBox } from '../../store/keys.ts';
import { createOwnerStore } from '../../store/repositories/owner.ts';
import type { Store } from '../../store/store.ts';
import type { AuditLog } from '../privacy/audit-log.ts';
import { createAttempts } from './attempts.ts';
import { createKeptKey } from './kept-key.ts';
import { createOwnerLock, type OwnerLock } from './owner-lock.ts';
import { createOwnerProfile, type OwnerProfileDesk } from './owner-profile.ts';
import { createOwnerSecurity, type OwnerSecurity } from './owner-security.ts';
import { createProof } from './proof.ts';

export interface OwnerAccountParts {
  readonly store: Store;
  readonly box: SecretBox;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly events: Events;
  readonly dataKey: string;
  readonly unlocked: boolean;
  keepKeyLock(lock: KeyLock | null): Promise<boolean>;
}

/** The owner's own account: who they are, how it is secured, and the lock. */
export interface OwnerAccount {
  readonly profile: OwnerProfileDesk;
  readonly security: OwnerSecurity;
  readonly lock: OwnerLock;
}

/** Creates the account of an engine's owner. */
export function createOwnerAccount(parts: OwnerAccountParts): OwnerAccount {
  const { audit, clock } = parts;
  const owner = createOwnerStore(parts.store, parts.box);
  const proof = createProof(owner, audit, clock);
  const shared = {
    ...parts,
    owner,
    proof,
    attempts: createAttempts({ ...parts, owner }),
    key: createKeptKey(owner, (lock) => parts.keepKeyLock(lock)),
    alone: oneAtATime(),
  };
  const lock = createOwnerLock(shared);
  return {
    profile: createOwnerProfile({ ...parts, owner }),
    security: createOwnerSecurity({ ...shared, lock }),
    lock,
  };
}

/** Attempts side by side would each see the count before the others'. */
function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
