import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatter } from '@lingui/format-po';
import { extraction, runProgram } from '../commands/steps.ts';
import { root } from '../root.ts';

const locales = join(root, 'shared', 'i18n', 'locales');

/** The catalogues hold what the sources say, and French is complete. Extracts into a copy: the tree stays as it is. */
export async function wrongInCatalogues(): Promise<readonly string[]> {
  const fresh = mkdtempSync(join(tmpdir(), 'kaizup-catalogues-'));
  try {
    cpSync(locales, fresh, { recursive: true });
    const extracted = await runProgram('extract', extraction, { KAIZUP_CATALOGUES: fresh });
    if (!extracted.passed) return [extracted.output];
    const stale = readdirSync(fresh).filter(
      (name) => withoutDate(join(fresh, name)) !== withoutDate(join(locales, name)),
    );
    return [
      ...stale.map((name) => `${name} is not what the sources say: npm run i18n`),
      ...(await untranslated(join(fresh, 'fr.po'))),
    ];
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

const withoutDate = (path: string): string =>
  readFileSync(path, 'utf8').replace(/"POT-Creation-Date.*\n/, '');

async function untranslated(path: string): Promise<readonly string[]> {
  const catalogue = await formatter().parse(readFileSync(path, 'utf8'), {
    locale: 'fr',
    sourceLocale: 'en',
    filename: path,
  });
  return Object.entries(catalogue).flatMap(([id, { message, translation }]) =>
    translation === undefined || translation === '' ? [`Not in French: ${message ?? id}`] : [],
  );
}
