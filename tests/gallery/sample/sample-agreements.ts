import { implement } from '@orpc/server';
import {
  announced,
  asksAgain,
  inEffect,
  type PolicyVersions,
  untold,
} from '../../../main/engine/domain/policy.ts';
import { pageContract } from '../../../shared/contract/index.ts';
import { consentCategory, type ConsentDecision } from '../../../shared/model/consent.ts';
import type { PolicyVersion } from '../../../shared/model/policy.ts';
import { consentWordings } from '../../../shared/privacy/consent-wordings.ts';
import { policyVersions } from '../../../shared/privacy/policy-versions.ts';
import type { SampleState } from './sample-state.ts';

const os = implement(pageContract).privacy;
const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
const dayLength = 86_400_000;

/** Kaizup's own policy as it would come after an older one: holds from `inDays` on. */
const change = (inDays: number): PolicyVersion => ({
  id: policyVersions[0].id,
  publishedOn: day(Date.now() - 5 * dayLength),
  holdsFrom: day(Date.now() + inDays * dayLength),
  change: 'major',
  asksAgain: ['preferences'],
});

/** What held before. */
const older: PolicyVersion = {
  id: '1.4',
  publishedOn: '2026-03-02',
  holdsFrom: '2026-03-02',
  change: 'minor',
  asksAgain: [],
};

/** Consents and policy over a sample profile. */
export function sampleAgreements(state: SampleState) {
  let seen: string | null = state.policyChange === null ? policyVersions[0].id : older.id;
  const versions: PolicyVersions =
    state.policyChange === null ? policyVersions : [older, change(state.policyChange === 'coming' ? 30 : -1)];
  const last = (category: string): ConsentDecision | null =>
    state.consents.findLast((decision) => decision.category === category) ?? null;
  return {
    consents: os.consents.handler(() =>
      consentCategory.options.map((category) => {
        const decision = last(category);
        const open = decision === null || asksAgain(versions, decision.policyVersion, category, Date.now());
        return { category, last: decision, open, holds: decision?.granted === true && !open };
      }),
    ),
    consentHistory: os.consentHistory.handler(() => state.consents.toReversed()),
    decideConsent: os.decideConsent.handler(({ input }) => {
      state.consents.push({
        ...input,
        id: state.consents.length + 1,
        policyVersion: inEffect(versions, Date.now()).id,
        decidedAt: Date.now(),
        wording: `${consentWordings[input.category]} en`,
      });
      state.tell('privacy');
    }),
    policy: os.policy.handler(() => ({
      current: inEffect(versions, Date.now()),
      coming: announced(versions, Date.now()),
      untold: untold(versions, seen, Date.now()),
      versions: [...versions],
      seen,
    })),
    policySeen: os.policySeen.handler(({ input }) => {
      seen = input.id;
      state.tell('privacy');
    }),
  };
}
