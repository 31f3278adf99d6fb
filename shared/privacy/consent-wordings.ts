import type { ConsentCategory } from '../model/consent.ts';

/**
 * Which words each consent is asked in (`shared/i18n/consent-words.ts`), by number. A decision keeps the number, so that it can be shown later
 * what was agreed to: whoever changes the words gives them a new one, which a test demands.
 */
export const consentWordings = { preferences: 2, analytics: 1, marketing: 1 } as const satisfies Record<
  ConsentCategory,
  number
>;
