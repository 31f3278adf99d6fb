import type { ActivityEntry } from '../../../shared/contract/overview.ts';
import type { PostDetail } from '../../../shared/contract/posts.ts';

const minute = 60_000;

const quiet = {
  network: null,
  mode: null,
  accountName: null,
  postId: null,
  publicationId: null,
  excerpt: null,
  url: null,
  failure: null,
  count: null,
} as const;

/** What happened in the sample profile, newest first. */
export function sampleActivity(now: number, posts: readonly PostDetail[]): ActivityEntry[] {
  const ofPosts = posts.flatMap((post) =>
    post.publications.flatMap((publication) => {
      const kind = kindOf(publication.state);
      return kind === null
        ? []
        : [
            {
              ...quiet,
              at: publication.dueAt + 9000,
              kind,
              network: publication.network,
              mode: publication.mode,
              accountName: publication.accountName,
              postId: post.id,
              publicationId: publication.id,
              excerpt: post.draft.text,
              url: publication.url,
              failure: publication.failure,
            } as const,
          ];
    }),
  );
  const others = [
    {
      ...quiet,
      at: now - 30 * minute,
      kind: 'account-signed-out',
      network: 'tiktok',
      mode: 'real',
      accountName: 'levain.gent',
    },
    { ...quiet, at: now - 26 * 60 * minute, kind: 'paused' },
    { ...quiet, at: now - 25 * 60 * minute, kind: 'resumed' },
    { ...quiet, at: now - 90 * 60 * minute, kind: 'engine-recovered' },
    {
      ...quiet,
      at: now - 960 * 60 * minute,
      kind: 'account-connected',
      network: 'facebook',
      mode: 'real',
      accountName: 'Maison Levain',
    },
    { ...quiet, at: now - 961 * 60 * minute, kind: 'welcomed' },
  ] as const;
  return [...ofPosts, ...others]
    .toSorted((left, right) => left.at - right.at)
    .map((entry, index) => ({ ...entry, id: index + 1 }))
    .toReversed();
}

function kindOf(state: PostDetail['publications'][number]['state']): ActivityEntry['kind'] | null {
  switch (state) {
    case 'published':
      return 'published';
    case 'failed':
      return 'publication-failed';
    case 'needs-owner':
    case 'verifying':
      return 'publication-unknown';
    case 'missed':
      return 'publication-missed';
    case 'held':
      return 'publication-held';
    case 'committing':
      return 'publishing-started';
    case 'handed-over':
      return 'handed-over';
    case 'scheduled':
    case 'preparing':
    case 'cancelled':
      return null;
  }
}
