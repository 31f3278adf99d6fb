import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ConsentCategory, ConsentDecision } from '../model/consent.ts';
import { consentWordings } from '../privacy/consent-wordings.ts';
import type { Locale } from '../model/settings.ts';

export interface ConsentWords {
  readonly name: MessageDescriptor;
  readonly what: MessageDescriptor;
}

/** All words that a consent was ever asked in, by number: what somebody agreed to must still be readable when it is asked in others. */
export const consentWordsByNumber = {
  preferences: {
    2: {
      name: msg`Preferences`,
      what: msg`Remember how you like Kaizup to look: theme, density, first day of the week, sidebar, and where the window was. Kept on this computer.`,
    },
  },
  analytics: {
    1: {
      name: msg`Analytics`,
      what: msg`Count which features are used, without your name, words or pictures, so that they can be made better.`,
    },
  },
  marketing: {
    1: {
      name: msg`Marketing`,
      what: msg`Hear about new features and offers.`,
    },
  },
} as const satisfies Record<ConsentCategory, Readonly<Record<number, ConsentWords>>>;

/** What each consent is about now, in the same words wherever it is asked. */
export const consentWords = {
  preferences: consentWordsByNumber.preferences[consentWordings.preferences],
  analytics: consentWordsByNumber.analytics[consentWordings.analytics],
  marketing: consentWordsByNumber.marketing[consentWordings.marketing],
} as const satisfies Record<ConsentCategory, ConsentWords>;

const languages = ['en', 'fr'] as const satisfies readonly Locale[];

/** The words that a decision was made on, and their language; null for decisions made before words were kept. */
export function wordsOf({
  category,
  wording,
}: ConsentDecision): { readonly words: ConsentWords; readonly locale: Locale } | null {
  const [number, language] = wording?.split(' ') ?? [];
  const ofCategory: Readonly<Record<number, ConsentWords>> = consentWordsByNumber[category];
  const words = ofCategory[Number(number)];
  const asked = languages.find((known) => known === language);
  return words === undefined || asked === undefined ? null : { words, locale: asked };
}
