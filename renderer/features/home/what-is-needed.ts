import type { PostCard, PublicationBrief } from '../../../shared/contract/posts.ts';

/** What a post waits for, and the publications that do. */
export interface Need {
  readonly kind: 'decide' | 'mend' | 'publish-late' | 'sign-in';
  readonly publications: readonly PublicationBrief[];
}

const kinds: readonly [Need['kind'], (publication: PublicationBrief) => boolean][] = [
  // One that may be out already is looked for before it is sent.
  ['decide', ({ state, mayBeOut }) => state === 'needs-owner' || mayBeOut],
  ['mend', ({ state }) => state === 'failed'],
  ['publish-late', ({ state }) => state === 'missed'],
  ['sign-in', ({ state }) => state === 'held'],
];

/** The most pressing thing a post needs from its owner; null when it needs nothing. */
export function whatIsNeeded({ publications }: Pick<PostCard, 'publications'>): Need | null {
  for (const [kind, isOfKind] of kinds) {
    const waiting = publications.filter(isOfKind);
    if (waiting.length > 0) return { kind, publications: waiting };
  }
  return null;
}
