import { randomInt } from 'node:crypto';
import type { WallTime } from '../../../../shared/model/post.ts';
import type { Clock } from '../../clock.ts';
import { orderQueue, type QueuedPost } from '../../domain/queue-order.ts';
import { isOpen } from '../../domain/publication-states.ts';
import type { SlotCalendar, SlotTime } from '../../domain/slot-calendar.ts';
import type { Events } from '../../events.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { PostRow, Posts } from '../../store/repositories/posts.ts';
import type { Publications } from '../../store/repositories/publications.ts';
import type { Store } from '../../store/store.ts';
import type { PublicationState } from '../../../../shared/model/publication.ts';
import type { PostTiming } from '../posts/post-timing.ts';
import type { BusinessZone } from './business-zone.ts';
import type { FreeSlots } from './free-slots.ts';

export interface QueueDeskParts {
  readonly store: Store;
  readonly posts: Posts;
  readonly publications: Publications;
  readonly timing: PostTiming;
  readonly freeSlots: FreeSlots;
  readonly zone: BusinessZone;
  readonly clock: Clock;
  readonly events: Events;
  /** Tells the scheduler that a time changed. */
  scheduleChanged(): void;
}

/** A post, or a part of one, and the slot that it got or would get. */
export interface QueuedPart {
  readonly accountIds: readonly string[];
  readonly at: number;
  readonly wallTime: WallTime;
}

/** Posts that take the next free slot of each account. */
export interface QueueDesk {
  /** Where a post would go, by time; accounts without a free slot are left out. */
  ahead(accountIds: readonly string[], postId: string): readonly QueuedPart[];
  /** Puts a post into the queue. Accounts whose next free slots differ get posts of their own; the earliest part stays this post. */
  add(postId: string): readonly (QueuedPart & { readonly postId: string })[];
  /** The queue in the order in which it goes out. */
  list(): readonly PostRow[];
  /** What networks hold of those that may change places with a post, or (null) with any: taken back before they do. */
  heldBeside(postId: string | null): readonly string[];
  /** Puts a post before another one, or (null) last. */
  move(postId: string, before: string | null): void;
  /** Puts the queue in an order by chance. */
  shuffle(): void;
}

/** Creates the queue of an engine. */
export function createQueueDesk(parts: QueueDeskParts): QueueDesk {
  const { store, posts, publications, timing, freeSlots, zone, clock, events } = parts;

  function changed(postIds: readonly string[]): void {
    if (postIds.length === 0) return;
    events.changes.emit({ topics: ['posts', 'activity', 'app'] });
    parts.scheduleChanged();
  }

  function ahead(accountIds: readonly string[], postId: string): readonly QueuedPart[] {
    const byTime = new Map<number, { slot: SlotTime; accountIds: string[] }>();
    for (const accountId of accountIds) {
      const slot = freeSlots.next(accountId, clock.now(), postId);
      if (slot === undefined) continue;
      const part = byTime.get(slot.at) ?? { slot, accountIds: [] };
      part.accountIds.push(accountId);
      byTime.set(slot.at, part);
    }
    return [...byTime.values()]
      .map(({ slot, accountIds: together }) => ({
        accountIds: together,
        at: slot.at,
        wallTime: { local: slot.local, zone: zone.get() },
      }))
      .toSorted((one, other) => one.at - other.at);
  }

  /** What of the queue may still change its place: nothing of it is on its way. */
  function movable(): readonly (QueuedPost & { readonly post: PostRow })[] {
    return posts.queue(clock.now()).flatMap((post) => {
      const rows = publications.ofPost(post.id);
      if (!rows.every(({ state }) => isOpen(state as PublicationState))) return [];
      if (post.at === null || post.local_time === null) return [];
      return [
        {
          post,
          id: post.id,
          at: post.at,
          local: post.local_time,
          accountIds: rows.map(({ account_id }) => account_id),
        },
      ];
    });
  }

  function arrange(queue: ReturnType<typeof movable>, order: readonly string[]): void {
    const calendars = new Map<string, SlotCalendar>();
    const takenBy = new Map<string, (at: number) => boolean>();
    const inQueue = new Set(queue.map(({ id }) => id));
    const times = orderQueue(queue, order, {
      slotsOf: (id) => kept(calendars, id, () => freeSlots.calendarOf(id)),
      isTaken: (id, at) =>
        kept(takenBy, id, () => freeSlots.taken(id, ({ post_id }) => inQueue.has(post_id)))(at),
    });
    if (times === undefined) throw new ExpectedError('no-free-slot');
    store.transaction(() => {
      for (const { post } of queue) {
        const time = times.get(post.id);
        if (time === undefined) continue;
        const wall = { local: time.local, zone: post.zone ?? zone.get() };
        timing.time(post, posts.draft(post), { ...wall, at: time.at, queued: true });
      }
    });
    changed([...times.keys()]);
  }

  return {
    ahead,
    add(postId) {
      const post = posts.get(postId);
      if (post === undefined) throw new ExpectedError('not-found');
      const draft = posts.draft(post);
      const accountIds = draft.variants.map(({ accountId }) => accountId);
      const found = ahead(accountIds, postId);
      const placed = found.flatMap((part) => part.accountIds).length;
      const [first, ...others] = found;
      if (accountIds.length === 0) throw new ExpectedError('no-account-chosen');
      if (first === undefined || placed < accountIds.length) throw new ExpectedError('no-free-slot');
      timing.assertTimeable(post, first.at);
      const result = store.transaction(() => {
        const parted = others.map((part) => {
          const left = posts.get(postId);
          if (left === undefined) throw new Error('The post went while it was queued');
          const time = { ...part.wallTime, at: part.at, queued: true };
          const id = timing.part(left, posts.draft(left), new Set(part.accountIds), time);
          return { ...part, postId: id };
        });
        const rest = posts.get(postId) ?? post;
        timing.time(rest, posts.draft(rest), { ...first.wallTime, at: first.at, queued: true });
        return [{ ...first, postId }, ...parted];
      });
      changed(result.map((part) => part.postId));
      return result;
    },
    list: () => posts.queue(clock.now()),
    heldBeside(postId) {
      const queue = posts.queue(clock.now()).map(({ id }) => ({ id, rows: publications.ofPost(id) }));
      const moved = new Set(
        queue.find(({ id }) => id === postId)?.rows.map(({ account_id: accountId }) => accountId),
      );
      return queue
        .filter(({ rows }) => rows.some(({ state }) => state === 'handed-over'))
        .filter(({ rows }) => postId === null || rows.some((row) => moved.has(row.account_id)))
        .map(({ id }) => id);
    },
    move(postId, before) {
      const queue = movable();
      const order = queue.map(({ id }) => id).filter((id) => id !== postId);
      if (order.length === queue.length) throw new ExpectedError('not-in-this-state');
      const place = before === null ? order.length : order.indexOf(before);
      if (place === -1) throw new ExpectedError('not-in-this-state');
      arrange(queue, order.toSpliced(place, 0, postId));
    },
    shuffle() {
      const queue = movable();
      const order = queue.map(({ id }) => id);
      for (let last = order.length - 1; last > 0; last -= 1) {
        const chosen = randomInt(last + 1);
        const [one = '', other = ''] = [order[last], order[chosen]];
        order[last] = other;
        order[chosen] = one;
      }
      arrange(queue, order);
    },
  };
}

/** What `made` gives for a key, made once. */
function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}
