import type { PublicationNotice } from '../../../../shared/contract/index.ts';
import type { EvidenceCode } from '../../../../shared/model/publication.ts';
import type { Clock } from '../../clock.ts';
import { afterHandOver } from '../../domain/hand-over.ts';
import { maxChecks, nextCheckIn } from '../../domain/retry-policy.ts';
import type { PublicationRow, Publications } from '../../store/repositories/publications.ts';
import type { OutcomeNotes } from './outcome-notes.ts';
import { takenBack } from './taken-back.ts';

export interface HeldThereParts {
  readonly publications: Publications;
  readonly record: OutcomeNotes['record'];
  needsOwner(row: PublicationRow, evidence: EvidenceCode): void;
  readonly clock: Clock;
}

/** What follows when a network says of a publication that it holds it, or that it does not any more. Within the caller's transaction. */
export interface HeldThere {
  /** The network took it for `at` (ms): it is asked again a little after. */
  taken(row: PublicationRow, remoteId: string, at: number): void;
  /** Asked about, it is there, for the time that the network gives (ms). */
  found(row: PublicationRow, remoteId: string, at: number | null): PublicationNotice['kind'] | null;
  /** Asked about, it is neither held nor out. */
  gone(row: PublicationRow): PublicationNotice['kind'] | null;
}

/** What follows in `publications`. */
export function createHeldThere({ publications, record, needsOwner, clock }: HeldThereParts): HeldThere {
  function taken(row: PublicationRow, remoteId: string, at: number): void {
    publications.move(row.id, row.state as 'committing' | 'verifying', 'kept-there', {
      remote_id: remoteId,
      due_at: at,
      next_at: at + afterHandOver,
      asked_back_at: null,
      failure: null,
      checks: 0,
    });
    // Asked about because a change went unanswered, it is where it was.
    if (row.remote_id !== remoteId) record(row, 'handed-over', null);
  }

  return {
    taken,
    // Held before its time is as it should be; held long after it is a matter for the owner.
    found(row, remoteId, at) {
      const now = clock.now();
      const dueAt = at ?? row.due_at;
      if (dueAt > now || row.remote_id === null) {
        taken(row, remoteId, dueAt);
        return null;
      }
      if (row.checks + 1 >= maxChecks) {
        needsOwner(row, 'still-unknown-after-checks');
        return 'needs-owner';
      }
      publications.patch(row.id, { checks: row.checks + 1, next_at: now + nextCheckIn(row.checks + 1) });
      return null;
    },
    gone(row) {
      // Kaizup asked for it, and the answer was lost.
      if (row.asked_back_at !== null) {
        publications.move(row.id, 'verifying', 'taken-back', takenBack(row, clock.now()));
        return null;
      }
      // Somebody took it off there, and only the owner knows whether it may go out.
      needsOwner(row, 'handed-over-gone');
      return 'needs-owner';
    },
  };
}
