import { excerptOf } from '../../../../shared/model/excerpt.ts';
import { resolveWallTime, wallTimeRule } from '../../domain/wall-time.ts';
import type { Clock } from '../../clock.ts';
import type { Events } from '../../events.ts';
import type { Activity } from '../../store/repositories/activity.ts';
import type { Facts } from '../../store/repositories/facts.ts';
import type { PostRow, Posts } from '../../store/repositories/posts.ts';
import type { Publications } from '../../store/repositories/publications.ts';
import type { Store } from '../../store/store.ts';
import type { Placement } from '../posts/placement.ts';
import type { HandOverDesk } from '../publishing/hand-over-desk.ts';

export interface ZoneWatchParts {
  readonly store: Store;
  readonly facts: Facts;
  readonly posts: Posts;
  readonly publications: Publications;
  readonly activity: Activity;
  readonly placement: Placement;
  readonly handOverDesk: HandOverDesk;
  readonly clock: Clock;
  readonly events: Events;
  reportBug(error: unknown): void;
}

/** Keeps planned posts at their wall time when zones change their clocks by law, and this runtime has learned of it. */
export interface ZoneWatch {
  /** Resolves all times to come anew if the zone data or our rule changed since the last time. */
  look(): void;
  /** Resolves them whatever data they come from: after an archive was brought in. */
  resolveAll(): void;
  idle(): Promise<void>;
}

/** The same local time is at most this far from where it was (ms): zones lie within a day of each other. */
const farthestMove = 26 * 3_600_000;

/** Up to this many posts are told of one by one. */
const toldEach = 20;

/** By which data and which rule this engine turns wall times into instants. */
const fingerprint = (): string =>
  `${wallTimeRule} ${process.versions['tz'] ?? process.versions['icu'] ?? process.version}`;

/** Creates the watch of an engine. */
export function createZoneWatch(parts: ZoneWatchParts): ZoneWatch {
  const { store, facts, posts, publications, activity, placement, handOverDesk, clock, events } = parts;
  let moving: Promise<void> = Promise.resolve();

  /** Whether anything of a post waits for another time than `at`. */
  const waitsElsewhere = (post: PostRow, at: number): boolean =>
    publications
      .ofPost(post.id)
      .some(
        ({ state, tries, due_at }) =>
          due_at !== at &&
          (state === 'handed-over' ||
            (due_at === post.at && (state === 'held' || (state === 'scheduled' && tries === 0)))),
      );

  function displaced(): readonly { readonly post: PostRow; readonly at: number }[] {
    return posts.timedAfter(clock.now() - farthestMove).flatMap((post) => {
      if (post.local_time === null || post.zone === null) return [];
      const found = resolveWallTime({ local: post.local_time, zone: post.zone });
      return found !== undefined && waitsElsewhere(post, found.at) ? [{ post, at: found.at }] : [];
    });
  }

  const aboutPost = ({ id, text }: PostRow) => ({ postId: id, excerpt: excerptOf(text) });

  /** What networks hold is moved there as well; false when one did not do it. */
  async function moveThere(
    held: readonly { readonly post: PostRow; readonly at: number }[],
  ): Promise<boolean> {
    let allMoved = true;
    for (const { post, at } of held) {
      try {
        await handOverDesk.move(post.id, at);
      } catch (error) {
        allMoved = false;
        activity.add(clock.now(), 'wall-time-not-kept', aboutPost(post));
        if (!(error instanceof Error && 'code' in error)) parts.reportBug(error);
      }
    }
    return allMoved;
  }

  /** Until all networks have followed, each start tries again. */
  async function follow(held: Parameters<typeof moveThere>[0], noted: string): Promise<void> {
    if (await moveThere(held)) facts.set('zone-data', noted);
    events.changes.emit({ topics: ['posts', 'activity'] });
  }

  function resolveAll(): void {
    const found = displaced();
    const moved = found.filter(({ post, at }) => post.at !== at);
    store.transaction(() => {
      for (const { post, at } of moved) {
        placement.retime(post, posts.draft(post), at);
        posts.setInstant(post.id, at, clock.now());
        if (moved.length <= toldEach) activity.add(clock.now(), 'wall-time-kept', aboutPost(post));
      }
      if (moved.length > toldEach) activity.add(clock.now(), 'wall-times-kept', { count: moved.length });
    });
    if (moved.length > 0) events.changes.emit({ topics: ['posts', 'activity', 'app'] });
    const held = found.filter(({ post }) =>
      publications.ofPost(post.id).some(({ state }) => state === 'handed-over'),
    );
    const noted = fingerprint();
    if (held.length === 0) {
      facts.set('zone-data', noted);
      return;
    }
    moving = follow(held, noted).catch(parts.reportBug);
  }

  return {
    look() {
      if (facts.get('zone-data') !== fingerprint()) resolveAll();
    },
    resolveAll,
    idle: () => moving,
  };
}
