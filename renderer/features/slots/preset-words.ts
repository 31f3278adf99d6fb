import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { PresetName } from './slot-sets.ts';

/** What each set of slots is called. */
export const presetWords: Readonly<Record<PresetName, MessageDescriptor>> = {
  'working-mornings': msg`Working days at 9:00`,
  'morning-and-evening': msg`Working days at 9:00 and 17:30`,
  'three-a-week': msg`Monday, Wednesday and Friday at noon`,
  daily: msg`Every day at 10:00`,
};
