import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  filePlaces,
  placeOfFile,
  settingPlaces,
} from '../../main/engine/services/privacy/register/places.ts';
import { crashFolder } from '../../shared/crash-folder.ts';
import { erasingMark } from '../../shared/erasing-mark.ts';
import { printingFolder } from '../../shared/printing-folder.ts';
import { a4, pagesOf } from '../pdf.ts';
import { type Desktop, eventually, startDesktop } from './desktop.ts';

let desktop: Desktop;
let page: Page;
let folder: string;
const before: Desktop[] = [];
beforeAll(async () => {
  desktop = await startDesktop();
  page = await desktop.window();
  await page.getByText('I am an adult').click();
  await page.getByText('I use Kaizup for my work').click();
  await page.getByRole('button', { name: 'Refuse all' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('navigation').getByRole('link', { name: 'Privacy' }).click();
});
afterAll(async () => {
  await desktop.quit();
  for (const each of [...before, desktop]) each.remove();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-paper-'));
  return () => {
    rmSync(folder, { recursive: true, force: true });
    expect(sheets()).toEqual([]);
  };
});

const printing = (): string => join(desktop.profile, 'printing');
const sheets = (): readonly string[] => (existsSync(printing()) ? readdirSync(printing()) : []);
const saveAs = (path: string): Promise<void> =>
  desktop.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);

test('D9 an owner keeps a copy of all that is held as a PDF of their own', async () => {
  const path = join(folder, 'mine.pdf');
  await saveAs(path);
  await page.getByRole('link', { name: 'Your data' }).click();
  await page.getByRole('button', { name: 'Save as PDF…' }).click();
  await page.getByText('The copy is written.').waitFor();
  expect(readdirSync(folder)).toEqual(['mine.pdf']);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const pages = await pagesOf(path);
  expect(pages.length).toBeGreaterThan(1);
  for (const size of pages) expect(size).toEqual(a4.map(Math.round));
  expect(await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('D1, D21 an owner keeps the record of processing activities as PDF and as JSON, in their language', async () => {
  await page.evaluate(() => window.kaizup.changeSettings({ locale: 'fr' }));
  await page.reload();
  await page.getByRole('navigation').getByRole('link', { name: 'Confidentialité' }).click();
  await page.getByRole('link', { name: 'Ce qui est gardé' }).click();
  const [pdf, json] = [join(folder, 'registre.pdf'), join(folder, 'registre.json')];
  await saveAs(pdf);
  await page.getByRole('button', { name: 'Enregistrer le registre en PDF…' }).click();
  await eventually(() => existsSync(pdf));
  expect((await pagesOf(pdf)).length).toBeGreaterThan(3);
  await saveAs(json);
  await page.getByRole('button', { name: 'L’enregistrer en JSON…' }).click();
  await eventually(() => existsSync(json));
  expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({
    product: 'kaizup',
    locale: 'fr',
    title: 'Registre des activités de traitement',
  });
  await page.evaluate(() => window.kaizup.changeSettings({ locale: 'en' }));
  await page.reload();
  await page.getByRole('navigation').getByRole('link', { name: 'Privacy' }).waitFor();
});

test('D9 a sheet is printed without script, network or anything of the page', async () => {
  await desktop.app.evaluate(({ app }) => {
    const seen = globalThis as unknown as { printed?: unknown };
    app.once('web-contents-created', (_event, contents) => {
      contents.once('did-finish-load', () => {
        // Electron has it and does not document it.
        const told = contents as unknown as { getLastWebPreferences(): Record<string, unknown> };
        const { sandbox, javascript, preload, nodeIntegration } = told.getLastWebPreferences();
        const { session } = contents;
        seen.printed = {
          url: contents.getURL(),
          sandbox,
          javascript,
          preload: preload ?? null,
          nodeIntegration,
          stored: session.isPersistent(),
        };
      });
    });
  });
  await saveAs(join(folder, 'mine.pdf'));
  expect(await page.evaluate(() => window.kaizup.saveCopy('pdf'))).toMatchObject({ kind: 'done' });
  expect(
    await desktop.app.evaluate(() => (globalThis as unknown as { printed?: unknown }).printed),
  ).toMatchObject({
    url: 'app://print/0001.html',
    sandbox: true,
    javascript: false,
    preload: null,
    nodeIntegration: false,
    stored: false,
  });
  const outside = await desktop.app.evaluate(async ({ session }) => {
    const answer = (url: string): Promise<number | string> =>
      session
        .fromPartition('printing')
        .fetch(url)
        .then(({ status }) => status, String);
    return [
      await answer('http://127.0.0.1:9/'),
      await answer('app://kaizup/index.html'),
      await answer('app://print/0001.html'),
      await answer('app://print/../settings.json'),
    ];
  });
  expect(outside).toEqual([expect.stringContaining('ERR_BLOCKED_BY_CLIENT'), 404, 404, 404]);
});

test('D9 of two copies at once one is written, and a place that will not do leaves nothing behind', async () => {
  await saveAs(join(folder, 'mine.pdf'));
  const [first, second] = await page.evaluate(() =>
    Promise.all([window.kaizup.saveCopy('pdf'), window.kaizup.saveCopy('archive')]),
  );
  expect(first).toMatchObject({ kind: 'done', value: { files: 1 } });
  expect(second).toMatchObject({ kind: 'failed', error: { code: 'copy-under-way' } });
  const whole = readFileSync(join(folder, 'mine.pdf'));
  mkdirSync(join(folder, 'a-folder'));
  writeFileSync(join(folder, 'a-file'), 'mine');
  for (const place of ['a-folder', 'a-file/mine.pdf', 'not-there/mine.pdf']) {
    await saveAs(join(folder, place));
    for (const kind of ['pdf', 'page', 'archive'] as const) {
      expect(await page.evaluate((each) => window.kaizup.saveCopy(each), kind), place).toMatchObject({
        kind: 'failed',
        error: { code: 'file-not-writable' },
      });
    }
  }
  expect(readdirSync(folder).toSorted()).toEqual(['a-file', 'a-folder', 'mine.pdf']);
  expect(readFileSync(join(folder, 'mine.pdf'))).toEqual(whole);
  expect((await page.evaluate(() => window.kaizup.engineCondition())).kind).toBe('running');
});

test('D9 a copy that is too long for one file becomes several beside each other, and takes no other file’s place', async () => {
  // Nearly as long as a text may be, each: together more than is laid out at once.
  for (let index = 0; index < 5; index += 1) {
    await page
      .getByRole('link', { name: 'New post' })
      .or(page.getByRole('button', { name: 'New post' }))
      .first()
      .click();
    await page.getByLabel('Text of the post').fill(`Draft ${index} ${'word '.repeat(19_000)}`);
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByRole('navigation').getByRole('link', { name: /^Home/ }).click();
  }
  writeFileSync(join(folder, 'mine-2.pdf'), 'somebody else’s');
  await saveAs(join(folder, 'mine.pdf'));
  const saved = await page.evaluate(() => window.kaizup.saveCopy('pdf'));
  expect(saved).toMatchObject({ kind: 'done', value: { files: 2 } });
  expect(readdirSync(folder).toSorted()).toEqual(['mine-2 (2).pdf', 'mine-2.pdf', 'mine.pdf']);
  expect(readFileSync(join(folder, 'mine-2.pdf'), 'utf8')).toBe('somebody else’s');
  for (const name of ['mine.pdf', 'mine-2 (2).pdf']) {
    expect((await pagesOf(join(folder, name))).length, name).toBeGreaterThan(1);
  }
});

test('D9 what was on its way to paper when the computer failed is gone at the next start', async () => {
  const left = join(printing(), 'sheets-left');
  mkdirSync(left, { recursive: true, mode: 0o700 });
  await saveAs(join(folder, 'mine.pdf'));
  // Held at the moment at which the sheets lie there: killed before they are printed.
  await desktop.app.evaluate(({ app }) => {
    app.once('web-contents-created', (_event, contents) => {
      contents.once('did-start-loading', () => process.kill(process.pid, 'SIGKILL'));
    });
  });
  const ended = new Promise((resolve) => desktop.app.process().once('exit', resolve));
  void page.evaluate(() => window.kaizup.saveCopy('pdf')).catch(() => undefined);
  await ended;
  const found = sheets().filter((name) => name !== 'sheets-left');
  expect(found).toHaveLength(1);
  expect(statSync(join(printing(), found[0] ?? '', '0001.html')).mode & 0o777).toBe(0o600);
  expect(statSync(printing()).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder)).toEqual([]);
  before.push(desktop);
  execFileSync('sync');
  desktop = await startDesktop({ profile: desktop.profile });
  await (await desktop.window()).getByRole('navigation').waitFor();
  expect(sheets()).toEqual([]);
});

test('D1 every file and setting of the whole application has its place in the register, and no place stands empty', () => {
  const files = readdirSync(desktop.profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(desktop.profile, join(entry.parentPath, entry.name)));
  for (const name of ['kaizup.db', 'data-key.json', 'settings.json']) expect(files).toContain(name);
  expect(files.filter((file) => placeOfFile(file) === undefined)).toEqual([]);
  const there = [...files, ...readdirSync(desktop.profile).map((name) => `${name}/`)];
  const gone = filePlaces.map(({ pattern }) => pattern).filter((pattern) => !there.includes(pattern));
  // While everything is erased or something is printed, with practice mode, after a wrong password, without a window, and for no crash
  // reporter.
  const onlyAtTimes = [
    erasingMark,
    `${printingFolder}/`,
    'practice/',
    'unlock-attempts.json',
    'publisher.sock',
    `${crashFolder}/`,
  ];
  expect(gone.toSorted()).toEqual(onlyAtTimes.toSorted());
  const kept = JSON.parse(readFileSync(join(desktop.profile, 'settings.json'), 'utf8')) as {
    readonly settings: object;
  };
  // Where the window was is there once it was closed, and said of the file itself.
  expect(Object.keys(kept).filter((name) => !['settings', 'window'].includes(name))).toEqual([]);
  expect(Object.keys(kept.settings)).toContain('locale');
  expect(Object.keys(kept.settings).filter((name) => !(name in settingPlaces))).toEqual([]);
});
