import { settleTime } from '../../domain/hand-over.ts';
import type { PublicationPatch, PublicationRow } from '../../store/repositories/publications.ts';

/**
 * What changes with a publication that its network gave back: it begins from nothing. Its owner still wants it held there, so it is
 * handed over again unless they change that; not at once, because most take it back to change it.
 */
export function takenBack(row: PublicationRow, now: number): PublicationPatch {
  return {
    next_at: Math.min(row.due_at, now + settleTime),
    remote_id: null,
    frozen: null,
    fingerprint: null,
    progress: '{}',
    committed_at: null,
    asked_back_at: null,
    failure: null,
    checks: 0,
  };
}
