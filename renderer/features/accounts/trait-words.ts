import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { DemographicValue } from '../../../shared/model/account-figures.ts';

const genders: Readonly<Record<string, ReturnType<typeof msg>>> = {
  F: msg`Women`,
  M: msg`Men`,
  U: msg`Not said`,
};

/** A trait in words where its key is a code; the network's own words otherwise. */
export function traitWords(i18n: I18n, dimension: DemographicValue['dimension'], key: string): string {
  if (dimension === 'country' && /^[A-Z]{2}$/u.test(key)) {
    return new Intl.DisplayNames(i18n.locale, { type: 'region' }).of(key) ?? key;
  }
  const gender = dimension === 'gender' ? genders[key] : undefined;
  return gender === undefined ? key : i18n._(gender);
}
