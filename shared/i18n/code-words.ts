import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { AttemptStep } from '../contract/posts.ts';
import type { AccountStatus } from '../model/account.ts';
import type { AccountMetricValue } from '../model/account-figures.ts';
import type { AuditEntry } from '../model/audit.ts';
import type { CommentState } from '../model/comment.ts';
import type { MediaKind } from '../model/media.ts';
import type { AccountMode } from '../model/network.ts';
import type { LockLevel } from '../model/owner.ts';
import type { RestrictablePurpose, RestrictionScope } from '../model/restriction.ts';
import type { ErasureScope } from '../model/rights.ts';

/** Codes that are seen in words of their own elsewhere, or not at all; in a copy of everything each needs a plain one. */
export const modeWords = {
  real: msg`Real`,
  practice: msg`Practice`,
} as const satisfies Record<AccountMode, MessageDescriptor>;

export const accountStatusWords = {
  connected: msg`Connected`,
  'signed-out': msg`Signed out`,
  disconnected: msg`Disconnected`,
} as const satisfies Record<AccountStatus, MessageDescriptor>;

export const mediaKindWords = {
  image: msg`Picture`,
  video: msg`Video`,
  document: msg`Document (PDF)`,
} as const satisfies Record<MediaKind, MessageDescriptor>;

export const commentStateWords = {
  waiting: msg`Waits for the post`,
  sending: msg`On its way`,
  checking: msg`Checking`,
  done: msg`Made`,
  failed: msg`Failed`,
} as const satisfies Record<CommentState, MessageDescriptor>;

export const attemptStepWords = {
  prepare: msg`Getting ready`,
  prepared: msg`Ready`,
  commit: msg`Sent to be published`,
  published: msg`Published`,
  accepted: msg`Taken by the network, which goes on with it`,
  'handed-over': msg`Handed over to the network`,
  'left-to-owner': msg`Left in the inbox, for you to finish`,
  rejected: msg`Refused by the network`,
  unknown: msg`No clear answer`,
  verify: msg`Looked for at the network`,
  absent: msg`Not there`,
  failed: msg`Failed`,
  interrupted: msg`Interrupted`,
} as const satisfies Record<AttemptStep['step'], MessageDescriptor>;

export const periodWords = {
  now: msg`At that moment`,
  day: msg`Over a day`,
} as const satisfies Record<AccountMetricValue['period'], MessageDescriptor>;

export const subjectTypeWords = {
  account: msg`Account`,
  post: msg`Post`,
  publication: msg`Publication`,
  network: msg`Network`,
} as const satisfies Record<NonNullable<AuditEntry['subject']>['type'], MessageDescriptor>;

export const erasureScopeWords = {
  everything: msg`Everything`,
  account: msg`An account`,
  post: msg`A post`,
} as const satisfies Record<ErasureScope, MessageDescriptor>;

export const restrictionScopeWords = {
  whole: msg`Everything`,
  account: msg`An account`,
  purpose: msg`One purpose`,
} as const satisfies Record<RestrictionScope['kind'], MessageDescriptor>;

export const purposeWords = {
  publishing: msg`Publishing`,
  comments: msg`Comments`,
  statistics: msg`Figures`,
  mail: msg`Mail`,
} as const satisfies Record<RestrictablePurpose, MessageDescriptor>;

export const lockLevelWords = {
  window: msg`The window`,
  full: msg`Everything`,
} as const satisfies Record<LockLevel, MessageDescriptor>;

/** Single values that leave with the owner. */
export const factWords = {
  welcomed: msg`First start done`,
  locale: msg`Language`,
  zone: msg`Time zone of the business`,
} as const satisfies Record<string, MessageDescriptor>;
