import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { findingMessage, isFindingCode } from '../../../shared/i18n/finding-messages.ts';
import type {
  ColumnMeaning,
  RowFault,
  RowFaultCode,
  RowNote,
  RowNoteCode,
} from '../../../shared/model/bulk.ts';
import { soonestMinutes } from '../../../shared/model/bulk.ts';

/** What a column may mean, in the order of the list. */
export const meaningWords = {
  ignore: msg`Nothing`,
  text: msg`Text`,
  date: msg`Date`,
  time: msg`Time`,
  moment: msg`Date and time`,
  zone: msg`Time zone`,
  accounts: msg`Accounts`,
  link: msg`Link`,
  'first-comment': msg`First comment`,
  media: msg`Pictures and videos`,
  'alt-text': msg`Alternative text`,
  status: msg`Draft or scheduled`,
} as const satisfies Record<ColumnMeaning, MessageDescriptor>;

const faultWords = {
  'row-broken': msg`The quotes of this row do not close.`,
  'text-missing': msg`There is neither text nor a picture.`,
  'date-missing': msg`There is no date. Write one, or "draft" as its status.`,
  'date-unreadable': msg({ message: '“{value}” is not a date of the calendar.' }),
  'date-ambiguous': msg({
    message: '“{value}” could be read two ways. Say above whether the day or the month comes first.',
  }),
  'time-missing': msg`There is no time.`,
  'time-unreadable': msg({ message: '“{value}” is not a time of day.' }),
  'zone-unknown': msg({ message: '“{value}” is not a time zone. They are called like Europe/Brussels.' }),
  'no-free-slot': msg({ message: 'No slot is free for it: its accounts have none, or all are taken.' }),
  'too-soon': msg({ message: '{value} is past, or within the next {minutes} minutes.' }),
  'account-missing': msg`No account is named. Choose above where such rows go.`,
  'account-unknown': msg({ message: 'No connected account is called “{value}”.' }),
  'account-ambiguous': msg({
    message: 'More than one account is called “{value}”. Put its network before it, as in bluesky:name.',
  }),
  'account-not-ready': msg({ message: '“{value}” has to sign in again first.' }),
  'link-unreadable': msg({ message: '“{value}” is not a full web address. It begins with https://.' }),
  'status-unknown': msg({ message: '“{value}” is not a status. It is “draft”, “scheduled” or “queue”.' }),
  'media-missing': msg({ message: '“{value}” does not lie in the folder of this file.' }),
  'media-unusable': msg({ message: '“{value}” lies elsewhere. Put it into the folder of this file.' }),
  'check-failed': msg({ message: '{value} would refuse it.' }),
} as const satisfies Record<RowFaultCode, MessageDescriptor>;

const noteWords = {
  'clock-gap': msg({ message: 'The clocks skip {value}. It goes out an hour later on the clock.' }),
  'clock-twice': msg({ message: '{value} comes twice that night. It goes out the first time.' }),
  'said-twice': msg({ message: 'The same words go to the same account in row {value}.' }),
} as const satisfies Record<RowNoteCode, MessageDescriptor>;

/** What is wrong with a row, in a sentence. */
export function faultSentence(i18n: I18n, { code, value, finding }: RowFault): string {
  if (finding !== undefined && isFindingCode(finding.code)) {
    const { network, is, allowed } = finding;
    const sentence = findingMessage(i18n, network, {
      code: finding.code,
      blocking: true,
      ...(is === null ? {} : { is }),
      ...(allowed === null ? {} : { allowed }),
    });
    return `${value}: ${sentence}`;
  }
  return i18n._({ ...faultWords[code], values: { value: shown(value), minutes: soonestMinutes } });
}

/** What is worth knowing of a row, in a sentence. */
export function noteSentence(i18n: I18n, { code, value }: RowNote): string {
  return i18n._({ ...noteWords[code], values: { value: shown(value) } });
}

/** A moment as the file's owner reads it, not as machines do. */
const shown = (value: string | null): string =>
  (value ?? '').replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/, '$1 $2');
