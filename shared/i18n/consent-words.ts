import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ConsentCategory } from '../model/consent.ts';

interface ConsentWords {
  readonly name: MessageDescriptor;
  readonly what: MessageDescriptor;
}

/** What each consent is about, in the same words wherever it is asked. */
export const consentWords = {
  preferences: {
    name: msg`Preferences`,
    what: msg`Remember how you like Kaizup to look: theme, density, first day of the week, sidebar, and where the window was. Kept on this computer.`,
  },
  analytics: {
    name: msg`Analytics`,
    what: msg`Count which features are used, without your name, words or pictures, so that they can be made better.`,
  },
  marketing: {
    name: msg`Marketing`,
    what: msg`Hear about new features and offers.`,
  },
} as const satisfies Record<ConsentCategory, ConsentWords>;
