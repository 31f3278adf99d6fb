import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Failure, FailureCode } from '../model/failure.ts';
import type { NetworkId } from '../model/network.ts';
import { networkNames } from './network-names.ts';

interface FailureWords {
  /** What happened. */
  readonly what: MessageDescriptor;
  /** What to do about it, or what Kaizup does by itself. */
  readonly next: MessageDescriptor;
}

/** Every failure of a network call, as the owner is told it. `{network}` is the network's name. */
export const failureMessages = {
  'network-unreachable': {
    what: msg({ message: 'Your computer could not reach {network}.' }),
    next: msg`Kaizup tries again when the connection is back.`,
  },
  'network-unavailable': {
    what: msg({ message: '{network} has trouble of its own right now.' }),
    next: msg`Kaizup tries again by itself.`,
  },
  'reply-lost': {
    what: msg({ message: 'The connection broke before {network} could answer.' }),
    next: msg`Kaizup asks whether the post is there before doing anything else.`,
  },
  interrupted: {
    what: msg`Kaizup was stopped while this post was on its way.`,
    next: msg`Kaizup looks at what the network already has and goes on from there.`,
  },
  'signed-out': {
    what: msg({ message: '{network} has signed this account out.' }),
    next: msg`Sign in again, then try once more. The post is as you left it.`,
  },
  'access-revoked': {
    what: msg({ message: 'The access of Kaizup was taken back on {network}.' }),
    next: msg`Kaizup deleted its keys and stopped collecting. Connect the account again if you want to go on.`,
  },
  'permission-missing': {
    what: msg({ message: 'Kaizup does not have the permission that {network} asks for here.' }),
    next: msg`Connect the account again and leave every box ticked.`,
  },
  'role-lost': {
    what: msg({ message: 'You no longer have the role on {network} that publishing there needs.' }),
    next: msg`Ask whoever manages the account to give it back, then try again.`,
  },
  'account-restricted': {
    what: msg({ message: '{network} has restricted this account.' }),
    next: msg`Open the network and follow what it asks there. The post waits.`,
  },
  'account-disconnected': {
    what: msg`This account is not connected any more.`,
    next: msg`Connect it again, or take it off the post.`,
  },
  'security-check': {
    what: msg({ message: '{network} wants to be sure that it is you.' }),
    next: msg`Open the network, finish its security check, then try again.`,
  },
  'rate-limited': {
    what: msg({ message: '{network} asks for a pause: many requests came in a short time.' }),
    next: msg`Kaizup waits as long as it says and goes on.`,
  },
  'quota-reached': {
    what: msg({ message: '{network} allows no more posts for this account today.' }),
    next: msg`Move the post to tomorrow, or try again later.`,
  },
  'app-quota-reached': {
    what: msg({ message: '{network} lets no more people post with your developer app today.' }),
    next: msg`Move the post to tomorrow, or try again later.`,
  },
  'inbox-full': {
    what: msg({ message: 'Five videos of the last 24 hours already wait in the inbox on {network}.' }),
    next: msg`Post or discard some of them in the app, then try again.`,
  },
  'holds-no-more': {
    what: msg({ message: '{network} already holds as many scheduled posts as it takes.' }),
    next: msg`Kaizup publishes this one itself at its time, while your computer is on.`,
  },
  'duplicate-content': {
    what: msg({ message: '{network} says that the same post is already there.' }),
    next: msg`Change a few words, or leave it as it is there.`,
  },
  'text-too-long': {
    what: msg({ message: 'The text is longer than {network} takes.' }),
    next: msg`Shorten it, or write a version of its own for this account.`,
  },
  'text-missing': {
    what: msg({ message: '{network} needs a text here.' }),
    next: msg`Write a few words and try again.`,
  },
  'text-refused': {
    what: msg({ message: '{network} did not accept this text.' }),
    next: msg`Look for links, tags or mentions that may be the reason, change them and try again.`,
  },
  'media-missing': {
    what: msg`A file of this post is not on this computer any more.`,
    next: msg`Add it again and try once more.`,
  },
  'media-unreadable': {
    what: msg({ message: '{network} could not open one of the files.' }),
    next: msg`Save or export it again, replace it in the post and try once more.`,
  },
  'media-format': {
    what: msg({ message: '{network} does not take this kind of file.' }),
    next: msg`Use a JPEG picture or an MP4 video instead.`,
  },
  'media-too-large': {
    what: msg({ message: 'A file is larger than {network} takes.' }),
    next: msg`Export a smaller one and replace it in the post.`,
  },
  'media-too-small': {
    what: msg({ message: 'A file is smaller than {network} takes.' }),
    next: msg`Use a larger version of it.`,
  },
  'media-dimensions': {
    what: msg({ message: 'The width or height of a file is not one that {network} takes.' }),
    next: msg`Crop or resize it, then replace it in the post.`,
  },
  'media-duration': {
    what: msg({ message: 'The video is shorter or longer than {network} takes.' }),
    next: msg`Trim it, then replace it in the post.`,
  },
  'media-frame-rate': {
    what: msg({ message: 'The video has more or fewer frames a second than {network} takes.' }),
    next: msg`Export it with 30 frames a second and replace it in the post.`,
  },
  'media-processing-failed': {
    what: msg({ message: '{network} took the file but could not process it.' }),
    next: msg`Try again. If it stays, export the file again and replace it.`,
  },
  'media-unreachable': {
    what: msg({ message: '{network} could not fetch the picture from this computer.' }),
    next: msg`Try again in a few minutes.`,
  },
  'upload-expired': {
    what: msg({ message: '{network} dropped a file that took too long to arrive.' }),
    next: msg`Kaizup brings it again.`,
  },
  'choice-not-offered': {
    what: msg({ message: '{network} does not offer a choice that this post makes.' }),
    next: msg`Open the post and choose among what is offered now.`,
  },
  'choice-missing': {
    what: msg({ message: '{network} needs a choice that is not made yet.' }),
    next: msg`Open the post, choose, and try again.`,
  },
  'only-private-allowed': {
    what: msg({ message: '{network} lets this app publish for your eyes only, until it has been reviewed.' }),
    next: msg`Choose "Only me" for who can see it, and change it on the network afterwards.`,
  },
  'content-refused': {
    what: msg({ message: '{network} refused this post.' }),
    next: msg`Change its text or media and try again, or open the network to see why.`,
  },
  'not-found': {
    what: msg({ message: '{network} does not find this any more.' }),
    next: msg`It may have been removed there. Check the account on the network.`,
  },
  'app-misconfigured': {
    what: msg({ message: 'Your developer app is not set up as {network} wants it.' }),
    next: msg`Open Accounts and compare the app's settings with the steps there.`,
  },
  'version-retired': {
    what: msg({ message: '{network} has retired the way in which this version of Kaizup speaks to it.' }),
    next: msg`Update Kaizup, then try again.`,
  },
  'on-hold': {
    what: msg`You have put this on hold under Privacy.`,
    next: msg`It goes on when you lift the hold.`,
  },
  'host-refused': {
    what: msg`Kaizup was sent to an address that does not belong to the network, and did not go there.`,
    next: msg`Try again. If it stays, connect the account again.`,
  },
  'unexpected-reply': {
    what: msg({ message: '{network} gave an answer that Kaizup does not understand.' }),
    next: msg`Try again later. If it stays, update Kaizup.`,
  },
} as const satisfies Record<FailureCode, FailureWords>;

/** What happened and what comes next, in the owner's language. */
export function failureSentences(
  i18n: I18n,
  network: NetworkId,
  { code }: Pick<Failure, 'code'>,
): { readonly what: string; readonly next: string } {
  const { what, next } = failureMessages[code];
  const values = { network: networkNames[network] };
  return { what: i18n._({ ...what, values }), next: i18n._({ ...next, values }) };
}

/** Both sentences in one line. */
export function failureMessage(i18n: I18n, network: NetworkId, failure: Pick<Failure, 'code'>): string {
  const { what, next } = failureSentences(i18n, network, failure);
  return `${what} ${next}`;
}
