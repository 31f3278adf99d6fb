import { implement } from '@orpc/server';
import { pageContract } from '../../../shared/contract/index.ts';
import type { Engine } from '../engine.ts';
import { createKeepingRouter } from './keeping-router.ts';
import { readRegister } from '../services/privacy/register/register.ts';
import { keptByLaw } from '../services/privacy/erasure/kept-by-law.ts';

/** The calls of the Privacy view. */
export function createPrivacyRouter(engine: Engine) {
  const { audit, consents, copies, erasure, outbound, policy } = engine;
  const os = implement(pageContract).privacy;
  return {
    consents: os.consents.handler(() => [...consents.states()]),
    consentHistory: os.consentHistory.handler(() => [...consents.history()]),
    decideConsent: os.decideConsent.handler(({ input }) =>
      consents.decide(input.category, input.granted, input.place),
    ),
    policy: os.policy.handler(() => policy.state()),
    policySeen: os.policySeen.handler(({ input }) => policy.markSeen(input.id)),
    register: os.register.handler(() => readRegister()),
    audit: os.audit.handler(({ input }) => [...audit.page(input.before, input.limit)]),
    outbound: os.outbound.handler(({ input }) => [...outbound.page(input.before, input.limit)]),
    verifyAudit: os.verifyAudit.handler(async () => {
      const verdict = await audit.verify();
      audit.add('audit-verified', 'owner', null, { fault: verdict.fault?.kind ?? null });
      return verdict;
    }),
    holdings: os.holdings.handler(() => copies.holdings()),
    erasures: os.erasures.handler(() => ({ erasures: [...erasure.list()], keptByLaw: [...keptByLaw] })),
    askErasure: os.askErasure.handler(({ input }) => erasure.ask(input)),
    cancelErasure: os.cancelErasure.handler(({ input }) => erasure.cancel(input.id)),
    ...createKeepingRouter(engine),
  };
}
