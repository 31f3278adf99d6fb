/** Characters of a post's words where they only say which post is meant: in Activity, notifications and the tray. */
const excerptLength = 80;

/** The beginning of a text, with a sign where it goes on; no character is cut in half. */
export function excerptOf(text: string, length = excerptLength): string {
  if (text.length <= length) return text;
  const head = text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${head.trimEnd()}…`;
}
