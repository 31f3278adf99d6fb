import type { NetworkId } from '../model/network.ts';

/** Two posts of one account closer than this (minutes) stand in each other's light. */
export const closeMinutes = 30;

/** Words that an account had within this time (days) are a repetition that its owner should know of. */
export const sameWordsDays = 30;

/** When a network refuses words that it has had before. */
export type RepeatRefusal =
  /** Right after the same words, whenever that was. */
  { readonly kind: 'after-the-same' } | { readonly kind: 'within'; readonly minutes: number };

/** By the contracts; null: the network takes the same words again. */
export const repeatRefusals: Readonly<Record<NetworkId, RepeatRefusal | null>> = {
  // Error 506 (contracts/meta.md, "Duplicate rule: identical consecutive message on a Page").
  facebook: { kind: 'after-the-same' },
  instagram: null,
  // 422 DUPLICATE_POST (contracts/linkedin-tiktok.md), documented for about ten minutes.
  linkedin: { kind: 'within', minutes: 10 },
  tiktok: null,
  bluesky: null,
  mastodon: null,
};
