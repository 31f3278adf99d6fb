import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import type { CallError } from '../../../shared/errors.ts';
import type { WallTime } from '../../../shared/model/post.ts';
import { type Outcome, fail, ok } from '../../../shared/outcome.ts';
import { callErrorOf, engine, orpc } from '../../app/engine-client.ts';
import { placeCard, rangeOfKey } from './range-cache.ts';
import { type ClockNote, instantOf } from './time/zone.ts';

/** When a post will go out after it was scheduled or moved. */
export interface Scheduled {
  readonly at: number;
  readonly note: ClockNote;
}

/** Schedules or moves a post. It is shown at its new time at once, and back at the old one when the engine refuses. */
export function useSchedule(): (post: PostCard, to: WallTime) => Promise<Outcome<Scheduled, CallError>> {
  const queryClient = useQueryClient();

  return useCallback(
    async (post: PostCard, to: WallTime) => {
      const show = (card: PostCard): void => {
        for (const query of queryClient.getQueryCache().findAll({ queryKey: orpc.posts.range.key() })) {
          const range = rangeOfKey(query.queryKey);
          if (range === undefined) continue;
          queryClient.setQueryData<PostCard[]>(
            query.queryKey,
            (posts) => posts && placeCard(posts, range, card),
          );
        }
      };
      // A reply that is under way would put the old time back.
      await queryClient.cancelQueries({ queryKey: orpc.posts.range.key() });
      show({ ...post, at: instantOf(to).at, wallTime: to });
      try {
        const { at, note } = await engine.posts.schedule({ postId: post.id, at: to });
        show({ ...post, at, wallTime: to });
        return ok({ at, note });
      } catch (error) {
        show(post);
        return fail(callErrorOf(error));
      } finally {
        void queryClient.invalidateQueries({ queryKey: orpc.posts.key() });
      }
    },
    [queryClient],
  );
}
