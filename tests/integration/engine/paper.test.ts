import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writePrintableCopy } from '../../../main/engine/services/privacy/copy/readable-copy.ts';
import { readRegister } from '../../../main/engine/services/privacy/register/register.ts';
import { processingActivities, recipients } from '../../../shared/privacy/register.ts';
import { retentionRules } from '../../../shared/privacy/retention-rules.ts';
import { type EngineBench, openBench } from '../../engine-bench.ts';
import { canary, fillProfile } from '../../full-profile.ts';

let bench: EngineBench;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-paper-'));
  bench = await openBench();
  await fillProfile(bench);
});
afterEach(async () => {
  await bench.remove();
  rmSync(folder, { recursive: true, force: true });
});

const read = (names: readonly string[], from = folder): readonly string[] =>
  names.map((name) => readFileSync(join(from, name), 'utf8'));

/** How often each element is opened more than it is closed, of those that must be closed. */
function unclosed(markup: string): readonly string[] {
  return ['html', 'main', 'section', 'dl', 'table', 'tbody', 'header', 'ul'].filter(
    (name) =>
      (markup.match(new RegExp(`<${name}[ >]`, 'g')) ?? []).length !==
      (markup.match(new RegExp(`</${name}>`, 'g')) ?? []).length,
  );
}

describe('what is printed of all that is held', () => {
  test('D9 says what the page says, in files that only the owner can read', async () => {
    const page = join(folder, 'mine.html');
    await bench.engine.copies.write('page', page);
    const sheetFolder = join(folder, 'sheets');
    mkdirSync(sheetFolder);
    const { title, sheets } = await bench.engine.copies.print('copy', sheetFolder);
    expect(title).toBe('Everything Kaizup holds');
    expect(statSync(join(sheetFolder, sheets[0] ?? '')).mode & 0o777).toBe(0o600);
    // That the page was written is in the audit log by now.
    const noted = 1;
    const records = (markup: string): number => (markup.match(/<dl/g) ?? []).length;
    const [printed = ''] = read(sheets, sheetFolder);
    expect(records(printed)).toBe(records(readFileSync(page, 'utf8')) + noted);
    for (const place of ['scheduled', 'first-comment', 'alt', 'first-name', 'country']) {
      expect(printed, place).toContain(canary(place));
    }
    expect(printed).toContain('lang="en"');
    expect(printed).not.toMatch(/<script|<img|javascript:/);
  });

  test('D9 goes on from sheet to sheet, each whole, and nothing is lost between them', async () => {
    const whole = join(folder, 'whole');
    const parts = join(folder, 'parts');
    for (const each of [whole, parts]) mkdirSync(each);
    const source = { ...bench.engine, profile: bench.profile };
    const one = await writePrintableCopy(source, whole, 'en');
    const many = await writePrintableCopy(source, parts, 'en', 4000);
    expect(one.sheets).toEqual(['0001.html']);
    expect(many.sheets.length).toBeGreaterThan(5);
    expect(many.sheets).toEqual(readdirSync(parts).toSorted());
    expect(many.rows).toBe(one.rows);
    const sheets = read(many.sheets, parts);
    for (const sheet of sheets) expect(unclosed(sheet)).toEqual([]);
    const values = (texts: readonly string[]): readonly string[] =>
      texts.flatMap((text) => [...text.matchAll(/<dd[^>]*>([^<]*)<\/dd>/g)].map(([, value]) => value ?? ''));
    expect(values(sheets)).toEqual(values(read(one.sheets, whole)));
    expect(sheets.some((sheet) => sheet.includes(', continued</h2>'))).toBe(true);
  });

  test('D9, D23 is noted as looked at', async () => {
    await bench.engine.copies.print('copy', folder);
    expect(bench.engine.audit.page(null, 1)).toMatchObject([{ kind: 'data-viewed', actor: 'owner' }]);
  });
});

describe('the record of processing activities', () => {
  test('D1, D21 holds every activity, rule, recipient and place, and who is responsible', async () => {
    const path = join(folder, 'record.json');
    await bench.engine.copies.writeRegister(path);
    const record = JSON.parse(readFileSync(path, 'utf8'));
    expect(record).toMatchObject({
      product: 'kaizup',
      locale: 'en',
      controller: { company: canary('company'), email: `${canary('mail')}@example.com` },
    });
    const ids = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);
    expect(ids(record.activities)).toEqual(Object.keys(processingActivities));
    expect(ids(record.retention)).toEqual(Object.keys(retentionRules));
    expect(ids(record.recipients)).toEqual(Object.keys(recipients));
    for (const [index, { tables, files, settings }] of readRegister().entries()) {
      expect(record.activities[index]).toMatchObject({ tables, files, settings });
    }
    for (const activity of record.activities) {
      for (const said of [
        activity.purpose,
        activity.legalBasis.words,
        activity.kept,
        activity.recipients.words,
      ]) {
        expect(said).toMatch(/\S/);
      }
    }
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('D1, D21 says the months that the owner set, and is written in French to who reads French', async () => {
    await bench.page.privacy.setLogMonths({ months: 7 });
    bench.engine.facts.set('locale', 'fr');
    const { title, sheets } = await bench.engine.copies.print('register', folder);
    expect(title).toBe('Registre des activités de traitement');
    const [sheet = ''] = read(sheets);
    expect(unclosed(sheet)).toEqual([]);
    expect(sheet).toContain('lang="fr"');
    expect(sheet).toContain('7 mois');
    expect(sheet).toContain('Irlande');
    expect(sheet).toContain('graph.facebook.com');
    expect(sheet).toContain('sealed_access_token');
    expect(sheet).toContain(canary('company'));
  });
});
