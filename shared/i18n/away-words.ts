import type { I18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import type { Away } from '../model/missed.ts';

/** Why a post did not go out at its time, in one sentence; `moment` says an instant as the reader's place does. */
export function awayWords(i18n: I18n, { reason, from, to }: Away, moment: (at: number) => string): string {
  const end = moment(to);
  if (from === null) return withoutStart(i18n, reason);
  const start = moment(from);
  switch (reason) {
    case 'asleep':
      return t(i18n)`Your computer was asleep from ${start} to ${end}.`;
    case 'off':
      return t(i18n)`Kaizup was not running from ${start} to ${end}.`;
    case 'locked':
      return t(i18n)`Kaizup was fully locked from ${start} to ${end}.`;
    case 'offline':
      return t(i18n)`There was no connection from ${start} to ${end}.`;
    case 'network':
      return t(i18n)`The network did not answer from ${start} to ${end}.`;
    case 'paused':
      return t(i18n)`Publishing was paused from ${start} to ${end}.`;
    case 'on-hold':
      return t(i18n)`Publishing was on hold from ${start} to ${end}.`;
    case 'account':
    case 'elsewhere':
      return withoutStart(i18n, reason);
    case 'disk':
      return t(i18n)`Your disk took nothing more from ${start} to ${end}.`;
  }
}

function withoutStart(i18n: I18n, reason: Away['reason']): string {
  switch (reason) {
    case 'asleep':
      return t(i18n)`Your computer was asleep.`;
    case 'off':
      return t(i18n)`Kaizup was not running.`;
    case 'locked':
      return t(i18n)`Kaizup was fully locked.`;
    case 'offline':
      return t(i18n)`There was no connection.`;
    case 'network':
      return t(i18n)`The network did not answer.`;
    case 'paused':
      return t(i18n)`Publishing was paused.`;
    case 'on-hold':
      return t(i18n)`Publishing was on hold.`;
    case 'account':
      return t(i18n)`The account was not signed in.`;
    case 'disk':
      return t(i18n)`Your disk took nothing more.`;
    case 'elsewhere':
      return t(
        i18n,
      )`Another place published from this profile before, so this may be out already: look at the network first.`;
  }
}
