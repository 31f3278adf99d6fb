import { excerptOf } from '../../../../../shared/model/excerpt.ts';
import {
  type Erasure,
  erasureOutcome,
  type ErasureOutcome,
  type ErasureScope,
} from '../../../../../shared/model/rights.ts';
import type { Clock } from '../../../clock.ts';
import type { Events } from '../../../events.ts';
import { ExpectedError } from '../../../expected-error.ts';
import type { Accounts } from '../../../store/repositories/accounts.ts';
import type { ErasureRow, Erasures } from '../../../store/repositories/erasures.ts';
import type { MediaAssets } from '../../../store/repositories/media.ts';
import type { Posts } from '../../../store/repositories/posts.ts';
import type { PublicationRow, Publications } from '../../../store/repositories/publications.ts';
import type { SeriesStore } from '../../../store/repositories/series.ts';
import type { TemplateStore } from '../../../store/repositories/templates.ts';
import type { Store } from '../../../store/store.ts';
import type { Connections } from '../../accounts/connections.ts';
import type { MediaFiles } from '../../media/media-files.ts';
import type { AuditLog, AuditSubject } from '../audit-log.ts';
import { eraseAccount } from './erase-account.ts';
import { erasePost } from './erase-post.ts';

export interface ErasureParts {
  readonly store: Store;
  readonly erasures: Erasures;
  readonly accounts: Accounts;
  readonly posts: Posts;
  readonly publications: Publications;
  readonly series: SeriesStore;
  readonly templates: TemplateStore;
  readonly assets: MediaAssets;
  readonly files: MediaFiles;
  readonly connections: Connections;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly events: Events;
  /** Takes back what a network holds; throws when it does not let go. */
  takeBack(row: PublicationRow): Promise<void>;
  /** Erases everything and ends the engine. */
  eraseEverything(row: ErasureRow): Promise<void>;
  reportBug(error: unknown): void;
}

/** What the owner asks to be erased. */
export interface ErasureWish {
  readonly scope: ErasureScope;
  readonly subjectId: string | null;
  readonly graceDays: number;
  /** Where the last word goes when everything is erased; null: nowhere. */
  readonly recordPath?: string | null;
}

/** Erasure on request: at once or after a time in which the owner may think again. Keeps D11. */
export interface ErasureDesk {
  list(): readonly Erasure[];
  /** Without time to think it is done when this resolves. */
  ask(wish: ErasureWish): Promise<Erasure>;
  /** Everything, at once, whatever was asked for before: the way out of a lock that nobody can open. */
  wipe(): Promise<void>;
  cancel(id: number): void;
  /** Does what is due; called by the clock. */
  work(): void;
  /** Resolves when nothing is being erased. */
  idle(): Promise<void>;
}

const day = 86_400_000;
/** Erasures of the past that the page shows. */
const shownDone = 5;

/** Creates the desk of an engine. */
export function createErasureDesk(parts: ErasureParts): ErasureDesk {
  const { store, erasures, accounts, posts, audit, clock, events } = parts;
  let working: Promise<void> | undefined;

  function nameOf({ scope, subject_id: id }: ErasureRow): string | null {
    if (id === null) return null;
    if (scope === 'account') return accounts.get(id)?.name ?? null;
    const post = posts.get(id);
    return post === undefined ? null : excerptOf(post.text);
  }

  const view = (row: ErasureRow): Erasure => ({
    id: row.id,
    scope: row.scope as ErasureScope,
    subjectId: row.subject_id,
    name: nameOf(row),
    askedAt: row.asked_at,
    dueAt: row.due_at,
    doneAt: row.done_at,
    outcome: row.outcome === null ? null : erasureOutcome.parse(JSON.parse(row.outcome)),
  });

  function changed(): void {
    events.changes.emit({ topics: ['app', 'accounts', 'posts', 'activity'] });
  }

  /** Erases what `row` names. A repetition after a crash finds what is left, and ends the same way. */
  async function erase(row: ErasureRow): Promise<void> {
    if (row.subject_id === null) return parts.eraseEverything(row);
    const noted = (outcome: ErasureOutcome): void => {
      erasures.noteOutcome(row.id, outcome);
      audit.add('erased', 'kaizup', subjectOf(row), { scope: row.scope, media: outcome.media });
    };
    if (row.scope === 'account') await eraseAccount(parts, row.subject_id, noted);
    else await erasePost(parts, row.subject_id, noted);
    store.scrub();
    erasures.finish(row.id, clock.now());
    changed();
  }

  async function eraseDue(): Promise<void> {
    for (const row of erasures.pending().filter(({ due_at: at }) => at <= clock.now())) {
      try {
        await erase(row);
      } catch (error) {
        // What is being published, or what a network does not let go, is tried again at the next look.
        if (!(error instanceof ExpectedError)) parts.reportBug(error);
      }
    }
  }

  async function ask({ scope, subjectId, graceDays, recordPath = null }: ErasureWish): Promise<Erasure> {
    const found =
      scope === 'everything' ||
      (scope === 'account' ? accounts.get(subjectId ?? '') : posts.get(subjectId ?? '')) !== undefined;
    if (!found) throw new ExpectedError('not-found');
    if (erasures.pendingFor(scope, subjectId) !== undefined) throw new ExpectedError('not-in-this-state');
    const now = clock.now();
    const row = store.transaction(() => {
      const added = erasures.add({
        scope,
        subject_id: subjectId,
        asked_at: now,
        due_at: now + graceDays * day,
        record_path: recordPath,
      });
      audit.add('erasure-asked', 'owner', subjectOf(added), { scope, days: graceDays });
      return added;
    });
    changed();
    if (graceDays > 0) return view(row);
    try {
      await erase(row);
    } catch (error) {
      // Asked for at once and not possible at once: the owner is told, and nothing happens behind their back later.
      erasures.cancel(row.id, clock.now());
      changed();
      throw error;
    }
    return scope === 'everything' ? { ...view(row), doneAt: now } : view(erasures.get(row.id) ?? row);
  }

  return {
    list: () => [...erasures.pending(), ...erasures.done(shownDone)].map(view),
    ask,
    async wipe() {
      const waiting = erasures.pendingFor('everything', null);
      if (waiting !== undefined) erasures.cancel(waiting.id, clock.now());
      await ask({ scope: 'everything', subjectId: null, graceDays: 0 });
    },
    cancel(id) {
      const row = erasures.get(id);
      if (row === undefined) throw new ExpectedError('not-found');
      if (row.cancelled_at !== null || row.outcome !== null || row.done_at !== null) {
        throw new ExpectedError('not-in-this-state');
      }
      store.transaction(() => {
        erasures.cancel(id, clock.now());
        audit.add('erasure-cancelled', 'owner', subjectOf(row), { scope: row.scope });
      });
      changed();
    },
    work() {
      if (working !== undefined || !erasures.pending().some(({ due_at: at }) => at <= clock.now())) return;
      working = eraseDue()
        .catch(parts.reportBug)
        .finally(() => {
          working = undefined;
        });
    },
    async idle() {
      await working;
    },
  };
}

function subjectOf({ scope, subject_id: id }: ErasureRow): AuditSubject | null {
  return id === null || scope === 'everything'
    ? null
    : { type: scope === 'account' ? 'account' : 'post', id };
}
