import type { ConsentCategory } from '../model/consent.ts';

/**
 * Which words each consent is asked in now (`shared/i18n/consent-words.ts`), by number. A decision keeps the number, so that it can be shown
 * later what was agreed to: whoever changes the words adds new ones under the next number and leaves the old, which a test demands.
 */
export const consentWordings = { preferences: 2, analytics: 1, marketing: 1 } as const satisfies Record<
  ConsentCategory,
  number
>;
