import { countText } from './count.ts';
import { isTopLevelDomain } from './top-level-domains.ts';

/**
 * Addresses that a Mastodon server may find in a text. What follows the name is narrower than the server's own rule, so that the rest
 * counts by its characters: a text is never counted as shorter than the server counts it.
 */
const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?`;
const host = new RegExp(
  String.raw`(?<![a-z0-9@＠$#＃])https?:\/\/((?:${label}\.)+(?:xn--[a-z0-9-]+|\p{L}{2,24}))(?![\p{L}\p{N}_-])`,
  'giu',
);
const rest = new RegExp(
  String.raw`(?::\d{1,5})?(?:\/(?:[\p{L}\p{N}._~!$&'*+,;=:@%/#-]*[\p{L}\p{N}_/#+-])?)?` +
    String.raw`(?:\?(?:[\p{L}\p{N}._~!$&'*+,;=:@%/?#-]*[\p{L}\p{N}_=&/#-]))?`,
  'yu',
);

/** Never domains: names reserved for examples and for one computer (RFC 2606, RFC 6761). */
const reserved = ['example', 'test', 'invalid', 'localhost'];

const mention =
  /(?<![=/\p{L}\p{N}_])(@[a-z0-9_]+(?:[a-z0-9_.-]+[a-z0-9_]+)?)@[\p{L}\p{N}_]+(?:[.-]+[\p{L}\p{N}_]+)*/giu;

/** A stretch of text that counts otherwise than by its characters. */
interface Counted {
  readonly start: number;
  readonly end: number;
  readonly counts: string;
}

/**
 * Length of a text on Mastodon (contract §2, "Limits"): in graphemes, every address as `perLink` characters however long it is,
 * a mention without its server, and what stands in place of the text until the reader asks for it along with the text.
 */
export function countMastodonText(text: string, perLink: number, contentWarning = ''): number {
  const links = linksIn(text, perLink);
  const mentions = mentionsIn(text).filter(
    ({ start, end }) => !links.some((link) => start < link.end && link.start < end),
  );
  return countText(contentWarning + replaced(text, [...links, ...mentions]), 'graphemes');
}

/** A text whose mentions have lost their servers: `@name@server` is `@name`. */
export function withoutServers(text: string): string {
  return replaced(text, mentionsIn(text));
}

function linksIn(text: string, perLink: number): readonly Counted[] {
  const found: Counted[] = [];
  let from = 0;
  for (const match of text.matchAll(host)) {
    const { start, end, counts } = spanOf(match, match[0]);
    const name = match[1] ?? '';
    const ending = name.split('.').at(-1) ?? '';
    if (start < from || reserved.includes(ending.toLowerCase())) continue;
    const goesOn = /^\.[\p{L}\p{N}]/u.test(text.slice(end, end + 3));
    if (goesOn || name.includes('_') || !isTopLevelDomain(ending)) {
      // Perhaps an address to the server, perhaps not: the longer of both, and what follows by its characters.
      const length = Math.max(perLink, countText(counts, 'graphemes'));
      found.push({ start, end, counts: 'x'.repeat(length) });
      continue;
    }
    rest.lastIndex = end;
    from = end + (rest.exec(text)?.[0].length ?? 0);
    found.push({ start, end: from, counts: 'x'.repeat(perLink) });
  }
  return found;
}

function mentionsIn(text: string): readonly Counted[] {
  return (
    [...text.matchAll(mention)]
      .map((match) => spanOf(match, match[1] ?? ''))
      // Followed by more of the kind it is no mention but a part of something else.
      .filter(({ end }) => !/^(?:@|:\/\/)/.test(text.slice(end, end + 3)))
  );
}

function spanOf(match: RegExpExecArray, counts: string): Counted {
  return { start: match.index, end: match.index + match[0].length, counts };
}

function replaced(text: string, spans: readonly Counted[]): string {
  let out = '';
  let from = 0;
  for (const { start, end, counts } of spans.toSorted((one, other) => one.start - other.start)) {
    out += text.slice(from, start) + counts;
    from = end;
  }
  return out + text.slice(from);
}
