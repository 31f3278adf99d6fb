import { implement } from '@orpc/server';
import { pageContract } from '../../../shared/contract/index.ts';
import type { Engine } from '../engine.ts';

/** The calls of the owner's own account. */
export function createOwnerRouter({ owner: { profile, security } }: Engine) {
  const os = implement(pageContract).owner;
  return {
    profile: os.profile.handler(() => profile.read()),
    changeProfile: os.changeProfile.handler(({ input }) => profile.change(input)),
    security: os.security.handler(() => security.read()),
    weighPassword: os.weighPassword.handler(({ input }) => security.weigh(input.password)),
    setPassword: os.setPassword.handler(({ input }) => security.setPassword(input.current, input.next)),
    removePassword: os.removePassword.handler(({ input }) =>
      security.removePassword(input.password, input.code),
    ),
    beginSecondFactor: os.beginSecondFactor.handler(({ input }) =>
      security.beginSecondFactor(input.password),
    ),
    confirmSecondFactor: os.confirmSecondFactor.handler(({ input }) =>
      security.confirmSecondFactor(input.code),
    ),
    endSecondFactor: os.endSecondFactor.handler(({ input }) =>
      security.endSecondFactor(input.password, input.code),
    ),
    renewRecoveryCodes: os.renewRecoveryCodes.handler(({ input }) =>
      security.renewRecoveryCodes(input.password, input.code),
    ),
    setLocking: os.setLocking.handler(({ input }) => security.setLocking(input.locking, input.password)),
  };
}
