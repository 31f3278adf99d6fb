/** Commentary as LinkedIn keeps and shows it (contract L5, "little text"). */
export interface ReadCommentary {
  /** What is kept: everything before the first unescaped reserved character. */
  readonly kept: string;
  /** What readers see. */
  readonly text: string;
}

const token =
  /\\([\\|{}@[\]()<>#*_~])|\{hashtag\|\\?#\|([^{}|]+)\}|@\[([^\]]+)\]\(urn:li:(?:organization|person):[A-Za-z0-9_-]+\)|#(?=[\p{L}\p{N}])|[^\\|{}@[\]()<>#*_~]/uy;

/**
 * Reads little text. An unescaped reserved character is no error: the text silently ends there, as on the original.
 * Hashtags and mentions are the intended exceptions.
 */
export function readCommentary(commentary: string): ReadCommentary {
  let text = '';
  let position = 0;
  while (position < commentary.length) {
    token.lastIndex = position;
    const match = token.exec(commentary);
    if (match === null) break;
    const [whole, escaped, hashtag, mention] = match;
    text += escaped ?? (hashtag === undefined ? (mention ?? whole) : `#${hashtag}`);
    position += whole.length;
  }
  return { kept: commentary.slice(0, position), text };
}
