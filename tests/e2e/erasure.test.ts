import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Desktop, eventually, startDesktop } from './desktop.ts';
import { endSuccessor } from './end-successor.ts';

let desktop: Desktop | undefined;
const folder = mkdtempSync(join(tmpdir(), 'kaizup-erasure-'));
afterEach(async () => {
  await desktop?.quit();
  desktop?.remove();
  rmSync(folder, { recursive: true, force: true });
});

test('D9, D10, D11 an owner takes their data along, has everything erased, and is a stranger at the next start', async () => {
  desktop = await startDesktop();
  const { profile } = desktop;
  const page = await desktop.window();
  await page.getByText('I am an adult').click();
  await page.getByText('I use Kaizup for my work').click();
  await page.getByRole('button', { name: 'Refuse all' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
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
  expect(readFileSync(join(folder, 'last-word.txt'), 'utf8')).toContain('The log was whole');

  const before = desktop;
  desktop = await startDesktop({ profile });
  await (await desktop.window()).getByText('I am an adult').waitFor();
  before.remove();
});
