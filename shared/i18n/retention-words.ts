import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CountedFrom, RetentionReason, RetentionRuleId } from '../privacy/retention-rules.ts';

/** What each rule lets go. */
export const retentionWords = {
  outbound: msg`Requests that left the computer`,
  activity: msg`What happened (Activity)`,
  attempts: msg`How each published post went out, step by step`,
  'log-files': msg`Technical log files`,
  'unlock-attempts': msg`Refused attempts to unlock`,
  audit: msg`Audit log`,
  budgets: msg`What networks say of their own limits`,
  'figures-by-day': msg`Several readings of figures on one day: all but the last`,
  'figures-by-month': msg`Daily readings of figures: all but the last of each month`,
  'figures-last': msg`Monthly readings of figures: all but the last`,
  audience: msg`Where and who your audience is`,
  'old-consents': msg`Decisions that you replaced by others`,
  'closed-requests': msg`Requests to a data protection officer`,
  'dismissed-signals': msg`Signals that were no incident`,
  'sweep-runs': msg`The record of what was let go`,
} as const satisfies Record<RetentionRuleId, MessageDescriptor>;

/** From when the time counts. */
export const countedFromWords = {
  written: msg`since it happened`,
  read: msg`since it was read from the network`,
  replaced: msg`since you decided anew`,
  closed: msg`since you closed it`,
} as const satisfies Record<CountedFrom, MessageDescriptor>;

/** Why it is kept that long. */
export const retentionReasonWords = {
  operation: msg`To find out what went wrong`,
  statistics: msg`To compare with a year before`,
  proof: msg`To prove what was done and decided`,
} as const satisfies Record<RetentionReason, MessageDescriptor>;
