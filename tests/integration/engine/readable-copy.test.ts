import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from '../../../shared/zod.ts';
import {
  type ArchivedTableName,
  archivedTable,
  archivedTables,
} from '../../../main/engine/services/privacy/archive/archived-tables.ts';
import { wordsOfCode } from '../../../main/engine/services/privacy/copy/code-words.ts';
import { type EngineBench, openBench } from '../../engine-bench.ts';
import { canary, fillProfile } from '../../full-profile.ts';

let bench: EngineBench;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-readable-'));
  bench = await openBench();
  await fillProfile(bench);
});
afterEach(async () => {
  await bench.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function copy(locale: 'en' | 'fr'): Promise<string> {
  bench.engine.facts.set('locale', locale);
  const path = join(folder, `${locale}.html`);
  await bench.engine.copies.write('page', path);
  return readFileSync(path, 'utf8');
}

/** The codes that a column may hold; none where it holds words or numbers of its own. */
function codesOf(schema: unknown): readonly string[] {
  if (schema instanceof z.ZodNullable) return codesOf(schema.unwrap());
  return schema instanceof z.ZodEnum ? schema.options.map(String) : [];
}

/** Said by a name or a sentence of its own. */
const saidOtherwise = ['network', 'recipient', 'activity.kind'];

test('D9 every code that a record may hold is said in words', () => {
  const unsaid = (Object.keys(archivedTables) as ArchivedTableName[]).flatMap((table) =>
    Object.entries(archivedTable(table).row.shape).flatMap(([column, schema]) =>
      saidOtherwise.includes(column) || saidOtherwise.includes(`${table}.${column}`)
        ? []
        : codesOf(schema)
            .filter((code) => wordsOfCode(table, column, code) === undefined)
            .map((code) => `${table}.${column}: ${code}`),
    ),
  );
  expect(unsaid).toEqual([]);
});

test('D9 what has parts is read part by part, without a sign of a program’s own', async () => {
  const page = await copy('en');
  expect(page).toContain(`First comment:</span> ${canary('first-comment')}`);
  expect(page).toContain(`Description:</span> ${canary('alt')}`);
  expect(page).not.toMatch(/<dd[^>]*>[[{]|<li>[[{]|\bnull\b/);
  const parts = [...page.matchAll(/<span class="quiet">([^<]*):<\/span>/g)].map(([, name]) => name ?? '');
  expect(parts.length).toBeGreaterThan(50);
  // Words begin with a capital, a program's own names do not.
  expect(parts.filter((name) => !/^[A-Z]/.test(name))).toEqual([]);
});

test('D9 it is written in French throughout for who reads French', async () => {
  const page = await copy('fr');
  const names = [...page.matchAll(/<dt>([^<]*)<\/dt>/g)].map(([, name]) => name ?? '');
  expect(names.length).toBeGreaterThan(200);
  expect(names.filter((name) => /_|^(Held|Reason|Kind|Time|State|Address|Learned of)$/.test(name))).toEqual(
    [],
  );
  for (const said of [
    'Publié',
    'Mardi'.toLowerCase(),
    '09:30',
    'Premier commentaire',
    'Consentement modifié',
  ]) {
    expect(page, said).toContain(said);
  }
});

test('D9, D10 an instant is an instant in every column, for people and for spreadsheets', async () => {
  const [, made] = /<dt>Made into posts until<\/dt><dd>([^<]*)</.exec(await copy('en')) ?? [];
  expect(made).toMatch(/^\d{1,2} \w+ 20\d\d, \d\d:\d\d:\d\d$/);
});
