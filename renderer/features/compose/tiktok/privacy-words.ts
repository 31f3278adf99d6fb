import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** TikTok's privacy levels in words (contract T5); a level that TikTok adds later is shown as TikTok calls it. */
const words = {
  PUBLIC_TO_EVERYONE: msg`Everyone`,
  MUTUAL_FOLLOW_FRIENDS: msg`Friends (followers you follow back)`,
  FOLLOWER_OF_CREATOR: msg`Followers`,
  SELF_ONLY: msg`Only me`,
} as const;

/** Who a privacy level lets see the video. */
export function privacyWords(i18n: I18n, level: string): string {
  return isKnown(level) ? i18n._(words[level]) : level;
}

function isKnown(level: string): level is keyof typeof words {
  return level in words;
}
