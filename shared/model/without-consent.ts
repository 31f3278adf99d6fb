import type { Draft } from './post.ts';

/** A copy of a draft in which TikTok's choices that belong to one video are open again (contract T8). */
export function withoutConsent(draft: Draft): Draft {
  return {
    ...draft,
    variants: draft.variants.map((variant) =>
      variant.tiktok === null
        ? variant
        : { ...variant, tiktok: { ...variant.tiktok, privacyLevel: null, consented: false } },
    ),
  };
}
