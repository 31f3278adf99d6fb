import { implement } from '@orpc/server';
import { pageContract } from '../../../shared/contract/index.ts';
import { sampleNow } from './sample-clock.ts';

const os = implement(pageContract).owner;
const day = 86_400_000;

/** An owner who has said who they are; with a password and a second factor where the computer is a secured one. */
export function sampleOwnerRouter(isSecured: boolean) {
  const profile = {
    firstName: 'Lotte',
    lastName: 'Verhaeghe',
    email: 'lotte@maisonlevain.example',
    company: 'Maison Levain',
    position: 'Owner',
  };
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  const recoveryCodes = Array.from({ length: 10 }, (_, index) => `${index}k7mq-4tz9w-${index}hx2p-r6c8v`);
  return {
    profile: os.profile.handler(() => ({
      profile,
      changes: [
        { id: 3, at: sampleNow - 2 * day, field: 'position' as const, before: 'Baker', after: 'Owner' },
        {
          id: 2,
          at: sampleNow - 9 * day,
          field: 'email' as const,
          before: 'lotte.verhaeghe@oldbakery.example',
          after: profile.email,
        },
        { id: 1, at: sampleNow - 30 * day, field: 'company' as const, before: '', after: profile.company },
      ],
    })),
    changeProfile: os.changeProfile.handler(({ input }) => input),
    security: os.security.handler(() => ({
      passwordSince: isSecured ? sampleNow - 40 * day : null,
      secondFactorSince: isSecured ? sampleNow - 12 * day : null,
      recoveryCodesLeft: isSecured ? 8 : 0,
      locking: { level: 'window' as const, afterMinutes: 15, onSleep: true, onScreenLock: true },
      refusedAttempts: isSecured
        ? [
            { at: sampleNow - 2 * day, failures: 2 },
            { at: sampleNow - 2 * day - 20_000, failures: 1 },
          ]
        : [],
    })),
    weighPassword: os.weighPassword.handler(({ input: { password } }) => ({
      score: password.length < 12 ? 1 : 3,
      findings: password.length < 12 ? (['too-short', 'year'] as const).slice() : [],
    })),
    setPassword: os.setPassword.handler(() => ({ recoveryCodes })),
    removePassword: os.removePassword.handler(() => undefined),
    beginSecondFactor: os.beginSecondFactor.handler(() => ({
      uri: `otpauth://totp/Kaizup:${profile.email}?secret=${secret}&issuer=Kaizup`,
      secret,
    })),
    confirmSecondFactor: os.confirmSecondFactor.handler(() => undefined),
    endSecondFactor: os.endSecondFactor.handler(() => undefined),
    renewRecoveryCodes: os.renewRecoveryCodes.handler(() => ({ recoveryCodes })),
    setLocking: os.setLocking.handler(() => undefined),
  };
}
