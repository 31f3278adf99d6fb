import type { PostCard } from '../../../shared/contract/posts.ts';

/** The queue with a post before another one, or (null) last; times stay where they are, as the engine does where all posts go to the same accounts. */
export function moved(queue: readonly PostCard[], postId: string, before: string | null): PostCard[] {
  const post = queue.find(({ id }) => id === postId);
  const others = queue.filter(({ id }) => id !== postId);
  if (post === undefined) return [...queue];
  const place = before === null ? others.length : others.findIndex(({ id }) => id === before);
  return others.toSpliced(place, 0, post).map((each, index) => ({
    ...each,
    at: queue[index]?.at ?? each.at,
    wallTime: queue[index]?.wallTime ?? each.wallTime,
  }));
}

/** What a post goes before when it is let go at `target`; undefined when that changes nothing. */
export function placeAt(
  queue: readonly PostCard[],
  postId: string,
  target: { readonly id: string; readonly side: 'before' | 'after' },
): string | null | undefined {
  const others = queue.filter(({ id }) => id !== postId);
  const index = others.findIndex(({ id }) => id === target.id);
  if (index === -1) return undefined;
  const place = target.side === 'before' ? index : index + 1;
  const here = queue.findIndex(({ id }) => id === postId);
  return place === here ? undefined : (others[place]?.id ?? null);
}
