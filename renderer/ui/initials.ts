const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function firstOf(word: string | undefined): string {
  const [first] = letters.segment(word ?? '');
  return first?.segment ?? '';
}

/** First letters of the first and last word; a name in one word gives one. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  return (firstOf(words[0]) + (words.length > 1 ? firstOf(words.at(-1)) : '')).toLocaleUpperCase();
}
