import type { Notice } from '../../../../shared/contract/index.ts';
import type { OwnerProfile } from '../../../../shared/model/owner.ts';
import type { Clock } from '../../clock.ts';
import type { Events } from '../../events.ts';
import type { Facts } from '../../store/repositories/facts.ts';
import type { Store } from '../../store/store.ts';
import type { AuditLog } from '../privacy/audit-log.ts';

/** What the desks of this folder share. */
export interface AnswerParts {
  readonly store: Store;
  readonly facts: Facts;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly events: Events;
  ownerProfile(): OwnerProfile;
  /** Tells the owner, also of what happened before anybody listened. */
  tell(notice: Notice): void;
  reportBug(error: unknown): void;
}
