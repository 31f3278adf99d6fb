import { z } from '../zod.ts';

/** When the daily digest is told, in minutes since midnight of the business's zone; null: never. */
export const digestTime = z.number().int().min(0).max(1439).nullable();
export type DigestTime = z.infer<typeof digestTime>;

/** What a day begins with, in posts; of real accounts alone where there are any. */
export const digestFigures = z.object({
  /** Went out yesterday. */
  published: z.number().int().nonnegative(),
  /** Should have gone out yesterday, and failed or missed their time. */
  notPublished: z.number().int().nonnegative(),
  /** Go out today. */
  planned: z.number().int().nonnegative(),
  /** Wait for the owner, from whichever day. */
  needsOwner: z.number().int().nonnegative(),
  /** Accounts that wait for their owner to sign in again. */
  signedOut: z.number().int().nonnegative(),
});
export type DigestFigures = z.infer<typeof digestFigures>;
