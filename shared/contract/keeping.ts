import { z } from '../zod.ts';
import { restriction, restrictionScope } from '../model/restriction.ts';
import { sweepRun } from '../model/retention.ts';
import { logMonths } from '../privacy/retention-rules.ts';
import { procedure } from './base.ts';

const months = z.number().int().min(logMonths.least).max(logMonths.most);

/** What the owner restricts, and how long things are kept: part of the Privacy view. */
export const keeping = {
  restrictions: procedure.output(z.array(restriction)),
  /** `stillHeldThere`: posts that networks hold and did not give back; they go out there at their time. */
  restrict: procedure
    .input(z.object({ scope: restrictionScope }))
    .output(z.object({ stillHeldThere: z.number().int() })),
  liftRestriction: procedure.input(z.object({ scope: restrictionScope })),
  /** How long technical logs stay, and the evidence of sweeps, newest first. */
  retention: procedure.output(z.object({ logMonths: months, runs: z.array(sweepRun) })),
  setLogMonths: procedure.input(z.object({ months })),
};
