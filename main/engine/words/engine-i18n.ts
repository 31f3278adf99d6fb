import { type I18n, setupI18n } from '@lingui/core';
import type { Locale } from '../../../shared/model/settings.ts';
import { messages as english } from '../../../shared/i18n/locales/en.po';
import { messages as french } from '../../../shared/i18n/locales/fr.po';

/** The catalogue for files that the engine writes for the owner. Loaded when one is written: nothing else here speaks. */
export function createEngineI18n(locale: Locale): I18n {
  return setupI18n({ locale, messages: { en: english, fr: french } });
}
