import type { PostCard, PublicationBrief } from '../../../shared/contract/posts.ts';
import { type FailureHelp, failureHelp } from '../../../shared/model/failure-help.ts';
import { needsNewTry } from '../post/next-step.ts';

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

/**
 * The one thing that helps all that failed of a post; null where they need different things, or where a change is one for an account
 * alone: then the post's own page has the buttons.
 */
export function helpForAll({ publications }: Need, post: Pick<PostCard, 'publications'>): FailureHelp | null {
  const helps = new Set(
    publications.map(({ failure }) => (failure === null ? 'try-again' : failureHelp[failure.code])),
  );
  const [help, ...others] = helps;
  if (help === undefined || others.length > 0) return null;
  return help === 'edit' && !post.publications.every(needsNewTry) ? null : help;
}
