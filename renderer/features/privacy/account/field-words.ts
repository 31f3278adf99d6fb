import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { OwnerField } from '../../../../shared/model/owner.ts';

/** What each field is called. */
export const fieldWords: Readonly<Record<OwnerField, MessageDescriptor>> = {
  firstName: msg`First name`,
  lastName: msg`Last name`,
  email: msg`Professional e-mail`,
  company: msg`Company`,
  position: msg`Position`,
};
