import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import { orpc } from '../../app/engine-client.ts';
import type { CalendarLayout } from './grid-keys.ts';
import { neighbourRanges, pageRange } from './pages.ts';
import { byTime, rangeOfKey } from './range-cache.ts';
import type { Range } from './time/buckets.ts';
import type { Day, WeekStart } from './time/days.ts';

/** Most posts that one page of the calendar gets (contract `posts.range`). */
export const rangeLimit = 2000;
/** How long a page may be looked at before its neighbours are fetched. */
const settleMs = 250;

const noPosts: readonly PostCard[] = [];

/** The posts of the page with `day`; its neighbours are fetched once the owner stays on it. */
export function useCalendarPosts(page: {
  readonly day: Day;
  readonly layout: CalendarLayout;
  readonly weekStart: WeekStart;
  readonly zone: string;
}) {
  const { day, layout, weekStart, zone } = page;
  const { from, to } = pageRange(day, layout, weekStart, zone);
  const queryClient = useQueryClient();
  const query = useQuery(
    orpc.posts.range.queryOptions({
      input: { from, to },
      placeholderData: () => knownPosts(queryClient, { from, to }),
    }),
  );
  const { isSuccess, isPlaceholderData } = query;
  const settled = isSuccess && !isPlaceholderData;

  useEffect(() => {
    if (!settled) return undefined;
    const timer = setTimeout(() => {
      for (const input of neighbourRanges(day, layout, weekStart, zone)) {
        void queryClient.prefetchQuery(orpc.posts.range.queryOptions({ input, staleTime: 30_000 }));
      }
    }, settleMs);
    return () => clearTimeout(timer);
  }, [settled, day, layout, weekStart, zone, queryClient]);

  return useMemo(
    () => ({
      posts: query.data ?? noPosts,
      /** Nothing is known yet, so that the layout waits with skeletons. */
      isLoading: query.isPending,
      error: query.error,
      isCut: (query.data?.length ?? 0) >= rangeLimit,
      refetch: query.refetch,
    }),
    [query.data, query.isPending, query.error, query.refetch],
  );
}

/** What other pages already know of a range that lies within one of them: a week of a month that was just shown. */
function knownPosts(
  queryClient: ReturnType<typeof useQueryClient>,
  { from, to }: Range,
): PostCard[] | undefined {
  for (const [key, posts] of queryClient.getQueriesData<PostCard[]>({ queryKey: orpc.posts.range.key() })) {
    const known = rangeOfKey(key);
    if (posts === undefined || known === undefined || known.from > from || known.to < to) continue;
    return posts.filter(({ at }) => at !== null && at >= from && at < to).toSorted(byTime);
  }
  return undefined;
}
