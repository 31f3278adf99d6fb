import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import type { OtherPublisher } from '../model/other-publisher.ts';

/** For a line that has no room for more: tray, sidebar, a notification's title. */
export const elsewhereTitle: MessageDescriptor = msg`Publishing waits: this plan is published elsewhere`;

/** Who else publishes from a profile, in one sentence. */
export function otherPublisherWords(i18n: I18n, other: OtherPublisher): string {
  switch (other.kind) {
    case 'machine': {
      const { name } = other;
      return t(i18n)`${name} published from this profile before, or from the one that this is a copy of.`;
    }
    case 'folder': {
      const { folder } = other;
      return t(
        i18n,
      )`Kaizup published from this profile before in another folder of this computer: ${folder}.`;
    }
    case 'unknown':
      return t(i18n)`Another place published from this profile before.`;
  }
}
