/** A link, hashtag or mention in a text; `start` and `end` are UTF-16 offsets, end exclusive. */
export interface TextEntity {
  readonly kind: 'link' | 'hashtag' | 'mention';
  readonly start: number;
  readonly end: number;
  /** The link, the tag without `#`, or the handle without `@`. */
  readonly value: string;
}

const patterns = [
  { kind: 'link', pattern: /https?:\/\/[^\s<>"']+/giu },
  { kind: 'hashtag', pattern: /(?<![\p{L}\p{N}_&/])#([\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*)/gu },
  {
    kind: 'mention',
    pattern: /(?<![\p{L}\p{N}_./])@([\p{L}\p{N}_][\p{L}\p{N}_.-]*[\p{L}\p{N}_]|[\p{L}\p{N}_])/gu,
  },
] as const;

/** Punctuation that ends a sentence, not a link. */
const trailing = /[.,;:!?)\]}»”’]+$/u;

/** Links, hashtags and mentions in the order they stand; nothing inside a link counts as a tag. */
export function findEntities(text: string): readonly TextEntity[] {
  const found: TextEntity[] = [];
  for (const { kind, pattern } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const raw = kind === 'link' ? trimLink(match[0]) : match[0];
      const start = match.index;
      const end = start + raw.length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      found.push({ kind, start, end, value: kind === 'link' ? raw : (match[1] ?? '') });
    }
  }
  return found.toSorted((first, second) => first.start - second.start);
}

/** Drops sentence punctuation, but keeps a closing bracket that the link itself opened. */
function trimLink(link: string): string {
  const cut = link.replace(trailing, '');
  return cut.includes('(') && !cut.includes(')') && link.startsWith(`${cut})`) ? `${cut})` : cut;
}
