import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CallError, ErrorCode } from '../errors.ts';

/** What went wrong between the page and the engine: what it means, and what to do. */
export const errorMessages = {
  'engine-unavailable': msg`Kaizup is just getting back on its feet. Nothing is lost. Try again in a moment.`,
  'invalid-input': msg`Something in this form is not as it should be. Check the fields and try again.`,
  'not-found': msg`This is not there any more. It may have been deleted in the meantime.`,
  locked: msg`Kaizup is locked. Unlock it first.`,
  'password-wrong': msg`This is not the password. Try again.`,
  'password-weak': msg`This password would be guessed too soon. Take a longer one, of several words for example.`,
  'code-wrong': msg`This code is wrong, used or too old. Take the next one that your app shows.`,
  'too-many-attempts': msg`Too many wrong attempts. Wait a while and try again.`,
  'attestation-required': msg`Please finish the welcome first.`,
  'network-app-missing': msg`This network needs your own developer app. Enter it under "Use my own app" and try again.`,
  'network-not-ready': msg`This network cannot be connected that way. Choose another way to connect.`,
  'person-unknown': msg({
    message: 'Nobody on {network} is called {person}. Check how the handle is spelt in your profile there.',
  }),
  'server-unknown': msg({
    message:
      'There is no server called {server}, or it has closed. Check how it is spelt, and your connection.',
  }),
  'server-unreachable': msg({
    message: 'The server {server} does not answer right now. Try again in a few minutes.',
  }),
  'server-not-supported': msg({
    message:
      'The server {server} answers, but it is not one of {network}, or it lets no programs in. Check the name in the address of your profile.',
  }),
  'network-call-failed': msg`The network did not do it, so nothing was changed here. Try again in a moment.`,
  'on-hold': msg`You have put this on hold under Privacy, so nothing was sent. Lift the hold there to go on.`,
  'sign-in-port-taken': msg`Another program uses the address that your browser must come back to. Close it, or restart Kaizup, and try again.`,
  'sign-in-expired': msg`This sign-in is over. Start again.`,
  'sign-in-in-progress': msg`A sign-in is still open. Finish or cancel it first.`,
  'sign-in-refused': msg`The network did not accept this sign-in. Check what you entered and try again.`,
  'practice-unavailable': msg`Practice mode could not start. Restart Kaizup and try again.`,
  'time-in-past': msg`This time is over. Choose a later one.`,
  'time-invalid': msg`This is not a time that exists there. Choose another one.`,
  'no-free-slot': msg`One of these accounts has no free slot. Add slots for it in the settings, or choose a time.`,
  'no-occurrence': msg`With these choices the post would never go out. Choose other days, or a later end.`,
  'words-repeated': msg({
    message:
      'These are the words of another post of {account}, and {network} does not take the same words twice in a row. Change the text, or choose a time with another post in between.',
  }),
  'too-many-templates': msg`There are as many templates as Kaizup keeps. Delete one that you do not use any more.`,
  'nothing-to-publish': msg`There is nothing in this post yet. Write a few words or add a picture.`,
  'no-account-chosen': msg`No account is chosen. Choose where this post goes.`,
  'checks-failed': msg`A network would refuse this post as it is. Open it to see what to change.`,
  'already-publishing': msg`This post is on its way, so it cannot be changed any more.`,
  'not-in-this-state': msg`Things have moved on meanwhile. Look at the post again.`,
  'media-empty': msg`This file is empty. Choose another one.`,
  'media-unreadable': msg`This file cannot be opened. It may be damaged. Save or export it again and add the new one.`,
  'media-unsupported': msg`Kaizup does not know this kind of file. Pictures (JPEG, PNG, WebP, GIF, HEIC), videos (MP4, MOV, WebM) and PDF documents work.`,
  'media-protected': msg`This document is locked with a password, so no network could show it. Save it without a password and add that file.`,
  'media-too-large': msg`This file is larger than any of the networks takes. Export a smaller one.`,
  'media-missing': msg`This file is not where it was. Add it again.`,
  'import-too-large': msg`This file is larger than one import takes: 10,000 posts and 16 MB. Split it and bring in one part after the other.`,
  'import-has-faults': msg`Some rows of this file still have a fault, so nothing was made of it.`,
  'archive-damaged': msg`This archive is damaged or not whole, so nothing of it was taken. Try the original file.`,
  'archive-suspicious': msg`This archive holds things that no archive of Kaizup has, so nothing of it was taken.`,
  'archive-foreign': msg`This is not an archive of Kaizup. Choose a file that Kaizup wrote under "Take your data with you".`,
  'archive-newer': msg`This archive comes from a newer Kaizup. Update Kaizup here and try again.`,
  'profile-not-fresh': msg`There are posts, media or accounts here already. An archive can only be brought into an empty Kaizup, so that nothing is mixed up.`,
  'copy-under-way': msg`Another copy or import is still at work. Try again when it is done.`,
  'file-not-writable': msg`The file cannot be written or read there. Choose another place.`,
  'disk-full': msg`The disk is full. Nothing of what you wrote is lost. Make room and try again.`,
  'profile-read-only': msg`Kaizup may not write to its folder. Nothing can be saved until it may.`,
  internal: msg`Something did not work, and it is not your doing. Try again. If it stays, look at the logs in Settings.`,
} as const satisfies Record<ErrorCode, MessageDescriptor>;

/** The sentence for an error. */
export function errorSentence(i18n: I18n, { code, details }: Pick<CallError, 'code' | 'details'>): string {
  return i18n._({ ...errorMessages[code], values: details });
}
