import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { PostFormat } from '../../../../shared/model/publish-options.ts';
import type { OptionKind } from './option-kinds.ts';

/** What each option is called, in the menu and above its fields. */
export const optionNames = {
  'first-comment': msg`First comment`,
  link: msg`Link card`,
  poll: msg`Poll`,
  reshare: msg`Share another post`,
  title: msg`Title`,
  cover: msg`Cover`,
  'user-tags': msg`People in the picture`,
  collaborators: msg`Collaborators`,
  location: msg`Location`,
  mentions: msg`Mentions`,
  audience: msg`Who sees it`,
  'content-warning': msg`Content warning`,
  language: msg`Language`,
  'hand-over': msg`Goes out with this computer off`,
} as const satisfies Record<OptionKind, MessageDescriptor>;

export const formatNames = {
  post: msg`Post`,
  reel: msg`Reel`,
  story: msg`Story`,
} as const satisfies Record<PostFormat, MessageDescriptor>;
