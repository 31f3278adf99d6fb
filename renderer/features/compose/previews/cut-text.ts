import type { NetworkId } from '../../../../shared/model/network.ts';
import { withoutServers } from '../../../../shared/text/count-mastodon.ts';
import { findEntities, type TextEntity } from '../../../../shared/text/find-entities.ts';

/** A stretch of text as a preview draws it. */
export interface TextRun {
  readonly kind: 'plain' | TextEntity['kind'];
  readonly text: string;
}

/** Where a network folds a text in its feed: measured in characters and lines of a phone-wide post. */
const folds: Readonly<Record<NetworkId, { readonly characters: number; readonly lines: number } | null>> = {
  facebook: { characters: 300, lines: 5 },
  instagram: { characters: 125, lines: 3 },
  linkedin: { characters: 200, lines: 3 },
  tiktok: { characters: 90, lines: 2 },
  bluesky: null,
  mastodon: null,
};

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The part of a text that a network shows before "more"; `cut` when there is more. */
export function cutText(network: NetworkId, text: string): { readonly shown: string; readonly cut: boolean } {
  const fold = folds[network];
  const trimmed = text.trimEnd();
  if (fold === null) return { shown: trimmed, cut: false };
  const lines = trimmed.split('\n');
  const byLines = lines.slice(0, fold.lines).join('\n');
  const byCharacters = firstCharacters(byLines, fold.characters);
  if (byCharacters === byLines && lines.length <= fold.lines) return { shown: trimmed, cut: false };
  return {
    shown: byCharacters === byLines ? byLines.trimEnd() : wholeWords(byCharacters, byLines),
    cut: true,
  };
}

/** Splits a text into plain stretches, links, hashtags and mentions, nothing lost. */
export function textRuns(text: string): readonly TextRun[] {
  const runs: TextRun[] = [];
  let from = 0;
  for (const { kind, start, end } of findEntities(text)) {
    if (start > from) runs.push({ kind: 'plain', text: text.slice(from, start) });
    runs.push({ kind, text: text.slice(start, end) });
    from = end;
  }
  if (from < text.length) runs.push({ kind: 'plain', text: text.slice(from) });
  return runs;
}

/** A text as its network prints it: Mastodon leaves the server out of a mention. */
export function printedText(network: NetworkId, text: string): string {
  return network === 'mastodon' ? withoutServers(text) : text;
}

/** A link as Mastodon prints it: without scheme, its first thirty characters. */
export function cutLink(link: string): string {
  const bare = link.replace(/^https?:\/\/(www\.)?/u, '');
  return bare.length > 30 ? `${bare.slice(0, 30)}…` : bare;
}

/** A link as Bluesky and others print it: without scheme, with a short path. */
export function shortLink(link: string): string {
  const bare = link.replace(/^https?:\/\/(www\.)?/u, '').replace(/\/$/u, '');
  const slash = bare.indexOf('/');
  if (slash === -1 || bare.length - slash <= 16) return bare;
  return `${bare.slice(0, slash + 13)}...`;
}

function firstCharacters(text: string, count: number): string {
  if (text.length <= count) return text;
  let taken = 0;
  for (const { index } of segmenter.segment(text)) {
    if (taken === count) return text.slice(0, index);
    taken += 1;
  }
  return text;
}

/** Ends at the last whole word, unless that would leave little. */
function wholeWords(cut: string, whole: string): string {
  if (/\s/u.test(whole.charAt(cut.length))) return cut.trimEnd();
  const lastSpace = cut.search(/\s\S*$/u);
  return lastSpace > cut.length * 0.6 ? cut.slice(0, lastSpace).trimEnd() : cut.trimEnd();
}
