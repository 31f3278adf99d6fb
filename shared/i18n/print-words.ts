import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What stands at the head and foot of printed pages. */
export const printWords = {
  page: msg({ message: 'Page {page} of {pages}' }),
  part: msg({ message: 'Part {part} of {parts}' }),
} as const satisfies Record<string, MessageDescriptor>;
