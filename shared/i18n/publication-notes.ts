import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EvidenceCode, HeldReason, MetricName } from '../model/publication.ts';

/** Why a publication is held, and what lets it go. */
export const heldReasonMessages = {
  'account-disconnected': msg`This account was disconnected, so its post waits. Connect the account again, or take it off the post.`,
  'account-signed-out': msg`This account is signed out, so its post waits. Sign in again and it goes out at its time.`,
  stopped: msg`You stopped the upload. Nothing is public. Publish it when you are ready, or change the post first.`,
  'on-hold': msg`You have put publishing on hold under Privacy, so this post waits. Lift the hold and it goes out at its time.`,
  paused: msg`Publishing is paused. Resume it and this post goes out.`,
} as const satisfies Record<HeldReason, MessageDescriptor>;

/** Why nobody could tell whether a publication went out: what Kaizup knows, before the owner decides. */
export const evidenceMessages = {
  'network-cannot-list': msg`No answer reached Kaizup, and the network does not let it look at this profile's posts. Please look there yourself.`,
  'several-matches': msg`No answer reached Kaizup. There is more than one post with these words on the profile, so Kaizup cannot tell which is which.`,
  'still-unknown-after-checks': msg`No answer reached Kaizup. It asked several times since and still cannot tell whether the post is there.`,
  'account-signed-out': msg`No answer reached Kaizup, and the account has been signed out since, so it cannot look.`,
  'waits-in-inbox': msg`The video is in the inbox of the app on your phone. Open it there, add a text, choose who can see it, and post it. Kaizup notices when it is out.`,
  'handed-over-gone': msg`The network was to publish this post at its time, and does not have it any more. Somebody may have deleted it there.`,
} as const satisfies Record<EvidenceCode, MessageDescriptor>;

/** The names of figures. */
export const metricNames = {
  likes: msg`Likes`,
  comments: msg`Comments`,
  shares: msg`Shares`,
  views: msg`Views`,
  reach: msg`Reach`,
  clicks: msg`Clicks`,
  saves: msg`Saves`,
} as const satisfies Record<MetricName, MessageDescriptor>;
