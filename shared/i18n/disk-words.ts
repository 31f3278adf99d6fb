import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { DiskCause } from '../model/disk.ts';

interface DiskWords {
  /** For a line that has no room for more: tray, sidebar, a notification's title. */
  readonly title: MessageDescriptor;
  /** The same as `body` in the few words of a notification. */
  readonly brief: MessageDescriptor;
  /** What it means for the posts, and what to do. */
  readonly body: MessageDescriptor;
}

/** What is said while the disk does not take what Kaizup writes. */
export const diskWords = {
  full: {
    title: msg`Publishing waits: the disk is full`,
    brief: msg`Your posts are kept. Free some space, and publishing goes on by itself.`,
    body: msg`Your posts are kept as they are. Kaizup notes every step before it takes it, so that nothing goes out twice, and there is no room to note one. Free some space: publishing goes on by itself, and you are asked about posts that are too late by then.`,
  },
  failing: {
    title: msg`Publishing waits: the disk cannot be written to`,
    brief: msg`Your posts are kept. See that the disk is connected and not full, and publishing goes on by itself.`,
    body: msg`Your posts are kept as they are. Kaizup notes every step before it takes it, so that nothing goes out twice, and the disk refuses what it notes. See that the disk is connected, not write-protected and not full: publishing goes on by itself, and you are asked about posts that are too late by then.`,
  },
} as const satisfies Record<DiskCause, DiskWords>;
