import type { PolicyVersion } from '../model/policy.ts';

/** The versions of the privacy policy that Kaizup has had, oldest first; what each changed is in `shared/i18n/policy-words.ts`. */
export const policyVersions: readonly [PolicyVersion, ...PolicyVersion[]] = [
  { id: '2.0', publishedOn: '2026-09-01', holdsFrom: '2026-09-01', change: 'major', asksAgain: [] },
];
