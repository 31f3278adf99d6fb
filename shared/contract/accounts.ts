import { z } from '../zod.ts';
import { accountMetricValue, demographicValue } from '../model/account-figures.ts';
import { account, signInStatus } from '../model/account.ts';
import { accountMode, networkId } from '../model/network.ts';
import { procedure } from './base.ts';

const accountRef = z.object({ accountId: z.string() });
const signInRef = z.object({ signInId: z.string() });

/** What is known of an account as a whole: readings, oldest first, and its audience as last counted. */
export const accountFigures = z.object({
  points: z.array(accountMetricValue.extend({ at: z.number() })),
  demographics: z.array(demographicValue),
  readAt: z.number().nullable(),
});
export type AccountFigures = z.infer<typeof accountFigures>;

/** How a network can be connected on this computer. */
export const networkConnection = z.object({
  network: networkId,
  /** `through`: accounts come with the other network's sign-in. */
  signIn: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('browser'),
      /** The exact address to register at the network's developer portal. */
      redirectUri: z.string(),
      /** Where the network has many servers: the one to suggest. */
      defaultService: z.string().nullable(),
      /** Whether a person's server is found by what they are called on the network (`loginHint`). */
      findsPeople: z.boolean(),
    }),
    z.object({ kind: z.literal('app-password'), defaultService: z.string() }),
    z.object({ kind: z.literal('through'), network: networkId }),
  ]),
  /** The owner's own developer application, when they entered one; the secret never comes back. */
  ownApp: z
    .object({ clientId: z.string(), scopePreset: z.string().nullable(), savedAt: z.number() })
    .nullable(),
  /** Whether an app password is taken beside the browser. */
  appPassword: z.object({ defaultService: z.string() }).nullable(),
});
export type NetworkConnection = z.infer<typeof networkConnection>;

export const accounts = {
  list: procedure.output(z.array(account)),
  networks: procedure.output(z.array(networkConnection)),
  saveOwnApp: procedure.input(
    z.object({
      network: networkId,
      clientId: z.string().trim().min(1).max(300),
      clientSecret: z.string().trim().min(1).max(2000),
      /** Which set of permissions the application was approved for, where the network has several. */
      scopePreset: z.string().max(50).optional(),
    }),
  ),
  removeOwnApp: procedure.input(z.object({ network: networkId })),
  /** Opens a loopback listener for five minutes and tells which page the system browser must show. */
  beginSignIn: procedure
    .input(
      z.object({
        network: networkId,
        mode: accountMode,
        /** For networks with many servers. */
        service: z
          .url({ protocol: /^https?$/ })
          .max(300)
          .optional(),
        loginHint: z.string().trim().max(300).optional(),
      }),
    )
    .output(z.object({ signInId: z.string(), url: z.string(), expiresAt: z.number() })),
  signInStatus: procedure.input(signInRef).output(signInStatus),
  cancelSignIn: procedure.input(signInRef),
  /** Keeps the accounts that the owner picked from a sign-in in step `choose`. */
  finishSignIn: procedure
    .input(z.object({ signInId: z.string(), remoteIds: z.array(z.string()).min(1) }))
    .output(z.object({ accountIds: z.array(z.string()) })),
  /** Ends in step `done` or `ended`. */
  signInWithPassword: procedure
    .input(
      z.object({
        network: networkId,
        mode: accountMode,
        service: z.url(),
        identifier: z.string().trim().min(1).max(300),
        password: z.string().min(1).max(300),
      }),
    )
    .output(signInStatus),
  /** Where the practice version of a password network shows its owner an app password. */
  practicePasswordPage: procedure
    .input(z.object({ network: networkId }))
    .output(z.object({ url: z.string() })),
  /** Where a practice post's page is now: the practice networks are started for it, and may have moved. */
  practicePage: procedure.input(z.object({ url: z.url() })).output(z.object({ url: z.string() })),
  /** Asks the network how a sign-in stands: permissions, ends, revocation. */
  check: procedure.input(accountRef),
  figures: procedure.input(accountRef.extend({ from: z.number() })).output(accountFigures),
  /** Reads an account's figures now. */
  refreshFigures: procedure.input(accountRef),
  /** Revokes at the network where it can, deletes the keys at once and holds what is scheduled. */
  disconnect: procedure.input(accountRef).output(
    z.object({
      revoked: z.boolean(),
      /** Where to finish by hand when the network could not be told. */
      manualUrl: z.string().nullable(),
      held: z.number().int().nonnegative(),
      /** Posts that the network holds and did not give back: they go out there at their time. */
      stillHeldThere: z.number().int().nonnegative(),
    }),
  ),
  /** TikTok: what the creator may choose right now. */
  creatorChoices: procedure.input(accountRef).output(
    z.object({
      nickname: z.string(),
      privacyLevels: z.array(z.string()),
      commentDisabled: z.boolean(),
      duetDisabled: z.boolean(),
      stitchDisabled: z.boolean(),
      maxDurationMs: z.number(),
      /** The developer app is not reviewed: only the creator may see what it posts. */
      onlyPrivate: z.boolean(),
      /** `data:` address. */
      picture: z.string().nullable(),
    }),
  ),
  /** Starts over in practice mode: practice accounts, their publications and the practice networks' memory are deleted. */
  wipePractice: procedure,
};
