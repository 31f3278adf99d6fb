import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What each version of the privacy policy changed, in plain words; a version without an entry changed nothing but its wording. */
export const policyWords: Readonly<Record<string, readonly MessageDescriptor[]>> = {
  '2.0': [
    msg`Everything lives on your own computer. Kaizup has no server that holds your posts, keys or figures.`,
    msg`Consent is asked by category, at the first start, and can be taken back at any time.`,
    msg`Every right has a place in Kaizup: see, take along, correct, freeze, erase, object.`,
  ],
};
