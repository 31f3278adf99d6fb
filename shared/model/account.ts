import { z } from '../zod.ts';
import { failure } from './failure.ts';
import { accountKind, accountMode, networkId } from './network.ts';
import { serverLimits } from './server-limits.ts';

/** Whether Kaizup can act for an account: `signed-out` waits for the owner, `disconnected` stays only as a name on past posts. */
export const accountStatus = z.enum(['connected', 'signed-out', 'disconnected']);
export type AccountStatus = z.infer<typeof accountStatus>;

export const account = z.object({
  id: z.string(),
  network: networkId,
  mode: accountMode,
  kind: accountKind,
  name: z.string(),
  /** Without `@`; null where the network has none. */
  handle: z.string().nullable(),
  status: accountStatus,
  connectedAt: z.number(),
  /** When the owner will have to sign in again, where the network sets such an end. */
  signInEndsAt: z.number().nullable(),
  scheduled: z.number().int().nonnegative(),
  /** What the account's own server takes, where the network has many (shared/model/server-limits.ts). */
  limits: serverLimits.optional(),
  /** How many of them are to go out after the sign-in has ended. */
  atRisk: z.number().int().nonnegative(),
  /** Permissions that the network says are missing. */
  missingScopes: z.array(z.string()),
  /** When the network was last asked about the sign-in. */
  checkedAt: z.number().nullable(),
});
export type Account = z.infer<typeof account>;

/** An account that a sign-in offers, before the owner picks. */
export const accountCandidate = z.object({
  remoteId: z.string(),
  network: networkId,
  kind: accountKind,
  name: z.string(),
  handle: z.string().nullable(),
  /** Why it cannot be picked, when it cannot: a missing permission or role. */
  unavailable: z.enum(['permission-missing', 'role-missing']).nullable(),
  alreadyConnected: z.boolean(),
});
export type AccountCandidate = z.infer<typeof accountCandidate>;

/** Why a sign-in ended without an account; each has a sentence and leaves nothing behind. */
export const signInProblem = z.enum([
  'denied',
  'timed-out',
  'cancelled',
  'state-mismatch',
  'other-account',
  'code-refused',
  'nothing-granted',
  'no-accounts',
  'wrong-app-settings',
  'credentials-refused',
  'main-password-refused',
  'network-unreachable',
  'network-error',
]);
export type SignInProblem = z.infer<typeof signInProblem>;

/** Where a sign-in stands. */
export const signInStatus = z.discriminatedUnion('step', [
  z.object({ step: z.literal('waiting'), expiresAt: z.number() }),
  z.object({ step: z.literal('exchanging') }),
  z.object({
    step: z.literal('choose'),
    candidates: z.array(accountCandidate),
    missingScopes: z.array(z.string()),
  }),
  z.object({ step: z.literal('done'), accountIds: z.array(z.string()) }),
  z.object({ step: z.literal('ended'), problem: signInProblem, failure: failure.nullable() }),
]);
export type SignInStatus = z.infer<typeof signInStatus>;
