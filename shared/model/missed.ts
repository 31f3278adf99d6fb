import { z } from '../zod.ts';

/** How late a post may go out without asking (minutes). */
export const lateMinutes = { least: 5, most: 24 * 60, usual: 30 } as const;

/** What the owner wants for a time that passed while nothing could go out. */
export const missedRule = z.discriminatedUnion('kind', [
  /** Late, but not later than this; after that the owner is asked. */
  z.object({
    kind: z.literal('late'),
    minutes: z.number().int().min(lateMinutes.least).max(lateMinutes.most),
  }),
  z.object({ kind: z.literal('ask') }),
  /** Not late at all, but in the next free slot of its account; without one the owner is asked. */
  z.object({ kind: z.literal('next-slot') }),
]);
export type MissedRule = z.infer<typeof missedRule>;

export const usualMissedRule: MissedRule = { kind: 'late', minutes: lateMinutes.usual };

/** Why nothing could go out. */
export const awayReason = z.enum([
  /** The computer slept, or its clock was set forward. */
  'asleep',
  /** Kaizup was not running. */
  'off',
  /** Kaizup was locked altogether. */
  'locked',
  'offline',
  /** The network did not answer anybody. */
  'network',
  'paused',
  /** The owner had put publishing on hold. */
  'on-hold',
  /** The account was signed out or disconnected. */
  'account',
  /** The disk took nothing more. */
  'disk',
  /** Another place published from a copy of this profile: what was due may be out already. */
  'elsewhere',
]);
export type AwayReason = z.infer<typeof awayReason>;

/** When nothing could go out, and why (ms); `from` null: not known. */
export const away = z.object({ reason: awayReason, from: z.number().nullable(), to: z.number() });
export type Away = z.infer<typeof away>;
