import { findEntities } from '../../../../shared/text/find-entities.ts';

/** Characters that mean something in a post's text; left bare, they end it without a word of warning (contract L5). */
const reserved = /[\\|{}@[\]()<>#*_~]/g;

/**
 * A text in the network's own notation ("little text"): it reads as it was written. The `#` of a hashtag stays bare, which
 * is how the network knows one; every other reserved character is escaped, in links and within tags too.
 */
export function escapeCommentary(text: string): string {
  const tags = new Set(
    findEntities(text)
      .filter(({ kind }) => kind === 'hashtag')
      .map(({ start }) => start),
  );
  return text.replace(reserved, (character, offset: number) =>
    tags.has(offset) ? character : `\\${character}`,
  );
}
