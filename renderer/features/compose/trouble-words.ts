import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { failureMessage } from '../../../shared/i18n/failure-messages.ts';
import { findingMessage } from '../../../shared/i18n/finding-messages.ts';
import type { NetworkId } from '../../../shared/model/network.ts';
import type { Trouble } from './draft/check-account.ts';

/** What is wrong with one account's post, and what to do, in the owner's language. */
export function troubleSentence(i18n: I18n, network: NetworkId, trouble: Trouble): string {
  switch (trouble.kind) {
    case 'finding':
      return findingMessage(i18n, network, trouble.finding);
    case 'account-signed-out':
      return i18n._(msg`This account is signed out. Its post waits until you sign in again.`);
    case 'account-gone':
      return i18n._(msg`This account is not connected any more. Connect it again, or take it off this post.`);
    case 'media-loading':
      return i18n._(msg`A file of this post is still being opened.`);
    case 'creator-refused':
      return failureMessage(i18n, network, { code: trouble.failure });
    case 'disclosure-unfinished':
      return i18n._(msg`Say what this video promotes: your own brand, another brand, or both.`);
  }
}
