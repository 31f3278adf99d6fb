/** How a network counts a text. */
export type TextUnit = 'graphemes' | 'utf16' | 'codepoints';

let segmenter: Intl.Segmenter | undefined;

/** Made when a text is first counted: its tables are megabytes, and an engine in the tray counts none. */
function graphemes(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/** Length of `text` in `unit`; `graphemes` are user-perceived characters (UAX #29), so a family emoji counts once. */
export function countText(text: string, unit: TextUnit): number {
  switch (unit) {
    case 'utf16':
      return text.length;
    case 'codepoints': {
      let count = 0;
      for (const _ of text) count += 1;
      return count;
    }
    case 'graphemes': {
      let count = 0;
      for (const _ of graphemes(text)) count += 1;
      return count;
    }
  }
}

/** Bytes that `text` takes in UTF-8; a lone surrogate counts as the three bytes of U+FFFD that encoders write. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
