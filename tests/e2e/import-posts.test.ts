import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserPerson, startBrowserPerson } from './browser-person.ts';
import { type Desktop, startDesktop } from './desktop.ts';
import { type Owner, ownerAt } from './owner.ts';

let desktop: Desktop;
let person: BrowserPerson;
let page: Page;
let owner: Owner;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-rows-'));
  desktop = await startDesktop();
  person = await startBrowserPerson();
  page = await desktop.window();
  page.setDefaultTimeout(12_000);
  owner = ownerAt(desktop, page, person);
  await owner.welcome();
  await owner.connectBluesky();
});
afterAll(async () => {
  await desktop.quit();
  await person.leave();
  desktop.remove();
  rmSync(folder, { recursive: true, force: true });
});

const tomorrow = (): string => {
  const day = new Date(Date.now() + 86_400_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(day.getDate())}/${two(day.getMonth() + 1)}/${day.getFullYear()}`;
};

function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  // As a French spreadsheet writes it: semicolons, and an old encoding.
  writeFileSync(path, Buffer.from(lines.join('\r\n'), 'latin1'));
  return path;
}

async function choose(path: string): Promise<void> {
  await desktop.pickFiles([path]);
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByRole('heading', { name: path.split('/').at(-1) ?? '' }).waitFor();
}

test('posts come out of a file: faults first, then all of them', async () => {
  await owner.go('Calendar');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Import posts from a file' }).click();
  await choose(
    file('faulty.csv', [
      'Date;Heure;Texte;Comptes',
      `${tomorrow()};9h30;Pain aux noix grillées;bluesky`,
      '31/02/2027;12:00;Brioche;personne',
    ]),
  );
  await page.getByText('2 rows · Windows-1252 · separated by ;').waitFor();
  await page.getByText('“31/02/2027” is not a date of the calendar.').waitFor();
  await page.getByText('No connected account is called “personne”.').waitFor();
  expect(await page.getByRole('button', { name: 'Import 1 post' }).isDisabled()).toBe(true);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations).toEqual([]);

  await page.getByRole('button', { name: 'Another file' }).click();
  await choose(
    file('plan.csv', [
      'Date;Heure;Texte;Comptes;Statut',
      `${tomorrow()};9h30;Pain aux noix grillées;bluesky;`,
      `${tomorrow()};17:00;Brioche du soir;;`,
      ';;Une idée pour plus tard;bluesky;brouillon',
    ]),
  );
  await page.getByText('No account is named.').waitFor();
  await page
    .getByRole('group', { name: 'Rows that name no account go to' })
    .getByRole('button', { name: /Bluesky/ })
    .click();
  const order = page.getByRole('radio', { name: /^\d+ \p{L}+$/u }).first();
  if (await order.isVisible()) await order.click({ force: true });
  await page.getByRole('button', { name: 'Import 3 posts' }).click();
  await page.getByRole('heading', { name: '3 posts are in your plan' }).waitFor();
  await page.getByRole('button', { name: 'Open the calendar' }).click();
  await page.getByText('Pain aux noix grillées').first().waitFor();
  await page.getByText('Brioche du soir').first().waitFor();
});
