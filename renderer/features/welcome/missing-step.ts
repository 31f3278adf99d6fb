import { consentCategory } from '../../../shared/model/consent.ts';
import type { Decisions } from './ConsentChoices.tsx';

export type MissingStep = 'adult' | 'professional' | 'consents';

interface Answers {
  readonly adult: boolean;
  readonly professional: boolean;
  readonly decisions: Decisions;
}

/** The first thing that the owner has still to answer; null when all is there. */
export function missingOf({ adult, professional, decisions }: Answers): MissingStep | null {
  if (!adult) return 'adult';
  if (!professional) return 'professional';
  return consentCategory.options.every((category) => decisions[category] !== undefined) ? null : 'consents';
}
