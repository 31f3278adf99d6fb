import { z } from '../zod.ts';

/** Consent by category; `necessary` is what the service cannot run without and is therefore not asked. */
export const consentCategory = z.enum(['preferences', 'analytics', 'marketing']);
export type ConsentCategory = z.infer<typeof consentCategory>;

/** Where a decision was made. */
export const consentPlace = z.enum(['welcome', 'privacy', 'policy', 'settings']);
export type ConsentPlace = z.infer<typeof consentPlace>;

/** One decision, as it is proven later (GDPR Art. 7(1)): when, where, under which policy, on which words. */
export const consentDecision = z.object({
  id: z.number().int(),
  category: consentCategory,
  granted: z.boolean(),
  policyVersion: z.string(),
  decidedAt: z.number(),
  /** Of the words that were shown, with their language: `2 fr`; null for decisions made before they were kept. */
  wording: z.string().nullable(),
  /** Null for decisions made before it was kept. */
  place: consentPlace.nullable(),
});
export type ConsentDecision = z.infer<typeof consentDecision>;

/** What holds of a category now. */
export const consentState = z.object({
  category: consentCategory,
  /** Whether it may be relied on: granted, and not asked again by a newer policy. */
  holds: z.boolean(),
  /** A newer policy asks for it again, or it was never asked. */
  open: z.boolean(),
  last: consentDecision.nullable(),
});
export type ConsentState = z.infer<typeof consentState>;
