import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { AccountCandidate, SignInProblem } from '../model/account.ts';
import type { AccountKind, NetworkId } from '../model/network.ts';
import { networkNames } from './network-names.ts';

interface ProblemWords {
  readonly what: MessageDescriptor;
  readonly next: MessageDescriptor;
}

/** How a sign-in can end without an account, and the way on. `{network}` is the network's name. */
export const signInProblemMessages = {
  denied: {
    what: msg({ message: 'You did not allow Kaizup to use {network}, so nothing was connected.' }),
    next: msg`Nothing was kept. Start again whenever you like.`,
  },
  'timed-out': {
    what: msg`Five minutes went by without an answer from your browser.`,
    next: msg`Nothing was kept. Start again and finish in the page that opens.`,
  },
  cancelled: {
    what: msg`The sign-in was cancelled.`,
    next: msg`Nothing was kept. Start again whenever you like.`,
  },
  'state-mismatch': {
    what: msg`An answer came back that does not belong to this sign-in, so Kaizup did not use it.`,
    next: msg`Start again, and finish in the page that opens now, not in an older one.`,
  },
  'other-account': {
    what: msg({
      message:
        'The page of {network} answered for another account than the one you named, so Kaizup did not use it.',
    }),
    next: msg`Nothing was kept. Start again and choose the account you named, or name the other one.`,
  },
  'code-refused': {
    what: msg({
      message:
        '{network} did not accept the answer that your browser brought back. It may have been used already.',
    }),
    next: msg`Nothing was kept. Start again.`,
  },
  'nothing-granted': {
    what: msg({ message: 'No permission was ticked on {network}, so Kaizup could not publish for you.' }),
    next: msg`Start again and leave the boxes ticked.`,
  },
  'no-accounts': {
    what: msg({ message: '{network} showed no account that Kaizup can publish to.' }),
    next: msg`Check that you chose a Page or account in the sign-in and that you may publish there. Then start again.`,
  },
  'wrong-app-settings': {
    what: msg({ message: '{network} does not accept your developer app as it is set up.' }),
    next: msg`Compare its id, secret, redirect address and what it may do with the steps here, letter by letter.`,
  },
  'credentials-refused': {
    what: msg({ message: '{network} did not accept this name and app password.' }),
    next: msg`Check both, or make a new app password.`,
  },
  'main-password-refused': {
    what: msg`This looks like your main password. Kaizup never asks for it and did not send it.`,
    next: msg`Make an app password, which looks like xxxx-xxxx-xxxx-xxxx, and use that.`,
  },
  'network-unreachable': {
    what: msg({ message: 'Your computer could not reach {network}.' }),
    next: msg`Check the connection and try again.`,
  },
  'network-error': {
    what: msg({ message: '{network} has trouble of its own right now.' }),
    next: msg`Nothing was kept. Try again in a few minutes.`,
  },
} as const satisfies Record<SignInProblem, ProblemWords>;

/** What happened to a sign-in and the way on. */
export function signInProblemSentences(
  i18n: I18n,
  network: NetworkId,
  problem: SignInProblem,
): { readonly what: string; readonly next: string } {
  const { what, next } = signInProblemMessages[problem];
  const values = { network: networkNames[network] };
  return { what: i18n._({ ...what, values }), next: i18n._({ ...next, values }) };
}

/** What an account is, in the network's own terms. */
export const accountKindNames = {
  page: msg`Page`,
  professional: msg`Professional account`,
  member: msg`Personal profile`,
  organization: msg`Organisation`,
  creator: msg`Creator`,
  profile: msg`Profile`,
} as const satisfies Record<AccountKind, MessageDescriptor>;

/** Why an account that the sign-in showed cannot be picked. */
export const unavailableMessages = {
  'permission-missing': msg`A permission was left out in the sign-in. Start again with every box ticked to use it.`,
  'role-missing': msg`Your role there does not let you publish. Ask whoever manages it.`,
} as const satisfies Record<Exclude<AccountCandidate['unavailable'], null>, MessageDescriptor>;
