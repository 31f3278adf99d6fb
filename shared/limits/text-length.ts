import { countText } from '../text/count.ts';
import { countMastodonText } from '../text/count-mastodon.ts';
import type { NetworkLimits } from './network-limits.ts';

/** Length of a text in the way that a network counts; the content warning is a part of it where it is counted along. */
export function textLength(rule: NetworkLimits['text'], text: string, contentWarning = ''): number {
  return rule.perLink === undefined
    ? countText(text, rule.unit)
    : countMastodonText(text, rule.perLink, contentWarning);
}
