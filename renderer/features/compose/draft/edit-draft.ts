import type { Account } from '../../../../shared/model/account.ts';
import type { PostMedia } from '../../../../shared/model/media.ts';
import type { Draft, TikTokOptions, Variant } from '../../../../shared/model/post.ts';
import { defaultOptions, untouchedTikTok } from '../../../../shared/model/option-defaults.ts';
import type { PublishOptions } from '../../../../shared/model/publish-options.ts';

/** What an edit changes: the text and media that all accounts share (`null`), or what one account has of its own. */
export type EditTarget = string | null;

export const emptyDraft: Draft = { text: '', media: [], variants: [] };

/** The most media that one post can hold (contract `posts`). */
export const maxMedia = 35;

/** Whether there is nothing in the draft that its owner would miss. */
export function isEmptyDraft(draft: Draft): boolean {
  return (
    draft.text.trim() === '' &&
    draft.media.length === 0 &&
    draft.variants.every(({ text, media }) => (text ?? '').trim() === '' && (media ?? []).length === 0)
  );
}

/** The variant of an account, when the post goes there. */
export function variantOf(draft: Draft, accountId: string): Variant | undefined {
  return draft.variants.find((variant) => variant.accountId === accountId);
}

/** Adds an account; `parked` is what it had before it was taken off, so that a slip costs nothing. `options`: what it starts with. */
export function addAccount(
  draft: Draft,
  account: Pick<Account, 'id' | 'network'>,
  parked?: Variant,
  options?: PublishOptions,
): Draft {
  if (variantOf(draft, account.id) !== undefined) return draft;
  const fresh: Variant = {
    accountId: account.id,
    text: null,
    media: null,
    tiktok: account.network === 'tiktok' ? untouchedTikTok : null,
    ...(options === undefined ? {} : { options }),
  };
  return { ...draft, variants: [...draft.variants, parked ?? fresh] };
}

export function removeAccount(draft: Draft, accountId: string): Draft {
  return { ...draft, variants: draft.variants.filter((variant) => variant.accountId !== accountId) };
}

/** The text that `target` shows and edits. */
export function textOf(draft: Draft, target: EditTarget): string {
  return (target === null ? null : variantOf(draft, target)?.text) ?? draft.text;
}

/** The media that `target` shows and edits. */
export function mediaOf(draft: Draft, target: EditTarget): readonly PostMedia[] {
  return (target === null ? null : variantOf(draft, target)?.media) ?? draft.media;
}

export function setText(draft: Draft, target: EditTarget, text: string): Draft {
  return target === null ? { ...draft, text } : changeVariant(draft, target, { text });
}

/** Adds media at the end; a file that is there already is not added twice, and nothing passes `maxMedia`. */
export function addMedia(draft: Draft, target: EditTarget, assetIds: readonly string[]): Draft {
  const have = mediaOf(draft, target);
  const fresh = [...new Set(assetIds)].filter((id) => have.every(({ assetId }) => assetId !== id));
  if (fresh.length === 0) return draft;
  const added = fresh.map((assetId) => ({ assetId, alt: '' }));
  return setMedia(draft, target, [...have, ...added].slice(0, maxMedia));
}

export function removeMedia(draft: Draft, target: EditTarget, assetId: string): Draft {
  return setMedia(
    draft,
    target,
    mediaOf(draft, target).filter((item) => item.assetId !== assetId),
  );
}

/** Puts a file at `index` among the others; out of range lands on the nearest end. */
export function moveMedia(draft: Draft, target: EditTarget, assetId: string, index: number): Draft {
  const have = mediaOf(draft, target);
  const moved = have.find((item) => item.assetId === assetId);
  if (moved === undefined) return draft;
  const others = have.filter((item) => item !== moved);
  const place = Math.max(0, Math.min(others.length, index));
  return setMedia(draft, target, [...others.slice(0, place), moved, ...others.slice(place)]);
}

export function setAlt(draft: Draft, target: EditTarget, assetId: string, alt: string): Draft {
  return setMedia(
    draft,
    target,
    mediaOf(draft, target).map((item) => (item.assetId === assetId ? { ...item, alt } : item)),
  );
}

/** Gives an account its own copy of the shared text or media, to be changed from there. */
export function adapt(draft: Draft, accountId: string, part: 'text' | 'media'): Draft {
  const own = variantOf(draft, accountId);
  if (own === undefined || own[part] !== null) return draft;
  return changeVariant(draft, accountId, part === 'text' ? { text: draft.text } : { media: draft.media });
}

/** Drops what an account has of its own, so that it follows the shared post again. */
export function followShared(draft: Draft, accountId: string, part: 'text' | 'media'): Draft {
  return changeVariant(draft, accountId, part === 'text' ? { text: null } : { media: null });
}

/** Changes TikTok choices. Another kind of branding changes the line that was agreed to, so agreement starts over. */
export function setTikTok(draft: Draft, accountId: string, change: Partial<TikTokOptions>): Draft {
  const before = variantOf(draft, accountId)?.tiktok ?? untouchedTikTok;
  const line = change.brandedContent !== undefined && change.brandedContent !== before.brandedContent;
  return changeVariant(draft, accountId, {
    tiktok: { ...before, ...(line ? { consented: false } : {}), ...change },
  });
}

/** What the owner chose for an account beyond text and media. */
export function optionsOf(draft: Draft, accountId: string): PublishOptions {
  return variantOf(draft, accountId)?.options ?? defaultOptions;
}

/** Changes choices of an account; back at the defaults, nothing is kept of them. */
export function setOptions(draft: Draft, accountId: string, change: Partial<PublishOptions>): Draft {
  const options = { ...optionsOf(draft, accountId), ...change };
  const plain = JSON.stringify(options) === JSON.stringify(defaultOptions);
  return {
    ...draft,
    variants: draft.variants.map((variant) => {
      if (variant.accountId !== accountId) return variant;
      const { options: _before, ...rest } = variant;
      return plain ? rest : { ...rest, options };
    }),
  };
}

/** All asset ids that the draft or one of its variants uses, each once. */
export function usedAssets(draft: Draft): readonly string[] {
  const all = [draft.media, ...draft.variants.map(({ media }) => media ?? [])];
  const beside = draft.variants.flatMap(({ options }) => [
    options?.cover?.assetId ?? [],
    options?.link?.thumbAssetId ?? [],
  ]);
  return [...new Set([...all.flatMap((media) => media.map(({ assetId }) => assetId)), ...beside.flat()])];
}

function setMedia(draft: Draft, target: EditTarget, media: PostMedia[]): Draft {
  return target === null ? { ...draft, media } : changeVariant(draft, target, { media });
}

function changeVariant(draft: Draft, accountId: string, change: Partial<Omit<Variant, 'accountId'>>): Draft {
  return {
    ...draft,
    variants: draft.variants.map((variant) =>
      variant.accountId === accountId ? { ...variant, ...change } : variant,
    ),
  };
}
