import type { PostCard } from '../../../shared/contract/posts.ts';
import type { Range } from './time/buckets.ts';

/** A stored page after `card` came to be where it now is: taken out, and put back in order if its time falls inside. */
export function placeCard(posts: readonly PostCard[], { from, to }: Range, card: PostCard): PostCard[] {
  const others = posts.filter(({ id }) => id !== card.id);
  const { at } = card;
  if (at === null || at < from || at >= to) return others;
  return [...others, card].toSorted(byTime);
}

/** Oldest first. */
export function byTime(first: Pick<PostCard, 'at'>, second: Pick<PostCard, 'at'>): number {
  return (first.at ?? 0) - (second.at ?? 0);
}

/** The range in a query key of `posts.range`, wherever the key keeps its input; undefined when it is not one. */
export function rangeOfKey(queryKey: readonly unknown[]): Range | undefined {
  for (const part of queryKey) {
    if (typeof part !== 'object' || part === null || !('input' in part)) continue;
    const { input } = part;
    if (typeof input !== 'object' || input === null || !('from' in input) || !('to' in input)) continue;
    const { from, to } = input;
    if (typeof from === 'number' && typeof to === 'number') return { from, to };
  }
  return undefined;
}
