import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatter } from '@lingui/format-po';
import { beforeAll, expect, test } from 'vitest';
import { root } from '../../../build/root.ts';
import { consentWords } from '../../../shared/i18n/consent-words.ts';
import { consentCategory } from '../../../shared/model/consent.ts';
import { consentWordings } from '../../../shared/privacy/consent-wordings.ts';

/** The words of each number, by digest of the English and the French. A number, once used, keeps its words. */
const digests: Readonly<Record<string, string>> = {
  'preferences 2': '698d1aa2b17c6ef4',
  'analytics 1': '8a5a07295bb7b8e5',
  'marketing 1': '83511877590273e6',
};

let french: Readonly<Record<string, string>>;
beforeAll(async () => {
  const path = join(root, 'shared', 'i18n', 'locales', 'fr.po');
  const catalogue = await formatter().parse(readFileSync(path, 'utf8'), {
    locale: 'fr',
    sourceLocale: 'en',
    filename: path,
  });
  french = Object.fromEntries(
    Object.entries(catalogue).map(([id, { translation }]) => [id, translation ?? '']),
  );
});

test.each(consentCategory.options)('D16 changed words of %s have a number of their own', (category) => {
  const { name, what } = consentWords[category];
  const words = [name, what].flatMap(({ id, message }) => [message ?? '', french[id] ?? '']);
  expect(words).not.toContain('');
  const digest = createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 16);
  expect(digest, 'Give the new words a new number in consent-wordings.ts').toBe(
    digests[`${category} ${consentWordings[category]}`],
  );
});
