import { letterWords, requestLetterWords } from '../../../../../shared/i18n/request-words.ts';
import type {
  RequestLetter,
  RequestRecipient,
  RequestRight,
} from '../../../../../shared/model/rights-request.ts';
import type { OwnerProfile } from '../../../../../shared/model/owner.ts';
import type { Locale } from '../../../../../shared/model/settings.ts';
import { kaizupContacts } from '../../../../../shared/privacy/contacts.ts';
import { recipients } from '../../../../../shared/privacy/register.ts';
import { createEngineI18n } from '../../../words/engine-i18n.ts';

export interface RequestFacts {
  readonly right: RequestRight;
  readonly recipient: RequestRecipient;
  readonly locale: Locale;
  readonly owner: OwnerProfile;
  readonly now: number;
}

/** A letter to begin with, in the owner's language and name; what is not known of them is left for them to fill in, in square brackets. */
export function writeRequest({ right, recipient, locale, owner, now }: RequestFacts): RequestLetter {
  const i18n = createEngineI18n(locale);
  const { subject, ask } = requestLetterWords[right];
  const name = [owner.firstName, owner.lastName].filter((part) => part !== '').join(' ');
  const company = [owner.position, owner.company].filter((part) => part !== '').join(', ');
  const to = recipient === 'kaizup' ? 'Kaizup' : recipients[recipient].name;
  const date = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long' });
  const paragraphs = [
    i18n._(letterWords.greeting),
    i18n._(ask),
    i18n._(right === 'question' ? letterWords.yourQuestion : letterWords.whichData),
    right === 'question' ? '' : i18n._(letterWords.deadline),
    i18n._(letterWords.identity),
    i18n._(letterWords.goodbye),
    [
      name === '' ? i18n._(letterWords.yourName) : name,
      company,
      owner.email === '' ? i18n._(letterWords.yourAddress) : owner.email,
      date.format(now),
    ]
      .filter((line) => line !== '')
      .join('\n'),
  ];
  return {
    address: recipient === 'kaizup' ? kaizupContacts.dataProtectionOfficer : '',
    subject: to === '' ? i18n._(subject) : `${i18n._(subject)} · ${to}`,
    letter: paragraphs.filter((part) => part !== '').join('\n\n'),
  };
}
