import type { Account } from '../../../../shared/model/account.ts';
import type { MediaAsset } from '../../../../shared/model/media.ts';
import type { TikTokOptions } from '../../../../shared/model/post.ts';
import type { PublishOptions } from '../../../../shared/model/publish-options.ts';

/** A file of a post as previews draw it. */
export interface PreviewMediaItem {
  readonly asset: MediaAsset;
  readonly alt: string;
}

/** What one account's post consists of, ready to be drawn as its network shows it. */
export interface PreviewPost {
  readonly account: Account;
  readonly text: string;
  readonly media: readonly PreviewMediaItem[];
  readonly tiktok: TikTokOptions | null;
  readonly options: PublishOptions;
}

/** The initials that stand for an account's picture, e.g. `ML` for "Maison Levain". */
export function initials(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => /\p{L}|\p{N}/u.test(word));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toUpperCase();
}

/** `4:07` of a duration in ms. */
export function clockOfDuration(durationMs: number): string {
  const seconds = Math.max(1, Math.round(durationMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
