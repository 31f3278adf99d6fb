import { type I18n, i18n, type Messages, setupI18n } from '@lingui/core';
import type { Locale } from '../../shared/model/settings.ts';

const catalogues: Readonly<Record<Locale, () => Promise<{ readonly messages: Messages }>>> = {
  en: () => import('../../shared/i18n/locales/en.po'),
  fr: () => import('../../shared/i18n/locales/fr.po'),
};

/** Brings the words of a language and makes them the page's. */
export async function activateLocale(locale: Locale): Promise<void> {
  if (i18n.locale === locale) return;
  const { messages } = await catalogues[locale]();
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = locale;
}

/** The words of a language beside the page's own: for what must be shown as it was read in another. */
export async function wordsIn(locale: Locale): Promise<I18n> {
  const { messages } = await catalogues[locale]();
  return setupI18n({ locale, messages: { [locale]: messages } });
}
