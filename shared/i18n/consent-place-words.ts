import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ConsentPlace } from '../model/consent.ts';

/** Where a decision was made. */
export const consentPlaceWords = {
  welcome: msg`At the first start`,
  privacy: msg`Under Privacy`,
  policy: msg`When the policy changed`,
  settings: msg`Under Settings`,
} as const satisfies Record<ConsentPlace, MessageDescriptor>;
