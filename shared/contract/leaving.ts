import { z } from '../zod.ts';
import { procedure } from './base.ts';

const withinMs = z.number().int().positive();

/** What goes out by itself in the next time, and would not if Kaizup were not running. */
export const outlook = z.object({
  posts: z.number().int(),
  /** The same posts, an account each. */
  publications: z.number().int(),
  /** When the first of them goes out (ms). */
  first: z.number().nullable(),
  /** How many of the publications their network could hold and publish by itself. */
  holdable: z.number().int(),
});
export type Outlook = z.infer<typeof outlook>;

/** How many publications the networks hold now, and how many still need Kaizup. */
export const takenAlong = z.object({ held: z.number().int(), left: z.number().int() });
export type TakenAlong = z.infer<typeof takenAlong>;

/** Calls of the host before it quits on the owner's wish. */
export const leaving = {
  outlook: procedure.input(z.object({ withinMs })).output(outlook),
  takeAlong: procedure
    .input(z.object({ withinMs, deadlineMs: z.number().int().positive() }))
    .output(takenAlong),
};
