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
    what: msg`Remember how you like to work, such as usual posting times and the accounts you choose most.`,
  },
  analytics: {
    name: msg`Analytics`,
    what: msg`Keep the figures of your posts over time, on this computer, to show what works.`,
  },
  marketing: {
    name: msg`Marketing`,
    what: msg`Let Kaizup tell you about new features and offers.`,
  },
} as const satisfies Record<ConsentCategory, ConsentWords>;
