import { z } from '../zod.ts';
import { consentCategory } from './consent.ts';

/** A version of the privacy policy, as it comes with Kaizup. */
export const policyVersion = z.object({
  id: z.string().max(20),
  /** Days of the calendar (UTC): when it was published, and from when it holds. */
  publishedOn: z.iso.date(),
  holdsFrom: z.iso.date(),
  /** A minor change shows its new date; a major one is told before it holds. */
  change: z.enum(['minor', 'major']),
  /** Consents that it asks for again: what they are about has changed. */
  asksAgain: z.array(consentCategory),
});
export type PolicyVersion = z.infer<typeof policyVersion>;

/** What holds, and what is to come. */
export const policyState = z.object({
  current: policyVersion,
  /** A major change that has been published and does not hold yet. */
  coming: policyVersion.nullable(),
  /** A major change that holds by now and that the owner has not read of: they were away while it was announced, or left it. */
  untold: policyVersion.nullable(),
  /** Those that have been published, oldest first. */
  versions: z.array(policyVersion),
  /** The latest version that the owner has read of: at the first start, or since. */
  seen: z.string().nullable(),
});
export type PolicyState = z.infer<typeof policyState>;
