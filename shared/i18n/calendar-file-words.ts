import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CalendarFileTrouble } from '../model/plan.ts';

const title = msg`Your calendar file is not up to date`;

/** Why the calendar file that follows the plan could not be written, and what to do. */
export const calendarFileWords = {
  'folder-missing': {
    title,
    sentence: msg`Its folder is not there. Connect its disk or choose another place; Kaizup tries again by itself.`,
  },
  'not-writable': {
    title,
    sentence: msg`Its place cannot be written. Close what holds the file open or choose another place; Kaizup tries again by itself.`,
  },
  'disk-full': {
    title,
    sentence: msg`Its disk is full. Make room or choose another place; Kaizup tries again by itself.`,
  },
} as const satisfies Record<
  CalendarFileTrouble,
  { readonly title: MessageDescriptor; readonly sentence: MessageDescriptor }
>;
