import type { Clock } from '../../clock.ts';
import { activeStates } from '../../domain/publication-states.ts';
import type { Events } from '../../events.ts';
import type { Activity } from '../../store/repositories/activity.ts';
import type { Ledger } from '../../store/repositories/ledger.ts';
import { failureJson, type Publications } from '../../store/repositories/publications.ts';
import type { Store } from '../../store/store.ts';

export interface RecoveryParts {
  readonly store: Store;
  readonly publications: Publications;
  readonly ledger: Ledger;
  readonly activity: Activity;
  readonly clock: Clock;
  readonly events: Events;
}

/** Puts publications back on their way whose work ended without its outcome in the ledger. */
export interface Recovery {
  /** What a crash or a full disk interrupted; `atWork`: ids of those that are under way. */
  settleLeft(atWork: { has(publicationId: string): boolean }): void;
  /** What a bug struck, by how far the ledger says it got; what may be out is asked about after `askIn` (ms). */
  settleBug(publicationId: string, askIn: number): void;
}

/** The recovery of an engine. */
export function createRecovery(parts: RecoveryParts): Recovery {
  const { store, publications, ledger, activity, clock, events } = parts;
  return {
    settleLeft(atWork) {
      const now = clock.now();
      const left = publications.inStates(activeStates).filter(({ id }) => !atWork.has(id));
      store.transaction(() => {
        for (const row of left) {
          if (row.state === 'verifying') {
            publications.patch(row.id, { next_at: row.next_at ?? now });
            continue;
          }
          const state = row.state as 'preparing' | 'committing';
          const attemptId = ledger.current(row.id, now);
          ledger.step(attemptId, now, state === 'committing' ? 'unknown' : 'interrupted');
          publications.move(row.id, state, 'interrupted', { next_at: now });
        }
        const cutShort = left.filter((row) => row.state !== 'verifying').length;
        if (cutShort > 0) activity.add(now, 'engine-recovered', { count: cutShort });
      });
      if (left.length > 0) events.changes.emit({ topics: ['posts', 'app', 'activity'] });
    },
    settleBug(publicationId, askIn) {
      const row = publications.get(publicationId);
      if (row === undefined) return;
      const { id } = row;
      if (row.state === 'preparing') {
        publications.move(id, 'preparing', 'refused', {
          next_at: null,
          failure: failureJson({ class: 'fatal', code: 'unexpected-reply' }),
        });
      } else if (row.state === 'committing') {
        publications.move(id, 'committing', 'interrupted', { next_at: clock.now() + askIn });
      } else if (row.state === 'verifying') {
        publications.patch(id, { next_at: clock.now() + askIn });
      }
      events.changes.emit({ topics: ['posts', 'app'], postId: row.post_id });
    },
  };
}
