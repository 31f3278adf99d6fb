import { excerptOf } from '../../../../shared/model/excerpt.ts';
import { randomUUID } from 'node:crypto';
import type { Draft, WallTime } from '../../../../shared/model/post.ts';
import type { PublicationState } from '../../../../shared/model/publication.ts';
import { partFor, partWithout } from '../../domain/part-of-draft.ts';
import { isOpen } from '../../domain/publication-states.ts';
import { resolveWallTime, type WallTimeNote } from '../../domain/wall-time.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { Activity } from '../../store/repositories/activity.ts';
import type { MediaAssets } from '../../store/repositories/media.ts';
import type { PostRow, Posts, PostTime } from '../../store/repositories/posts.ts';
import type { PublicationRow } from '../../store/repositories/publications.ts';
import { createPlacement, type Placement, type PlacementParts } from './placement.ts';
import { assertPublishable } from './publishable.ts';

export interface PostTimingParts extends PlacementParts {
  readonly posts: Posts;
  readonly assets: MediaAssets;
  readonly activity: Activity;
  /** Something is planned: the zone of the business no longer follows the computer. */
  keepZone(): void;
  /** Refuses words that a network would refuse at that time, because it has just had them. */
  assertNotRepeated(postId: string, draft: Draft, at: number): void;
}

/** Gives posts their time. All but `resolve` and `assertTimeable` within the caller's transaction, and without telling anyone. */
export interface PostTiming {
  readonly placement: Placement;
  /** The instant of a time to come, or an error for the owner. */
  resolve(at: WallTime): { at: number; note: WallTimeNote };
  /** Refuses a post of which something is on its way or out, or that a network would refuse. */
  assertTimeable(post: PostRow, at: number): Draft;
  /** All of the post goes out at `time`. */
  time(post: PostRow, draft: Draft, time: PostTime): void;
  /** Some accounts of the post go out at a time of their own, as a post of its own, whose id this returns. */
  part(post: PostRow, draft: Draft, accountIds: ReadonlySet<string>, time: PostTime): string;
}

/** A time this little in the past is a slow click, not a mistake (ms). */
const clickTolerance = 60_000;

/** Creates the timing of an engine. */
export function createPostTiming(parts: PostTimingParts): PostTiming {
  const { posts, publications, activity, clock } = parts;
  const placement = createPlacement(parts);
  const isOpenRow = (row: PublicationRow): boolean => isOpen(row.state as PublicationState);

  function note(kind: 'post-scheduled' | 'post-moved', { id, text }: PostRow): void {
    activity.add(clock.now(), kind, { postId: id, excerpt: excerptOf(text) });
  }

  return {
    placement,
    resolve(wanted) {
      const resolved = resolveWallTime(wanted);
      if (resolved === undefined) throw new ExpectedError('time-invalid');
      if (resolved.at < clock.now() - clickTolerance) throw new ExpectedError('time-in-past');
      return resolved;
    },
    assertTimeable(post, at) {
      const draft = posts.draft(post);
      // What a network holds was moved there already.
      const rows = publications.ofPost(post.id).filter(({ state }) => state !== 'handed-over');
      if (!rows.every(isOpenRow)) throw new ExpectedError('already-publishing');
      assertPublishable(draft, parts);
      parts.assertNotRepeated(post.id, draft, at);
      return draft;
    },
    time(post, draft, time) {
      parts.keepZone();
      placement.place(post, draft, time.at);
      // Saved again at the time that it has, it stays in the queue.
      const queued = time.queued ?? (post.queued === 1 && post.at === time.at);
      posts.setTime(post.id, { ...time, queued }, clock.now());
      note(post.at === null ? 'post-scheduled' : 'post-moved', post);
    },
    part(post, draft, accountIds, time) {
      const part = partFor(draft, accountIds);
      assertPublishable(part, parts);
      parts.assertNotRepeated(post.id, part, time.at);
      const id = randomUUID();
      const now = clock.now();
      parts.keepZone();
      posts.insert(id, part, now);
      posts.setTime(id, time, now);
      const own = posts.get(id);
      if (own === undefined) throw new Error('The part of a post was not written');
      for (const row of publications.ofPost(post.id)) {
        if (accountIds.has(row.account_id)) publications.toPost(row.id, id);
      }
      placement.place(own, part, time.at);
      posts.save(post.id, partWithout(draft, accountIds), now);
      note('post-scheduled', own);
      return id;
    },
  };
}
