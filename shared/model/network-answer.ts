import { z } from '../zod.ts';

/**
 * What a network said last before an attempt failed, as evidence: kept with the attempt, shown to the owner, and never sent anywhere. Secrets
 * are taken out before it is kept.
 */
export const networkAnswer = z.object({
  /** When it came (ms). */
  at: z.number(),
  method: z.string(),
  host: z.string(),
  /** HTTP status, or null when no answer came. */
  status: z.number().int().nullable(),
  /** Why none came; null when one did. */
  missing: z.enum(['unreachable', 'no-answer', 'too-large', 'not-sent']).nullable(),
  /** Those that tell support which answer it was, by lower-case name. */
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  /** Whether the body was longer than what is kept. */
  cut: z.boolean(),
});
export type NetworkAnswer = z.infer<typeof networkAnswer>;
