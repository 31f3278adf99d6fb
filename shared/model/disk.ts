import { z } from '../zod.ts';

/** Why the disk does not take what the engine writes: no room, or it refuses (unplugged, write-protected, faulty). */
export const diskCause = z.enum(['full', 'failing']);
export type DiskCause = z.infer<typeof diskCause>;

/** While it lasts nothing is published: a step that cannot be noted first must not be taken. */
export const diskRefusal = z.object({ cause: diskCause, since: z.number() });
export type DiskRefusal = z.infer<typeof diskRefusal>;
