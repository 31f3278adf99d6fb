import { copyWords } from '../../../../../shared/i18n/copy-words.ts';
import type { Locale } from '../../../../../shared/model/settings.ts';
import { createEngineI18n } from '../../../words/engine-i18n.ts';

/** What an archive says of itself to whoever opens it. */
export const archiveReadme = (locale: Locale): string =>
  `${createEngineI18n(locale)._(copyWords.archiveReadme)}\n`;
