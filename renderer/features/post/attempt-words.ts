import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { AttemptStep } from '../../../shared/contract/posts.ts';

/** What each step of an attempt says in plain words. */
export const attemptWords = {
  prepare: msg`Started to bring the text and media to the network`,
  prepared: msg`Everything is at the network, ready to publish`,
  commit: msg`Asked the network to publish`,
  published: msg`The network confirmed: it is out`,
  accepted: msg`The network took it and is working on it`,
  'left-to-owner': msg`It waits in your inbox there`,
  'handed-over': msg`The network holds it and publishes it at its time`,
  rejected: msg`The network refused it`,
  unknown: msg`No clear answer came back`,
  verify: msg`Asked the network whether it is there`,
  absent: msg`The network says that it is not there`,
  failed: msg`It could not be published`,
  interrupted: msg`Kaizup was stopped in the middle of this step`,
} as const satisfies Record<AttemptStep['step'], MessageDescriptor>;
