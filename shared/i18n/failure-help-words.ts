import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { FailureHelp } from '../model/failure-help.ts';

/** What the button that helps after a failure says. */
export const failureHelpWords = {
  'try-again': msg`Try again now`,
  'sign-in': msg`Sign in again`,
  edit: msg`Edit the post`,
  'open-accounts': msg`Open Accounts`,
  'open-privacy': msg`Open Privacy`,
  'ask-support': msg`Write to support`,
} as const satisfies Record<FailureHelp, MessageDescriptor>;
