import { html, raw } from 'hono/html';
import type { Markup } from '../kit/page.ts';
import type { Instance } from './instances.ts';

/** Something in a text that servers give a meaning to. Positions are UTF-16 offsets, the end exclusive. */
interface Entity {
  readonly kind: 'url' | 'mention' | 'tag';
  readonly start: number;
  readonly end: number;
}

/** Endings that no server takes for a domain: reserved names (RFC 2606, RFC 6761) are on no list of top-level domains. */
const reserved = '(?:example|test|invalid|localhost|local|internal)';

const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]*[\\p{L}\\p{N}])?';
/** Characters beyond ASCII that a query may have. */
const beyond = '\\u{a0}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{ffef}\\u{10000}-\\u{10fffd}';
const pathEnd = '[^\\s()?!*"\'「」<>;:=,.$%\\[\\]~&|@]';
const urlPattern = new RegExp(
  `(?<![a-z0-9@＠$#＃])https?://(?:${label}\\.)+(?!${reserved}(?![\\p{L}\\p{N}_-]))(?:\\p{L}{2,}|xn--[a-z0-9-]+)` +
    '(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])(?::[0-9]+)?' +
    `(?:/(?:[^\\s<>()?]*(?:\\([^\\s<>()?]+\\)[^\\s<>()?]*)*(?:${pathEnd}|\\([^\\s<>()?]+\\)))?)?` +
    `(?:\\?[a-z0-9!?*'();:&=+$/%#\\[\\]_.,~|@^${beyond}-]*[a-z0-9_&=#/${beyond}-])?`,
  'giu',
);
const mentionPattern =
  /(?<![=/\p{L}\p{N}_])@([a-z0-9_]+(?:[a-z0-9_.-]+[a-z0-9_]+)?)(@[\p{L}\p{N}_]+(?:[.-]+[\p{L}\p{N}_]+)*)?(?![\p{L}\p{N}]*:\/\/)/giu;
const tagPattern = /(?<![=/\p{L}\p{N}_])#([\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*)/gu;

function entitiesOf(text: string): readonly Entity[] {
  const urls = [...text.matchAll(urlPattern)].map(
    (match): Entity => ({ kind: 'url', start: match.index, end: match.index + match[0].length }),
  );
  const others = [
    ...[...text.matchAll(mentionPattern)].map((match) => ({ kind: 'mention' as const, match })),
    ...[...text.matchAll(tagPattern)].map((match) => ({ kind: 'tag' as const, match })),
  ].map(({ kind, match }): Entity => ({ kind, start: match.index, end: match.index + match[0].length }));
  const found: Entity[] = [];
  for (const entity of [...urls, ...others]) {
    if (!found.some((other) => entity.start < other.end && other.start < entity.end)) found.push(entity);
  }
  return found.toSorted((one, other) => one.start - other.start);
}

/**
 * Length of a status: what stands before the fold counts, every address counts alike, and of a mention only the name
 * (contract §2, "Limits"; graphemes, as servers count).
 */
export function lengthOf(instance: Instance, spoilerText: string, text: string): number {
  let counted = spoilerText;
  let from = 0;
  for (const { kind, start, end } of entitiesOf(text)) {
    counted += text.slice(from, start);
    const words = text.slice(start, end);
    if (kind === 'url') counted += 'x'.repeat(instance.limits.charactersPerUrl);
    else counted += kind === 'mention' ? (/^@[^@]+/.exec(words)?.[0] ?? words) : words;
    from = end;
  }
  return [...new Intl.Segmenter('en').segment(counted + text.slice(from))].length;
}

/** What a mention leads to: the address of somebody whom the server knows; the rest stays text. */
export type FindPerson = (name: string) => string | undefined;

/** A status as HTML, the way servers write it: paragraphs, shortened links, tags, mentions. */
export function formatStatus(text: string, base: string, findPerson: FindPerson): string {
  if (text === '') return '';
  let out = '';
  let from = 0;
  for (const { kind, start, end } of entitiesOf(text)) {
    out += escape(text.slice(from, start));
    const words = text.slice(start, end);
    if (kind === 'url') out += linkTo(words);
    else if (kind === 'tag') out += tagLink(words.slice(1), base);
    else out += mentionLink(words, findPerson);
    from = end;
  }
  out += escape(text.slice(from));
  return out
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('');
}

/** The same as a part of a page. */
export function showStatus(text: string, base: string, findPerson: FindPerson): Markup {
  return html`${raw(formatStatus(text, base, findPerson))}`;
}

function linkTo(url: string): string {
  const bare = url.replace(/^https?:\/\/(www\.)?/i, '');
  const scheme = url.slice(0, url.length - bare.length);
  const cut = bare.length > 30;
  return `<a href="${escape(url)}" target="_blank" rel="nofollow noopener noreferrer" translate="no"><span class="invisible">${escape(scheme)}</span><span class="${cut ? 'ellipsis' : ''}">${escape(bare.slice(0, 30))}</span><span class="invisible">${escape(bare.slice(30))}</span></a>`;
}

function tagLink(tag: string, base: string): string {
  return `<a href="${escape(`${base}/tags/${encodeURIComponent(tag.toLowerCase())}`)}" class="mention hashtag" rel="tag">#<span>${escape(tag)}</span></a>`;
}

function mentionLink(words: string, findPerson: FindPerson): string {
  const address = findPerson(words.slice(1));
  if (address === undefined) return escape(words);
  const name = words.slice(1).split('@')[0] ?? '';
  return `<span class="h-card" translate="no"><a href="${escape(address)}" class="u-url mention">@<span>${escape(name)}</span></a></span>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
