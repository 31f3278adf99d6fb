import { z } from '../zod.ts';

const line = z.string().trim().max(120);

/** Who the owner is, as far as they say so; every field may be empty. Used in requests and reports that the owner sends. */
export const ownerProfile = z.object({
  firstName: line,
  lastName: line,
  /** Professional address; empty or of the form that browsers accept. */
  email: z.union([z.literal(''), z.email().max(254)]),
  company: line,
  position: line,
});
export type OwnerProfile = z.infer<typeof ownerProfile>;
export type OwnerField = keyof OwnerProfile;

/** One rectification: what a field was before. */
export const profileChange = z.object({
  id: z.number().int(),
  at: z.number(),
  field: ownerProfile.keyof(),
  before: z.string(),
  after: z.string(),
});
export type ProfileChange = z.infer<typeof profileChange>;

/** `window`: the page is closed to others while publishing goes on. `full`: the data key is wrapped by the password, nothing runs until it is given. */
export const lockLevel = z.enum(['window', 'full']);
export type LockLevel = z.infer<typeof lockLevel>;

/** When Kaizup locks by itself. */
export const locking = z.object({
  level: lockLevel,
  /** Minutes without the owner; null: not by time. */
  afterMinutes: z.number().int().min(1).max(480).nullable(),
  onSleep: z.boolean(),
  onScreenLock: z.boolean(),
});
export type Locking = z.infer<typeof locking>;

/** What the lock screen may know before anybody has shown who they are. */
export const lockState = z.object({
  locked: z.boolean(),
  /** There is a password: without one nothing can be locked. */
  canLock: z.boolean(),
  level: lockLevel,
  secondFactor: z.boolean(),
  /** Attempts are refused until then; null when one may be made now. */
  waitUntil: z.number().nullable(),
});
export type LockState = z.infer<typeof lockState>;

/** At most what argon2 is asked to hash: longer input is refused before it costs anything. */
const secret = z.string().min(1).max(1000);
/** Six digits of the second factor, or a recovery code in its place. */
const code = z.string().trim().max(40);

/** How somebody shows that they are the owner: with the password, or with a recovery code and a new password. */
export const unlockAnswer = z.discriminatedUnion('by', [
  z.object({ by: z.literal('password'), password: secret, code: code.nullable() }),
  z.object({
    by: z.literal('recovery-code'),
    recoveryCode: code,
    newPassword: secret,
    /** The second factor, where there is one; another recovery code may take its place. */
    code: code.nullable(),
  }),
]);
export type UnlockAnswer = z.infer<typeof unlockAnswer>;

/** `refused` never says which part was wrong. */
export const unlockOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unlocked') }),
  z.object({ kind: z.literal('refused'), waitUntil: z.number().nullable() }),
  z.object({ kind: z.literal('wait'), until: z.number() }),
  /** The new password of a recovery is too weak; the recovery code is not used up. */
  z.object({ kind: z.literal('weak-password') }),
  z.object({ kind: z.literal('engine-unavailable') }),
]);
export type UnlockOutcome = z.infer<typeof unlockOutcome>;

/** How a password looks to somebody who guesses, judged on this computer. */
export const passwordStrength = z.object({
  /** 0 guessed at once … 4 not in a lifetime; below 2 is refused. */
  score: z.number().int().min(0).max(4),
  findings: z.array(
    z.enum(['too-short', 'common', 'repeats', 'sequence', 'keyboard', 'year', 'about-you', 'one-kind']),
  ),
});
export type PasswordStrength = z.infer<typeof passwordStrength>;

/** How the owner's account is secured. */
export const accountSecurity = z.object({
  passwordSince: z.number().nullable(),
  secondFactorSince: z.number().nullable(),
  recoveryCodesLeft: z.number().int(),
  locking,
  /** Attempts that were refused, newest first, at most 20. */
  refusedAttempts: z.array(z.object({ at: z.number(), failures: z.number().int() })),
});
export type AccountSecurity = z.infer<typeof accountSecurity>;
