import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startBrowserPerson } from './browser-person.ts';
import { type Desktop, eventually, startDesktop } from './desktop.ts';
import { endSuccessor } from './end-successor.ts';
import { ownerAt } from './owner.ts';

let desktop: Desktop | undefined;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-erasure-'));
});
afterEach(async () => {
  await desktop?.quit();
  desktop?.remove();
  rmSync(folder, { recursive: true, force: true });
});

const canary = 'canary-of-the-house';

/** Files of a folder in which one of the texts stands, in either of the ways in which programs write letters. */
function filesHolding(of: string, texts: readonly string[]): readonly string[] {
  return readdirSync(of, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const content = readFileSync(path);
      return texts.some(
        (text) =>
          content.includes(Buffer.from(text, 'latin1')) || content.includes(Buffer.from(text, 'utf16le')),
      );
    });
}

test('D9, D10, D11 an owner takes their data along, has everything erased, and is a stranger at the next start', async () => {
  desktop = await startDesktop();
  const { profile } = desktop;
  const page = await desktop.window();
  await page.getByText('I am an adult').click();
  await page.getByText('I use Kaizup for my work').click();
  await page.getByRole('button', { name: 'Refuse all' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'New post' }).first().click();
  await page.getByLabel('Text of the post').fill(`The secret of the house: ${canary}`);
  await page.getByText('Saved', { exact: true }).waitFor();
  const key = readFileSync(join(profile, 'data-key.json'));
  await page.getByRole('navigation').getByRole('link', { name: 'Privacy' }).click();
  await page.getByRole('link', { name: 'Your data' }).click();

  const saveAs = (path: string): Promise<void> | undefined =>
    desktop?.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
  await saveAs(join(folder, 'mine.zip'));
  await page.getByRole('button', { name: 'Save an archive…' }).click();
  await page.getByText('The archive is written.').waitFor();
  expect(readFileSync(join(folder, 'mine.zip')).subarray(0, 2).toString()).toBe('PK');
  await saveAs(join(folder, 'mine.html'));
  await page.getByRole('button', { name: 'Save as page…' }).click();
  await page.getByText('The copy is written.').waitFor();
  expect(readFileSync(join(folder, 'mine.html'), 'utf8')).toContain('Everything Kaizup holds');

  await saveAs(join(folder, 'last-word.txt'));
  await page.getByRole('button', { name: 'Erase everything…' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: /When/ }).click();
  await page.getByRole('option', { name: 'At once' }).click();
  const ended = new Promise((resolve) => desktop?.app.process().once('exit', resolve));
  await dialog.getByRole('button', { name: 'Erase now, for good' }).click();
  await ended;
  await eventually(() => !existsSync(join(profile, 'erasing')));
  await endSuccessor(profile);
  expect(filesHolding(profile, [canary, key.toString('latin1')])).toEqual([]);
  expect(readFileSync(join(folder, 'mine.html'), 'utf8')).toContain(canary);
  expect(readFileSync(join(folder, 'last-word.txt'), 'utf8')).toContain('The log was whole');

  const before = desktop;
  desktop = await startDesktop({ profile });
  await (await desktop.window()).getByText('I am an adult').waitFor();
  before.remove();
});

test('D11 an owner has every trace of one post erased: planned, called off, then at once; what is public stays stated', async () => {
  desktop = await startDesktop();
  const person = await startBrowserPerson();
  const page = await desktop.window();
  const owner = ownerAt(desktop, page, person);
  await owner.welcome();
  await owner.connectBluesky();
  await person.leave();
  await owner.write({ text: 'Nobody shall remember', accounts: [/Bluesky/] });
  await owner.send();
  await page
    .getByRole('article', { name: /Bluesky$/ })
    .getByText('Published', { exact: true })
    .waitFor();

  const ask = async (when: string): Promise<void> => {
    await page.getByRole('button', { name: 'More for this post' }).click();
    await page.getByRole('menuitem', { name: 'Erase every trace…' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('Still public there until you delete it: Bluesky').waitFor();
    await dialog.getByRole('button', { name: /When/ }).click();
    await page.getByRole('option', { name: when }).click();
    await dialog.getByRole('button', { name: /^(Plan the erasure|Erase now, for good)$/ }).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  await ask('In 7 days');
  const planned = page.getByText(/^Every trace of this post is erased on /);
  await planned.waitFor();
  await page.getByRole('button', { name: 'More for this post' }).click();
  expect(await page.getByRole('menuitem', { name: 'Erase every trace…' }).count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Call it off' }).click();
  await planned.waitFor({ state: 'hidden' });

  await ask('At once');
  await page.getByText('Erased.', { exact: true }).waitFor();
  for (const view of ['Home', 'Calendar', 'Activity'] as const) {
    await owner.go(view);
    await page.getByRole('main').getByRole('heading').first().waitFor();
    expect(await page.getByText('Nobody shall remember').count(), view).toBe(0);
  }
  await owner.go('Privacy');
  await page.getByRole('link', { name: 'Your data' }).click();
  const erasures = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Erasures' }) });
  await erasures.getByText(/^Erased on /).waitFor();
  await erasures.getByText('Still public there until you delete it: Bluesky').waitFor();
  await page.getByText('Nothing has to stay by law: this Kaizup keeps no invoices.').waitFor();
});
