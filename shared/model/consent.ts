import { z } from '../zod.ts';

/** Consent by category; `necessary` is what the service cannot run without and is therefore not asked. */
export const consentCategory = z.enum(['preferences', 'analytics', 'marketing']);
export type ConsentCategory = z.infer<typeof consentCategory>;

/** The policy that decisions refer to. */
export const policyVersion = '2.0';

export const consentDecision = z.object({
  category: consentCategory,
  granted: z.boolean(),
  policyVersion: z.string(),
  decidedAt: z.number(),
});
export type ConsentDecision = z.infer<typeof consentDecision>;
