import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { SupportPart, SupportTopic } from '../model/support.ts';

export const supportTopicWords = {
  question: msg`A question`,
  fault: msg`Something does not work`,
  idea: msg`An idea`,
  privacy: msg`My data`,
} as const satisfies Record<SupportTopic, MessageDescriptor>;

/** The parts of a report. */
export const supportPartWords = {
  versions: msg`Versions`,
  platform: msg`This computer`,
  state: msg`How Kaizup stands, in numbers and codes`,
  'host-log': msg`What the application noted, crashes included`,
  'engine-log': msg`What the engine noted`,
} as const satisfies Record<SupportPart, MessageDescriptor>;
