import { z } from '../zod.ts';

/** Who else published from a profile, or from the one that it is a copy of, as far as its mark tells. */
export const otherPublisher = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('machine'), name: z.string() }),
  /** This machine, from another folder: a copy, or the profile was moved. */
  z.object({ kind: z.literal('folder'), folder: z.string() }),
  /** The mark cannot be read. */
  z.object({ kind: z.literal('unknown') }),
]);
export type OtherPublisher = z.infer<typeof otherPublisher>;
