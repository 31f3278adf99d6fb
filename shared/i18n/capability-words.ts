import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Feature, MissingReason } from '../capabilities/capability.ts';
import type { ContentType } from '../model/content-type.ts';

/** The kinds of post, as a person calls them. */
export const contentTypeNames = {
  text: msg`Text`,
  link: msg`Link with a card`,
  image: msg`One picture`,
  images: msg`Several pictures`,
  video: msg`Video`,
  reel: msg`Reel`,
  'photo-story': msg`Story with a picture`,
  'video-story': msg`Story with a video`,
  document: msg`Document (PDF)`,
  poll: msg`Poll`,
  reshare: msg`Sharing another post`,
} as const satisfies Record<ContentType, MessageDescriptor>;

/** What a network may offer beyond kinds of post. */
export const featureNames = {
  'alt-text': msg`Descriptions of pictures`,
  mentions: msg`Mentions`,
  'first-comment': msg`First comment`,
  'user-tags': msg`People marked on pictures`,
  location: msg`Location`,
  collaborators: msg`Collaborators`,
  cover: msg`Cover of a video`,
  'share-to-feed': msg`Reel in the feed too`,
  audience: msg`Choosing who sees it`,
  'content-warning': msg`Content warning`,
  'link-card': msg`Own words on a link card`,
  'hand-over': msg`Holding a scheduled post itself`,
  edit: msg`Changing a published post`,
  delete: msg`Deleting a published post`,
  'comments-read': msg`Reading comments`,
  'comments-reply': msg`Answering comments`,
  'comments-hide': msg`Hiding comments`,
  'comments-delete': msg`Deleting comments`,
  'post-statistics': msg`Figures of a post`,
  'account-statistics': msg`Figures of the account`,
  demographics: msg`Who the audience is`,
  revoke: msg`Ending the sign-in from here`,
} as const satisfies Record<Feature, MessageDescriptor>;

/** Why something is not offered. */
export const missingReasonWords = {
  'not-on-this-network': msg`The network does not have it.`,
  'not-for-apps': msg`The network has it, but lets no application do it.`,
  'needs-verified-domain': msg`The network fetches these files from a web address of a domain that you have proven to own. Files from a computer are not taken.`,
  'other-account-kind': msg`Only for another kind of account on this network.`,
  'needs-approved-app': msg`The network gives this only to applications that it has approved for it.`,
} as const satisfies Record<MissingReason, MessageDescriptor>;
