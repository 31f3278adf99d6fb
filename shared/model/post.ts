import { z } from '../zod.ts';
import { postMedia } from './media.ts';
import { publishOptions } from './publish-options.ts';

/** TikTok's mandatory choices; `privacyLevel` has no default on purpose (contract T8). */
export const tiktokOptions = z.object({
  /** Straight to the profile, or into the creator's inbox as a draft that they finish and post in the app; absent: direct. */
  mode: z.enum(['direct', 'inbox']).optional(),
  privacyLevel: z.string().nullable(),
  allowComment: z.boolean(),
  allowDuet: z.boolean(),
  allowStitch: z.boolean(),
  yourBrand: z.boolean(),
  brandedContent: z.boolean(),
  /** Shown to viewers by TikTok's own label; absent: no. */
  aiGenerated: z.boolean().optional(),
  /** The owner has read and accepted the music usage line. */
  consented: z.boolean(),
});
export type TikTokOptions = z.infer<typeof tiktokOptions>;

/** What differs for one account. `null` text or media means "as the draft"; absent options mean `defaultOptions`. */
export const variant = z.object({
  accountId: z.string(),
  text: z.string().max(100_000).nullable(),
  media: z.array(postMedia).max(35).nullable(),
  tiktok: tiktokOptions.nullable(),
  options: publishOptions.optional(),
});
export type Variant = z.infer<typeof variant>;

/** The owner's work: one text, its media, and the accounts it goes to. */
export const draft = z.object({
  text: z.string().max(100_000),
  media: z.array(postMedia).max(35),
  variants: z.array(variant).max(100),
});
export type Draft = z.infer<typeof draft>;

/** A wall-clock time in a named zone: what the owner means, kept beside the instant it resolves to. */
export const wallTime = z.object({
  /** `YYYY-MM-DDTHH:MM`, as on the wall. */
  local: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
  /** IANA zone, e.g. `Europe/Brussels`. */
  zone: z.string().min(1).max(64),
});
export type WallTime = z.infer<typeof wallTime>;

/** The text and media that a variant sends: its own where it has them, else the draft's. */
export function resolveVariant(
  post: Pick<Draft, 'text' | 'media'>,
  own: Pick<Variant, 'text' | 'media'>,
): { readonly text: string; readonly media: readonly z.infer<typeof postMedia>[] } {
  return { text: own.text ?? post.text, media: own.media ?? post.media };
}
