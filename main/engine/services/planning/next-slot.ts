import { ExpectedError } from '../../expected-error.ts';
import type { Posts } from '../../store/repositories/posts.ts';
import type { PublicationRow, Publications } from '../../store/repositories/publications.ts';
import type { Store } from '../../store/store.ts';
import type { PostTiming } from '../posts/post-timing.ts';
import type { BusinessZone } from './business-zone.ts';
import type { FreeSlots } from './free-slots.ts';

export interface NextSlotParts {
  readonly store: Store;
  readonly posts: Posts;
  readonly publications: Publications;
  readonly timing: PostTiming;
  readonly freeSlots: FreeSlots;
  readonly zone: BusinessZone;
}

/** Moves what missed its time into the next free slot of its account. */
export interface NextSlot {
  /**
   * Moves `row` and what missed the same time of the same post and fits into the same slot; `told` writes what is to be known of each, in
   * the same transaction. Null without a slot, or when the network would refuse it there: then its owner is asked.
   */
  moveOn(row: PublicationRow, told: (moved: PublicationRow) => void): number | null;
}

/** Creates it for an engine. */
export function createNextSlot(parts: NextSlotParts): NextSlot {
  const { store, posts, publications, timing, freeSlots, zone } = parts;

  return {
    moveOn(row, told) {
      const post = posts.get(row.post_id);
      const slot = freeSlots.next(row.account_id, row.due_at, row.post_id);
      if (post === undefined || slot === undefined) return null;
      const together = publications
        .ofPost(post.id)
        .filter(
          ({ state, due_at: dueAt, tries, account_id: accountId }) =>
            state === 'scheduled' &&
            dueAt === row.due_at &&
            tries === 0 &&
            freeSlots.next(accountId, dueAt, post.id)?.at === slot.at,
        );
      const leaving = new Set(together.map(({ account_id }) => account_id));
      const draft = posts.draft(post);
      const time = { local: slot.local, zone: zone.get(), at: slot.at, queued: true };
      try {
        store.transaction(() => {
          const whole = draft.variants.every(({ accountId }) => leaving.has(accountId));
          if (whole) timing.time(post, timing.assertTimeable(post, slot.at), time);
          else timing.part(post, draft, leaving, time);
          for (const { id } of together) {
            const moved = publications.get(id);
            if (moved !== undefined) told(moved);
          }
        });
      } catch (error) {
        if (error instanceof ExpectedError) return null;
        throw error;
      }
      return slot.at;
    },
  };
}
