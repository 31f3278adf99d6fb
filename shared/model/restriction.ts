import { z } from '../zod.ts';

/** What the owner may put on hold by itself (GDPR Art. 18). */
export const restrictablePurpose = z.enum(['publishing', 'comments', 'statistics', 'mail']);
export type RestrictablePurpose = z.infer<typeof restrictablePurpose>;

/** How far a restriction reaches. */
export const restrictionScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('whole') }),
  z.object({ kind: z.literal('account'), accountId: z.string() }),
  z.object({ kind: z.literal('purpose'), purpose: restrictablePurpose }),
]);
export type RestrictionScope = z.infer<typeof restrictionScope>;

export const restriction = z.object({ scope: restrictionScope, since: z.number() });
export type Restriction = z.infer<typeof restriction>;
