import type { PostCard } from '../../../shared/contract/posts.ts';

/** The posts of which something failed, and how many publications that is. */
export function failedAmong(posts: readonly Pick<PostCard, 'id' | 'publications'>[]): {
  readonly postIds: readonly string[];
  readonly count: number;
} {
  const failed = posts.flatMap(({ id, publications }) =>
    publications.filter(({ state }) => state === 'failed').map(() => id),
  );
  return { postIds: [...new Set(failed)], count: failed.length };
}
