import { findEntities } from './find-entities.ts';

/** A name in a text that stands for a person or an organisation of LinkedIn. */
interface NamedUrn {
  readonly name: string;
  readonly id: string;
}

/** Characters that mean something in a post's text; left bare, they end it without a word of warning (contract L5). */
const reserved = /[\\|{}@[\]()<>#*_~]/g;

const mentionable = /^urn:li:(?:person|organization):[\w-]+$/;

/** Letters and digits around a name make it part of another word. */
const wordCharacter = /[\p{L}\p{N}_]/u;

/**
 * A text in LinkedIn's own notation ("little text", contract L5): it reads as it was written. The `#` of a hashtag stays bare, which
 * is how the network knows one; every other reserved character is escaped, in links and within tags too. Names of `mentions` become
 * mentions, with or without an `@` before them.
 */
export function escapeLittleText(text: string, mentions: readonly NamedUrn[] = []): string {
  let escaped = '';
  let end = 0;
  for (const { start, length, mention } of findMentions(text, mentions)) {
    escaped += `${escape(text, end, start)}@[${escapeAll(mention.name)}](${mention.id})`;
    end = start + length;
  }
  return escaped + escape(text, end, text.length);
}

function escape(text: string, from: number, to: number): string {
  const tags = new Set(
    findEntities(text)
      .filter(({ kind }) => kind === 'hashtag')
      .map(({ start }) => start - from),
  );
  return text
    .slice(from, to)
    .replace(reserved, (character, offset: number) => (tags.has(offset) ? character : `\\${character}`));
}

const escapeAll = (text: string): string => text.replace(reserved, (character) => `\\${character}`);

interface FoundMention {
  readonly start: number;
  readonly length: number;
  readonly mention: NamedUrn;
}

/** Every `@Name`; where a name has none, the first place where it stands alone. Longer names come first: "Levain Gent" before "Levain". */
function findMentions(text: string, mentions: readonly NamedUrn[]): readonly FoundMention[] {
  const found: FoundMention[] = [];
  const isFree = (start: number, length: number): boolean =>
    found.every((other) => start >= other.start + other.length || start + length <= other.start);
  const known = mentions.filter(({ name, id }) => name.trim() !== '' && mentionable.test(id));
  for (const mention of known.toSorted((one, other) => other.name.length - one.name.length)) {
    const length = mention.name.length;
    const marked = placesOf(text, `@${mention.name}`)
      .filter((start) => isFree(start, length + 1))
      .map((start) => ({ start, length: length + 1, mention }));
    const bare = placesOf(text, mention.name).find((start) => isFree(start, length));
    if (marked.length > 0) found.push(...marked);
    else if (bare !== undefined) found.push({ start: bare, length, mention });
  }
  return found.toSorted((one, other) => one.start - other.start);
}

/** Where `words` stand as words of their own. */
function placesOf(text: string, words: string): readonly number[] {
  const places: number[] = [];
  for (let start = text.indexOf(words); start !== -1; start = text.indexOf(words, start + words.length)) {
    const before = lastCharacter(text.slice(0, start));
    const after = text.slice(start + words.length);
    if (!wordCharacter.test(before) && !/^[\p{L}\p{N}_]/u.test(after)) places.push(start);
  }
  return places;
}

const lastCharacter = (text: string): string => /.$/su.exec(text)?.[0] ?? '';
