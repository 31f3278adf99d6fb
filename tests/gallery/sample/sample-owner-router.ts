import { implement } from '@orpc/server';
import { pageContract } from '../../../shared/contract/index.ts';

const os = implement(pageContract).owner;

/** An owner who has said nothing of themselves yet, and has no password. */
export function sampleOwnerRouter() {
  const profile = { firstName: '', lastName: '', email: '', company: '', position: '' };
  return {
    profile: os.profile.handler(() => ({ profile, changes: [] })),
    changeProfile: os.changeProfile.handler(({ input }) => input),
    security: os.security.handler(() => ({
      passwordSince: null,
      secondFactorSince: null,
      recoveryCodesLeft: 0,
      locking: { level: 'window' as const, afterMinutes: 15, onSleep: true, onScreenLock: true },
      refusedAttempts: [],
    })),
    weighPassword: os.weighPassword.handler(() => ({ score: 2, findings: [] })),
    setPassword: os.setPassword.handler(() => ({ recoveryCodes: null })),
    removePassword: os.removePassword.handler(() => undefined),
    beginSecondFactor: os.beginSecondFactor.handler(() => ({ uri: '', secret: '' })),
    confirmSecondFactor: os.confirmSecondFactor.handler(() => undefined),
    endSecondFactor: os.endSecondFactor.handler(() => undefined),
    renewRecoveryCodes: os.renewRecoveryCodes.handler(() => ({ recoveryCodes: [] })),
    setLocking: os.setLocking.handler(() => undefined),
  };
}
