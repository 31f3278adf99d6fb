import type { PostCard, PublicationBrief } from '../../../shared/contract/posts.ts';

/** What a post waits for, and the publications that do. */
export interface Need {
  readonly kind: 'decide' | 'mend' | 'publish-late' | 'sign-in';
  readonly publications: readonly PublicationBrief[];
}

const kinds = [
  ['needs-owner', 'decide'],
  ['failed', 'mend'],
  ['missed', 'publish-late'],
  ['held', 'sign-in'],
] as const;

/** The most pressing thing a post needs from its owner; null when it needs nothing. */
export function whatIsNeeded({ publications }: Pick<PostCard, 'publications'>): Need | null {
  for (const [state, kind] of kinds) {
    const waiting = publications.filter((publication) => publication.state === state);
    if (waiting.length > 0) return { kind, publications: waiting };
  }
  return null;
}
