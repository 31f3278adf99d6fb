import { z } from '../zod.ts';

/** Evidence of a sweep: how many went under a rule, and from when they were; `rule` is `all` for the run itself. */
export const sweepRun = z.object({
  at: z.number(),
  rule: z.string(),
  removed: z.number().int(),
  oldest: z.number().nullable(),
  newest: z.number().nullable(),
});
export type SweepRun = z.infer<typeof sweepRun>;
