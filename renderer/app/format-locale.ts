/** The locale for dates and numbers of a language: English as Europe writes it, with the day first and 24 hours. */
export function formatLocale(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale;
}
