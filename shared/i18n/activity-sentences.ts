import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ActivityEntry, ActivityKind } from '../contract/overview.ts';
import { networkNames } from './network-names.ts';

/** What happened, one sentence a kind. `{network}`, `{account}` and `{count}` are filled in. */
const activitySentences = {
  welcomed: msg`You started with Kaizup`,
  'consent-changed': msg`You changed what you agree to`,
  'account-connected': msg({ message: '{account} on {network} was connected' }),
  'account-signed-out': msg({ message: '{network} signed {account} out. Sign in again to publish there' }),
  'access-revoked': msg({
    message: 'Access to {account} was taken back on {network}. Its keys are deleted, and its posts wait',
  }),
  'sign-in-ending': msg({
    message:
      '{count, plural, =0 {The sign-in of {account} on {network} ends today} one {The sign-in of {account} on {network} ends in # day} other {The sign-in of {account} on {network} ends in # days}}',
  }),
  'account-disconnected': msg({
    message:
      '{count, plural, =0 {{account} on {network} was disconnected} one {{account} on {network} was disconnected, # scheduled post waits} other {{account} on {network} was disconnected, # scheduled posts wait}}',
  }),
  'own-app-saved': msg({ message: 'Your developer app for {network} was saved' }),
  'own-app-removed': msg({ message: 'Your developer app for {network} was removed' }),
  'post-scheduled': msg`Scheduled`,
  'post-moved': msg`Moved to another time`,
  'post-unscheduled': msg`Taken off the calendar`,
  'post-deleted': msg`Deleted`,
  'post-edited': msg({ message: 'The text was changed on {network} for {account}' }),
  'post-removed': msg({ message: 'Taken off {network} for {account}' }),
  'upload-stopped': msg({ message: 'You stopped the upload to {account} on {network}' }),
  'publishing-started': msg({ message: 'On its way to {account} on {network}' }),
  published: msg({ message: 'Published by {account} on {network}' }),
  'handed-over': msg({ message: '{network} holds the post of {account} and publishes it at its time' }),
  'left-in-inbox': msg({ message: 'Waits in the inbox of {account} on {network}, to be posted there' }),
  'publication-unknown': msg({
    message: '{network} did not confirm the post of {account}. Kaizup is checking',
  }),
  'publication-failed': msg({ message: 'Could not be published by {account} on {network}' }),
  'publication-held': msg({
    message:
      '{count, plural, =0 {Held back for {account} on {network}} one {# post of {account} on {network} was held back} other {# posts of {account} on {network} were held back}}',
  }),
  'publication-moved-on': msg`Missed its time for {account} on {network}, and goes out in the next free slot`,
  'publication-missed': msg({ message: 'Missed its time for {account} on {network}' }),
  'owner-decided': msg({ message: 'You decided about the post of {account} on {network}' }),
  paused: msg`You paused publishing`,
  resumed: msg`You resumed publishing`,
  'practice-wiped': msg`Practice mode was started over`,
  'engine-recovered': msg`Kaizup was interrupted, looked at everything that was under way and went on`,
  'wall-time-kept': msg`The clocks of its time zone change on other days now. It goes out at the same time of day as before`,
  'wall-times-kept': msg({
    message:
      '{count, plural, one {The clocks of a time zone change on other days now. # post goes out at the same time of day as before} other {The clocks of a time zone change on other days now. # posts go out at the same time of day as before}}',
  }),
  'wall-time-not-kept': msg`The clocks of its time zone change on other days now, and the network that holds it could not be told. Check its time`,
  'series-begun': msg`Repeats from now on`,
  'series-changed': msg`Changed for this and all following times`,
  'series-ended': msg`Does not repeat any more`,
  'series-passed': msg({
    message:
      '{count, plural, one {Kaizup was away for so long that # repetition passed unnoticed. It did not go out} other {Kaizup was away for so long that # repetitions passed unnoticed. They did not go out}}',
  }),
  'network-trouble': msg`{network} does not answer. What is due there waits until it does`,
  'network-back': msg`{network} answers again. What waited for it goes out`,
  'posts-imported': msg({
    message: '{count, plural, one {# post came out of a file} other {# posts came out of a file}}',
  }),
  'import-undone': msg({
    message:
      '{count, plural, one {# post that came out of a file was deleted again} other {# posts that came out of a file were deleted again}}',
  }),
  'waited-for-disk': msg({
    message:
      '{count, plural, =0 {Publishing waited a moment for a disk that could not be written to} one {Publishing waited # minute for a disk that could not be written to} other {Publishing waited # minutes for a disk that could not be written to}}',
  }),
} as const satisfies Record<ActivityKind, MessageDescriptor>;

/** The sentence of an entry in the owner's language. */
export function activitySentence(
  i18n: I18n,
  { kind, network, accountName, count }: Pick<ActivityEntry, 'kind' | 'network' | 'accountName' | 'count'>,
): string {
  return i18n._({
    ...activitySentences[kind],
    values: {
      network: network === null ? '' : networkNames[network],
      account: accountName ?? '',
      count: count ?? 0,
    },
  });
}
