import { z } from '../zod.ts';
import { networkId } from './network.ts';

/** How much is held, in numbers that mean something to the owner. */
export const holdings = z.object({
  posts: z.number().int(),
  accounts: z.number().int(),
  media: z.number().int(),
  mediaBytes: z.number().int(),
  figures: z.number().int(),
  activity: z.number().int(),
});
export type Holdings = z.infer<typeof holdings>;

/** The longest time between asking for an erasure and its coming true (days). */
export const longestGrace = 30;
export const graceDays = z.number().int().min(0).max(longestGrace);

export const erasureScope = z.enum(['everything', 'account', 'post']);
export type ErasureScope = z.infer<typeof erasureScope>;

/** What an erasure came to. It is kept, and so names nobody. */
export const erasureOutcome = z.object({
  posts: z.number().int(),
  media: z.number().int(),
  /** Sign-ins that the network took back when asked. */
  revoked: z.array(networkId),
  /** Sign-ins that it did not, with the page where the owner does it. */
  notRevoked: z.array(z.object({ network: networkId, manualUrl: z.string().nullable() })),
  /** Where something is still public: erasing here takes nothing off a network. */
  stillOnline: z.array(networkId),
  /** Which hold a post for its time, could not be made to give it back, and will publish it. */
  stillHeld: z.array(networkId).default([]),
});
export type ErasureOutcome = z.infer<typeof erasureOutcome>;

export const erasure = z.object({
  id: z.number().int(),
  scope: erasureScope,
  /** The account or post; null for everything. */
  subjectId: z.string().nullable(),
  /** What it is called, while it is still there. */
  name: z.string().nullable(),
  askedAt: z.number(),
  dueAt: z.number(),
  doneAt: z.number().nullable(),
  outcome: erasureOutcome.nullable(),
});
export type Erasure = z.infer<typeof erasure>;

/** What the law has kept beyond an erasure, and until when. */
export const keptByLaw = z.object({
  what: z.enum(['invoice']),
  /** The provision, in its own words. */
  law: z.string(),
  until: z.number(),
});
export type KeptByLaw = z.infer<typeof keptByLaw>;

/** A copy of all that is held: `page` and `pdf` to be read, `archive` to be taken elsewhere. */
export const copyKind = z.enum(['page', 'pdf', 'archive']);
export type CopyKind = z.infer<typeof copyKind>;

/** The record of processing activities: for people, or for programs. */
export const registerKind = z.enum(['pdf', 'json']);
export type RegisterKind = z.infer<typeof registerKind>;

/** What the engine writes to a file of the owner's. */
export const writtenKind = z.enum(['page', 'archive', 'register']);
export type WrittenKind = z.infer<typeof writtenKind>;

/** What the host prints. */
export const printable = z.enum(['copy', 'register']);
export type Printable = z.infer<typeof printable>;
