import { z } from '../zod.ts';
import { accountSecurity, locking, ownerProfile, passwordStrength, profileChange } from '../model/owner.ts';
import { procedure } from './base.ts';

const secret = z.string().min(1).max(1000);
const code = z.string().trim().max(40);
/** Shown once, kept as hashes. */
const recoveryCodes = z.array(z.string());

/** The owner's own account: who they are, and how the page is kept from others. Locking and unlocking are calls of the host (`shared/bridge.ts`). */
export const owner = {
  profile: procedure.output(z.object({ profile: ownerProfile, changes: z.array(profileChange) })),
  changeProfile: procedure.input(ownerProfile).output(ownerProfile),
  security: procedure.output(accountSecurity),
  weighPassword: procedure.input(z.object({ password: z.string().max(1000) })).output(passwordStrength),
  /** `current` is null for the first password. Fails with `password-wrong` or `password-weak`. The codes come with the first password only. */
  setPassword: procedure
    .input(z.object({ current: secret.nullable(), next: secret }))
    .output(z.object({ recoveryCodes: recoveryCodes.nullable() })),
  /** Ends locking, the second factor and the recovery codes as well. */
  removePassword: procedure.input(z.object({ password: secret, code: code.nullable() })),
  /** A new secret for an authenticator app (RFC 6238), in force once `confirmSecondFactor` saw a code of it. */
  beginSecondFactor: procedure
    .input(z.object({ password: secret }))
    .output(z.object({ uri: z.string(), secret: z.string() })),
  /** Fails with `code-wrong`. */
  confirmSecondFactor: procedure.input(z.object({ code })),
  endSecondFactor: procedure.input(z.object({ password: secret, code })),
  /** The old codes are void from then on. */
  renewRecoveryCodes: procedure
    .input(z.object({ password: secret, code: code.nullable() }))
    .output(z.object({ recoveryCodes })),
  /** The password is needed where the level changes: the data key is wrapped anew. */
  setLocking: procedure.input(z.object({ locking, password: secret.nullable() })),
};
