import { randomUUID } from 'node:crypto';
import type { Draft } from '../../../../shared/model/post.ts';
import type { PublicationState } from '../../../../shared/model/publication.ts';
import type { Clock } from '../../clock.ts';
import { isOpen } from '../../domain/publication-states.ts';
import type { Events } from '../../events.ts';
import type { Activity } from '../../store/repositories/activity.ts';
import type { Facts } from '../../store/repositories/facts.ts';
import type { Posts, PostTime } from '../../store/repositories/posts.ts';
import type { Publications } from '../../store/repositories/publications.ts';
import type { Store } from '../../store/store.ts';
import type { Placement } from '../posts/placement.ts';

export interface PostBatchParts {
  readonly store: Store;
  readonly facts: Facts;
  readonly posts: Posts;
  readonly publications: Publications;
  readonly placement: Placement;
  readonly activity: Activity;
  readonly clock: Clock;
  readonly events: Events;
  /** Something is planned: the zone of the business no longer follows the computer. */
  keepZone(): void;
  /** Tells the scheduler that times changed. */
  scheduleChanged(): void;
}

/** A post to be made. */
export interface PlannedRow {
  readonly draft: Draft;
  /** Null: a draft without a time. */
  readonly time: PostTime | null;
}

/** Makes many posts as one thing, in slices that keep nobody waiting: all of them are there at the end, or none. */
export interface PostBatch {
  make(importId: string, rows: readonly PlannedRow[]): Promise<void>;
  /** Deletes what nothing is out of and nothing is at work on. */
  undo(importId: string): Promise<{ deleted: number; kept: number }>;
  /** At the engine's start: a batch that was interrupted leaves nothing behind. */
  recover(): void;
}

/** How long one slice may take (ms): a fifth of what anybody would notice. */
const sliceMs = 20;

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Creates the batches of an engine. */
export function createPostBatch(parts: PostBatchParts): PostBatch {
  const { store, facts, posts, publications, placement, activity, clock, events } = parts;

  /** One transaction after another, each as long as a slice; `work` says whether there is more to do. */
  async function inSlices(work: () => boolean): Promise<void> {
    for (let more = true; more; ) {
      store.transaction(() => {
        const until = performance.now() + sliceMs;
        do more = work();
        while (more && performance.now() < until);
      });
      await breathe();
    }
  }

  function makeOne(importId: string, { draft, time }: PlannedRow): void {
    const id = randomUUID();
    const now = clock.now();
    posts.insert(id, draft, now, importId);
    if (time === null) return;
    posts.setTime(id, time, now);
    const post = posts.get(id);
    if (post === undefined) throw new Error('A post of an import was not written');
    placement.place(post, draft, time.at);
  }

  function deleteOne(postId: string): boolean {
    const rows = publications.ofPost(postId);
    if (!rows.every(({ state }) => isOpen(state as PublicationState))) return false;
    for (const { id } of rows) publications.delete(id);
    posts.delete(postId);
    return true;
  }

  function changed(): void {
    events.changes.emit({ topics: ['posts', 'activity', 'app'] });
    parts.scheduleChanged();
  }

  async function deleteAll(importId: string): Promise<{ deleted: number; kept: number }> {
    const ids = [...posts.ofImport(importId)];
    let deleted = 0;
    await inSlices(() => {
      const id = ids.pop();
      if (id !== undefined && deleteOne(id)) deleted += 1;
      return ids.length > 0;
    });
    return { deleted, kept: posts.ofImport(importId).length };
  }

  return {
    async make(importId, rows) {
      // Noted before the first of them: whoever finds it at a start knows that the rest never came.
      facts.set('import-under-way', importId);
      const left = rows.toReversed();
      try {
        await inSlices(() => {
          const row = left.pop();
          if (row !== undefined) makeOne(importId, row);
          return left.length > 0;
        });
        store.transaction(() => {
          parts.keepZone();
          facts.set('import-under-way', '');
          activity.add(clock.now(), 'posts-imported', { count: rows.length });
        });
      } catch (error) {
        await deleteAll(importId);
        facts.set('import-under-way', '');
        throw error;
      } finally {
        changed();
      }
    },
    async undo(importId) {
      const result = await deleteAll(importId);
      if (result.deleted > 0) activity.add(clock.now(), 'import-undone', { count: result.deleted });
      changed();
      return result;
    },
    recover() {
      const importId = facts.get('import-under-way') ?? '';
      if (importId === '') return;
      store.transaction(() => {
        for (const id of posts.ofImport(importId)) deleteOne(id);
        facts.set('import-under-way', '');
      });
    },
  };
}
