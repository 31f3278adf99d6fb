import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { PublicationState } from '../model/publication.ts';

/** A state as the owner sees it; a post without publications is a draft. */
export type ShownState = PublicationState | 'draft';

/** The one word for each state. */
export const publicationStateLabels = {
  draft: msg`Draft`,
  scheduled: msg`Scheduled`,
  preparing: msg`Getting ready`,
  committing: msg`Publishing`,
  verifying: msg`Checking`,
  'handed-over': msg`Handed over`,
  published: msg`Published`,
  failed: msg`Failed`,
  'needs-owner': msg`Needs you`,
  missed: msg`Missed`,
  held: msg`Paused`,
  cancelled: msg`Taken back`,
} as const satisfies Record<ShownState, MessageDescriptor>;
