import { useLingui } from '@lingui/react/macro';
import { recipientWords } from '../../../../shared/i18n/register-words.ts';
import type { RequestRecipient } from '../../../../shared/model/rights-request.ts';
import { recipients } from '../../../../shared/privacy/register.ts';

/** Gives the name of whom a request goes to. */
export function useRecipientName(): (recipient: RequestRecipient) => string {
  const { t } = useLingui();
  return (recipient) => {
    if (recipient === 'kaizup') return 'Kaizup';
    const words = recipientWords[recipient];
    return words === undefined ? recipients[recipient].name : t(words);
  };
}
