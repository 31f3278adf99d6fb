import { implement } from '@orpc/server';
import { asksAgain } from '../../../main/engine/domain/policy.ts';
import { pageContract } from '../../../shared/contract/index.ts';
import { consentCategory, type ConsentDecision } from '../../../shared/model/consent.ts';
import type { PolicyVersion } from '../../../shared/model/policy.ts';
import { policyVersions } from '../../../shared/privacy/policy-versions.ts';
import type { SampleState } from './sample-state.ts';

const os = implement(pageContract).privacy;
const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
const dayLength = 86_400_000;

/** A major version that holds from `inDays` on. */
const major = (id: string, inDays: number): PolicyVersion => ({
  id,
  publishedOn: day(Date.now() - 5 * dayLength),
  holdsFrom: day(Date.now() + inDays * dayLength),
  change: 'major',
  asksAgain: ['preferences'],
});

/** Consents and policy over a sample profile. */
export function sampleAgreements(state: SampleState) {
  let seen: string | null = null;
  const versions = [
    ...policyVersions,
    ...(state.policyChange === 'coming' ? [major('3.0', 30)] : []),
    ...(state.policyChange === 'asks' ? [major('3.0', -1)] : []),
  ] as const;
  const known = [versions[0] ?? major('3.0', 0), ...versions.slice(1)] as const;
  const last = (category: string): ConsentDecision | null =>
    state.consents.findLast((decision) => decision.category === category) ?? null;
  return {
    consents: os.consents.handler(() =>
      consentCategory.options.map((category) => {
        const decision = last(category);
        const open = decision === null || asksAgain(known, decision.policyVersion, category, Date.now());
        return { category, last: decision, open, holds: decision?.granted === true && !open };
      }),
    ),
    consentHistory: os.consentHistory.handler(() => state.consents.toReversed()),
    decideConsent: os.decideConsent.handler(({ input }) => {
      state.consents.push({
        ...input,
        id: state.consents.length + 1,
        policyVersion: versions.at(-1)?.id ?? '',
        decidedAt: Date.now(),
        wording: '1 en',
      });
      state.tell('privacy');
    }),
    policy: os.policy.handler(() => ({
      current: known.findLast(({ holdsFrom }) => holdsFrom <= day(Date.now())) ?? known[0],
      coming: state.policyChange === 'coming' ? (versions.at(-1) ?? null) : null,
      versions: [...versions],
      seen,
    })),
    policySeen: os.policySeen.handler(({ input }) => {
      seen = input.id;
      state.tell('privacy');
    }),
  };
}
