import { z } from '../zod.ts';
import { restriction, restrictionScope } from '../model/restriction.ts';
import { procedure } from './base.ts';

/** What the owner restricts, and how long things are kept: part of the Privacy view. */
export const keeping = {
  restrictions: procedure.output(z.array(restriction)),
  /** `stillHeldThere`: posts that networks hold and did not give back; they go out there at their time. */
  restrict: procedure
    .input(z.object({ scope: restrictionScope }))
    .output(z.object({ stillHeldThere: z.number().int() })),
  liftRestriction: procedure.input(z.object({ scope: restrictionScope })),
};
