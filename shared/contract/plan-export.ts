import { z } from '../zod.ts';
import { planFormat } from '../model/plan.ts';
import { procedure } from './base.ts';

/** Calls of the host, which knows the place that the owner picked. */
export const planExport = {
  /** Writes what is planned from now on, and the drafts where the format has a place for them; how many posts that were. */
  writePlan: procedure
    .input(z.object({ format: planFormat, path: z.string().max(4000) }))
    .output(z.object({ posts: z.number().int() })),
};
