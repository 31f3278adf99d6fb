import { isKnownAs } from './members.ts';

/** A run of commentary as readers see it. */
export interface CommentarySpan {
  readonly kind: 'words' | 'tag' | 'mention';
  readonly text: string;
}

/** Commentary as LinkedIn keeps and shows it (contract L5, "little text"). */
export interface ReadCommentary {
  /** What is kept: everything before the first unescaped reserved character. */
  readonly kept: string;
  /** What readers see. */
  readonly text: string;
  readonly spans: readonly CommentarySpan[];
}

const token =
  /\\([\\|{}@[\]()<>#*_~])|\{hashtag\|\\?#\|([^{}|]+)\}|@\[((?:\\.|[^\\\]])+)\]\((urn:li:(?:organization|person):[A-Za-z0-9_-]+)\)|#(?=[\p{L}\p{N}])|[^\\|{}@[\]()<>#*_~]/uy;

/**
 * Reads little text. An unescaped reserved character is no error: the text silently ends there, as on the original.
 * Hashtags and mentions are the intended exceptions; a mention by a name that is not theirs is plain text.
 */
export function readCommentary(commentary: string): ReadCommentary {
  const spans: CommentarySpan[] = [];
  let position = 0;
  function add(kind: CommentarySpan['kind'], text: string): void {
    const last = spans.at(-1);
    if (kind === 'words' && last?.kind === 'words') spans.splice(-1, 1, { kind, text: last.text + text });
    else spans.push({ kind, text });
  }
  while (position < commentary.length) {
    token.lastIndex = position;
    const match = token.exec(commentary);
    if (match === null) break;
    const [whole, escaped, hashtag, name, urn] = match;
    if (name !== undefined) {
      const shown = name.replaceAll(/\\(.)/gsu, '$1');
      add(isKnownAs(urn ?? '', shown) ? 'mention' : 'words', shown);
    } else if (hashtag !== undefined) add('tag', `#${hashtag}`);
    else add('words', escaped ?? whole);
    position += whole.length;
  }
  return {
    kept: commentary.slice(0, position),
    text: spans.map((span) => span.text).join(''),
    spans: spans.flatMap(withTags),
  };
}

/** Hashtags in running words are links like those in braces. */
function withTags(span: CommentarySpan): readonly CommentarySpan[] {
  if (span.kind !== 'words') return [span];
  return span.text
    .split(/(?<![\p{L}\p{N}_&/])(#[\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*)/u)
    .map((text, index): CommentarySpan => ({ kind: index % 2 === 1 ? 'tag' : 'words', text }))
    .filter(({ text }) => text !== '');
}
