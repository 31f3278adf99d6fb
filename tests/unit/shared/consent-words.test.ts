import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatter } from '@lingui/format-po';
import { beforeAll, expect, test } from 'vitest';
import { root } from '../../../build/root.ts';
import {
  type ConsentWords,
  consentWords,
  consentWordsByNumber,
  wordsOf,
} from '../../../shared/i18n/consent-words.ts';
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

/** The digest of one category's words under one number, in both languages. */
function digestOf({ name, what }: ConsentWords): string {
  const words = [name, what].flatMap(({ id, message }) => [message ?? '', french[id] ?? '']);
  expect(words).not.toContain('');
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 16);
}

test('D16 words that a consent was ever asked in stay as they were, each under its number', () => {
  const found = consentCategory.options.flatMap((category) =>
    Object.entries(consentWordsByNumber[category]).map(
      ([number, words]) => [`${category} ${number}`, digestOf(words)] as const,
    ),
  );
  expect(Object.fromEntries(found), 'Add the new words under the next number').toEqual(digests);
});

test.each(consentCategory.options)(
  'D16 %s is asked in its latest words, and its decisions lead to them',
  (category) => {
    const latest = Math.max(...Object.keys(consentWordsByNumber[category]).map(Number));
    expect(consentWordings[category]).toBe(latest);
    const decision = { id: 1, category, granted: true, policyVersion: '2.0', decidedAt: 0, place: null };
    expect(wordsOf({ ...decision, wording: `${latest} fr` })).toEqual({
      words: consentWords[category],
      locale: 'fr',
    });
    for (const wording of [null, `${latest + 1} fr`, `${latest} nl`]) {
      expect(wordsOf({ ...decision, wording })).toBeNull();
    }
  },
);
